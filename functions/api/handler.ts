import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda'
import { recheckPeople } from '../../shared/directory/eligibility/recheck-people.ts'
import { openCandidates } from '../../shared/directory/open-candidates.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { allowances } from '../../shared/http/allowances.ts'
import { drawId } from '../../shared/http/draw-id.ts'
import { makePseudonyms } from '../../shared/http/pseudonym.ts'
import { tokenPrincipal } from '../../shared/http/tokens/token-principal.ts'
import { tokenVerifier } from '../../shared/http/tokens/verify-token.ts'
import { makeLog } from '../../shared/log.ts'
import { kmsHasher } from '../../shared/store/kms-hasher.ts'
import { s3Files } from '../../shared/store/s3-files.ts'
import { sqsJobs } from '../../shared/store/sqs-jobs.ts'
import { openTable } from '../../shared/table/client.ts'
import { countInTable } from '../../shared/table/counter.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { createApp } from './app.ts'
import { apiEnvironment } from './env.ts'
import { gatewayRequestId } from './gateway-request-id.ts'

const env = apiEnvironment.parse(process.env)
const secrets = new SecretsManagerClient()
const cursorSecret = async (VersionStage: string) => {
  const { SecretString } = await secrets.send(
    new GetSecretValueCommand({ SecretId: env.CURSOR_SECRET_ARN, VersionStage }),
  )
  return SecretString ?? ''
}
const [secret, secretBefore] = await Promise.all([
  cursorSecret('AWSCURRENT'),
  // There is none until the secret is changed for the first time.
  cursorSecret('AWSPREVIOUS').catch(() => ''),
])
if (secret.length < 32) throw new RangeError('the cursor secret is shorter than 32 characters')
const now = () => new Date()
const table = openTable({ name: env.TABLE_NAME })
const verify = tokenVerifier(
  { issuer: env.TOKEN_ISSUER, audience: env.TOKEN_AUDIENCE, algorithms: env.TOKEN_ALGORITHMS },
  now,
)

/** Not the console: under JSON logging Lambda would put the line as text into a record of its own. */
const toStandardOutput = (line: string) => process.stdout.write(`${line}\n`)

/** Entry of the Lambda function behind the HTTP API. A CSV file goes out as bytes: as text it would lose the mark by which Excel knows UTF-8. */
export const handler = handle(
  createApp({
    table,
    candidates: openCandidates(table),
    recheck: recheckPeople,
    store: { files: s3Files(env.FILES_BUCKET), jobs: sqsJobs(env.JOBS_QUEUE_URL) },
    hashIdentity: kmsHasher(env.IDENTITY_KEY_ARN),
    cursors: makeCursors(secret, ...(secretBefore === '' ? [] : [secretBefore])),
    ids: makeIds(drawId),
    now,
    log: makeLog(env.LOG_LEVEL, now, toStandardOutput),
    principalOf: tokenPrincipal({ verify, stewards: env.STEWARDS }),
    allowances: { figures: allowances, count: countInTable() },
    pseudonymOf: makePseudonyms(secret),
    requestIdOf: gatewayRequestId,
  }),
  { isContentTypeBinary: (type) => type.startsWith('text/csv') || defaultIsContentTypeBinary(type) },
)
