import { BatchWriteCommand, type BatchWriteCommandInput, type BatchWriteCommandOutput } from '@aws-sdk/lib-dynamodb'
import type { Table } from './client.ts'
import type { Item } from './item.ts'
import { pause } from './pause.ts'

const lanes = 8

/**
 * Puts many items without conditions, 25 a request over several lanes, repeating what the table did not take; for loads into an empty
 * table, where nothing can be overwritten. `progress` hears how many are in.
 */
export async function putAll(
  table: Table,
  items: readonly Item[],
  progress: (done: number) => void = () => {},
): Promise<void> {
  let at = 0
  let done = 0
  const lane = async () => {
    for (let batch = items.slice(at, at + 25); batch.length > 0; batch = items.slice(at, at + 25)) {
      at += 25
      await putBatch(table, batch)
      done += batch.length
      progress(done)
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
}

async function putBatch(table: Table, items: readonly Item[]): Promise<void> {
  let rest: BatchWriteCommandInput['RequestItems'] = { [table.name]: items.map((Item) => ({ PutRequest: { Item } })) }
  for (let attempt = 0; rest !== undefined && Object.keys(rest).length > 0; attempt++) {
    if (attempt > 0) await pause(attempt)
    const answer: BatchWriteCommandOutput = await table.doc.send(
      new BatchWriteCommand({ RequestItems: rest, ReturnConsumedCapacity: 'TOTAL' }),
    )
    table.meter?.({ operation: 'BatchWriteItem', read: 0, write: answer.ConsumedCapacity?.[0]?.CapacityUnits ?? 0 })
    rest = answer.UnprocessedItems
  }
}
