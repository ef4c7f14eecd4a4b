import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from './client.ts'
import type { Key } from './item.ts'
import { tableNames } from './names.ts'

/** Adds `by` to a counter unless it would come to more than `most`; the counter goes by itself some time after `expires`. */
export type Count = (
  table: Table,
  counter: { readonly key: Key; readonly by: number; readonly most: number; readonly expires: Date },
) => Promise<Counted>

/** Whether it was added, and what the counter stands at now. */
export type Counted = { readonly added: boolean; readonly total: number }

/** Milliseconds for which a request waits for its counter. */
const usualPatience = 1_000

/**
 * Counts in the table, exactly, however many instances count at once: condition and addition are one step of one item. One write unit, also where nothing is added.
 * An addition whose answer was lost is repeated by the SDK and may then count twice: never too few. Throws what the SDK throws, and after `patience` milliseconds.
 */
export function countInTable(patience = usualPatience): Count {
  return (table, counter) => countOnce(table, counter, AbortSignal.timeout(patience))
}

async function countOnce(
  table: Table,
  { key, by, most, expires }: Parameters<Count>[1],
  abortSignal: AbortSignal,
): Promise<Counted> {
  const meter = () => table.meter?.({ operation: 'UpdateItem', read: 0, write: 1 })
  try {
    const { Attributes } = await table.doc.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'SET T = :type, #expires = :expires ADD n :by',
        ConditionExpression: 'attribute_not_exists(n) AND :by <= :most OR n <= :room',
        ExpressionAttributeNames: { '#expires': tableNames.ttl },
        ExpressionAttributeValues: {
          ':type': 'counter',
          ':expires': Math.floor(expires.getTime() / 1000),
          ':by': by,
          ':most': most,
          ':room': most - by,
        },
        ReturnValues: 'UPDATED_NEW',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
      { abortSignal },
    )
    meter()
    return { added: true, total: Number(Attributes?.n) }
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error
    meter()
    return { added: false, total: Number(error.Item?.n?.N ?? 0) }
  }
}
