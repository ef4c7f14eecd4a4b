import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '../client.ts'
import type { Key } from '../item.ts'
import { getBatch, type Stored } from '../read.ts'
import { eachInFlight, inRuns } from './in-flight.ts'
import { patiently } from './patience.ts'

/** Sort keys of one partition, both inclusive; or the nearest at or before `upTo`. */
export type Span = { readonly pk: string; readonly from?: string; readonly to: string }

/** Items by key, 100 a request and all requests at once; those that do not exist are left out. */
export async function getMany(table: Table, keys: readonly Key[], consistent: boolean): Promise<Stored[]> {
  const found: Stored[] = []
  await eachInFlight(inRuns(keys, 100), async (run) => {
    for (const item of await patiently(() => getBatch(table, run, consistent))) found.push(item)
  })
  return found
}

/** All items of a span in order of their sort keys. */
export async function querySpan(table: Table, span: Span, ConsistentRead: boolean): Promise<Stored[]> {
  const found: Stored[] = []
  let after: Stored | undefined
  do {
    const ExclusiveStartKey = after
    const { Items, LastEvaluatedKey } = await query(table, span, { ConsistentRead, ExclusiveStartKey })
    for (const item of Items ?? []) found.push(item)
    after = LastEvaluatedKey
  } while (after !== undefined)
  return found
}

/** The item at or nearest before the end of a span. */
export async function queryLast(table: Table, span: Span, ConsistentRead: boolean): Promise<Stored | undefined> {
  const { Items } = await query(table, span, { ConsistentRead, ScanIndexForward: false, Limit: 1 })
  return Items?.[0]
}

async function query(table: Table, { pk, from, to }: Span, how: object) {
  const answer = await patiently(() =>
    table.doc.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: from === undefined ? 'PK = :pk AND SK <= :to' : 'PK = :pk AND SK BETWEEN :from AND :to',
        ExpressionAttributeValues: { ':pk': pk, ':to': to, ...(from === undefined ? {} : { ':from': from }) },
        ReturnConsumedCapacity: 'TOTAL',
        ...how,
      }),
    ),
  )
  table.meter?.({ operation: 'Query', read: answer.ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
  return answer
}
