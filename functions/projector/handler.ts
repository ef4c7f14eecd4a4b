import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { makeLog } from '../../shared/log.ts'
import { openTable } from '../../shared/table/client.ts'
import { createProjector } from './app.ts'
import { projectorEnvironment } from './env.ts'

const env = projectorEnvironment.parse(process.env)
const now = () => new Date()

/** Not the console: under JSON logging Lambda would put the line as text into a record of its own. */
const toStandardOutput = (line: string) => process.stdout.write(`${line}\n`)

const projector = createProjector({
  table: openTable({ name: env.TABLE_NAME }),
  log: makeLog(env.LOG_LEVEL, now, toStandardOutput),
  now,
})

/** Entry of the Lambda function behind the table's stream; the schedule sends `{ "maintain": true }`. */
export async function handler(
  event: DynamoDBStreamEvent | { readonly maintain: true },
): Promise<DynamoDBBatchResponse | undefined> {
  if ('Records' in event) return projector.follow(event)
  await projector.maintain()
  return undefined
}
