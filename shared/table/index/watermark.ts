import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../client.ts'
import { getItem } from '../read.ts'
import { indexKeys } from './index-keys.ts'

/** The time (ISO 8601) of the newest change that was projected; undefined before the first one. */
export async function readWatermark(table: Table): Promise<string | undefined> {
  const reached = (await getItem(table, indexKeys.watermark))?.reached
  return typeof reached === 'string' ? reached : undefined
}

/** Moves the watermark on to `reached`; it never goes back. */
export async function advanceWatermark(table: Table, reached: string): Promise<void> {
  try {
    const { ConsumedCapacity } = await table.doc.send(
      new UpdateCommand({
        TableName: table.name,
        Key: indexKeys.watermark,
        UpdateExpression: 'SET reached = :reached',
        ConditionExpression: 'attribute_not_exists(reached) OR reached < :reached',
        ExpressionAttributeValues: { ':reached': reached },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    )
    table.meter?.({ operation: 'UpdateItem', read: 0, write: ConsumedCapacity?.CapacityUnits ?? 0 })
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
  }
}
