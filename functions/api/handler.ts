import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda'
import { recheckPeople } from '../../shared/directory/eligibility/recheck-people.ts'
import { openCandidates } from '../../shared/directory/open-candidates.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { drawId } from '../../shared/http/draw-id.ts'
import { makeLog } from '../../shared/log.ts'
import { s3Files } from '../../shared/store/s3-files.ts'
import { sqsJobs } from '../../shared/store/sqs-jobs.ts'
import { openTable } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { createApp } from './app.ts'
import { apiEnvironment } from './env.ts'
import { gatewayRequestId, iamActor } from './iam-actor.ts'

const env = apiEnvironment.parse(process.env)
const { SecretString = '' } = await new SecretsManagerClient().send(
  new GetSecretValueCommand({ SecretId: env.CURSOR_SECRET_ARN }),
)
if (SecretString.length < 32) throw new RangeError('the cursor secret is shorter than 32 characters')
const now = () => new Date()
const table = openTable({ name: env.TABLE_NAME })

/** Not the console: under JSON logging Lambda would put the line as text into a record of its own. */
const toStandardOutput = (line: string) => process.stdout.write(`${line}\n`)

/** Entry of the Lambda function behind the HTTP API. A CSV file goes out as bytes: as text it would lose the mark by which Excel knows UTF-8. */
export const handler = handle(
  createApp({
    table,
    candidates: openCandidates(table),
    recheck: recheckPeople,
    store: { files: s3Files(env.FILES_BUCKET), jobs: sqsJobs(env.JOBS_QUEUE_URL) },
    cursors: makeCursors(SecretString),
    ids: makeIds(drawId),
    now,
    log: makeLog(env.LOG_LEVEL, now, toStandardOutput),
    principalOf: async (c) => ({ ...iamActor(c), grants: [] }),
    requestIdOf: gatewayRequestId,
  }),
  { isContentTypeBinary: (type) => type.startsWith('text/csv') || defaultIsContentTypeBinary(type) },
)
