import { randomUUID } from 'node:crypto'
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { rightsOf } from '../../shared/directory/grants.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { drawId } from '../../shared/http/draw-id.ts'
import { makeLog } from '../../shared/log.ts'
import { kmsHasher } from '../../shared/store/kms-hasher.ts'
import { s3Files } from '../../shared/store/s3-files.ts'
import { sqsJobs } from '../../shared/store/sqs-jobs.ts'
import { openTable } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { createImporter } from './app.ts'
import { importerEnvironment } from './env.ts'

const env = importerEnvironment.parse(process.env)
const now = () => new Date()

/** Not the console: under JSON logging Lambda would put the line as text into a record of its own. */
const toStandardOutput = (line: string) => process.stdout.write(`${line}\n`)

const importer = createImporter({
  table: openTable({ name: env.TABLE_NAME }),
  store: { files: s3Files(env.FILES_BUCKET), jobs: sqsJobs(env.JOBS_QUEUE_URL) },
  hashIdentity: kmsHasher(env.IDENTITY_KEY_ARN),
  rightsOf: (table, actor) => rightsOf(table, actor, env.STEWARDS),
  // A job gives out no cursors, so nobody ever opens one under this secret.
  cursors: makeCursors(randomUUID()),
  ids: makeIds(drawId),
  now,
  log: makeLog(env.LOG_LEVEL, now, toStandardOutput),
  clock: () => performance.now(),
  requestId: randomUUID,
})

/** Entry of the Lambda function behind the queue of jobs. */
export function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  return importer.consume(event, () => context.getRemainingTimeInMillis())
}
