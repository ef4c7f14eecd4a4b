import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import { makeLog } from '../../shared/log.ts'
import { openTable } from '../../shared/table/client.ts'
import { createSealer } from './app.ts'
import { sealerEnvironment } from './env.ts'

const env = sealerEnvironment.parse(process.env)
const { SecretString = '' } = await new SecretsManagerClient().send(
  new GetSecretValueCommand({ SecretId: env.SEAL_SECRET_ARN }),
)
if (SecretString.length < 32) throw new RangeError('the key of the seals is shorter than 32 characters')
const now = () => new Date()

/** Not the console: under JSON logging Lambda would put the line as text into a record of its own. */
const toStandardOutput = (line: string) => process.stdout.write(`${line}\n`)

const sealer = createSealer({
  table: openTable({ name: env.TABLE_NAME }),
  key: SecretString,
  log: makeLog(env.LOG_LEVEL, now, toStandardOutput),
  now,
})

/** Entry of the Lambda function that follows the audit items in the table's stream. */
export function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return sealer.follow(event)
}
