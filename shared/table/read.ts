import { BatchGetCommand, GetCommand, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb'
import { AppError } from '../errors.ts'
import type { Table } from './client.ts'
import { inRuns, mapInFlight } from './index/in-flight.ts'
import type { Key } from './item.ts'
import type { IndexName } from './names.ts'
import { pause } from './pause.ts'

/** An item as it comes from the table. */
export type Stored = Readonly<Record<string, unknown>>

/** The items of one partition in key order: all of it, those below a prefix, or a range of sort keys. */
export type Range = {
  readonly index?: IndexName
  readonly pk: string
  readonly prefix?: string
  readonly between?: readonly [string, string]
  readonly descending?: boolean
}

/** Reads one item, strongly consistent; undefined when there is none. */
export async function getItem(table: Table, key: Key): Promise<Stored | undefined> {
  const { Item, ConsumedCapacity } = await table.doc.send(
    new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }),
  )
  table.meter?.({ operation: 'GetItem', read: ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
  return Item
}

/** Reads many items by key, in no order, 100 a request and eight requests at once; those that do not exist are left out. */
export async function getItems(table: Table, keys: readonly Key[], ConsistentRead = false): Promise<Stored[]> {
  const unique = [...new Map(keys.map(({ PK, SK }) => [`${PK}\n${SK}`, { PK, SK }])).values()]
  const found = await mapInFlight(inRuns(unique, 100), (run) => getBatch(table, run, ConsistentRead), 8)
  return found.flat()
}

/** Most attempts at what a batch leaves unprocessed: some four seconds. */
const attempts = 20

/** Up to 100 items by key in one request, and more for what it leaves unprocessed. Throws `busy` when that does not end. */
export async function getBatch(table: Table, keys: readonly Key[], ConsistentRead = false): Promise<Stored[]> {
  const found: Stored[] = []
  let rest: Record<string, unknown>[] = keys.map(({ PK, SK }) => ({ PK, SK }))
  for (let attempt = 0; rest.length > 0; attempt++) {
    if (attempt === attempts) throw tooBusy
    if (attempt > 0) await pause(attempt)
    const answer = await table.doc.send(
      new BatchGetCommand({
        RequestItems: { [table.name]: { Keys: rest, ConsistentRead } },
        ReturnConsumedCapacity: 'TOTAL',
      }),
    )
    table.meter?.({ operation: 'BatchGetItem', read: answer.ConsumedCapacity?.[0]?.CapacityUnits ?? 0, write: 0 })
    found.push(...(answer.Responses?.[table.name] ?? []))
    rest = answer.UnprocessedKeys?.[table.name]?.Keys ?? []
  }
  return found
}

const tooBusy = new AppError('busy', { zh: '读取过于繁忙，请稍后再试。', en: 'Too busy to read; retry in a moment.' })

/** One request for items of `range` after the key `after`; `next` is there while more may follow. Base table reads are strongly consistent. */
export async function queryOnce(
  table: Table,
  range: Range,
  limit: number | undefined,
  after: Stored | undefined,
): Promise<{ items: Stored[]; next: Stored | undefined }> {
  const input: QueryCommandInput = {
    TableName: table.name,
    IndexName: range.index,
    ConsistentRead: range.index === undefined,
    ScanIndexForward: !range.descending,
    Limit: limit,
    ExclusiveStartKey: after,
    ReturnConsumedCapacity: 'TOTAL',
    ...keyCondition(range),
  }
  const { Items, LastEvaluatedKey, ConsumedCapacity } = await table.doc.send(new QueryCommand(input))
  table.meter?.({ operation: 'Query', read: ConsumedCapacity?.CapacityUnits ?? 0, write: 0 })
  return { items: Items ?? [], next: LastEvaluatedKey }
}

/** All items of `range`, page by page as they are asked for. */
export async function* queryAll(table: Table, range: Range): AsyncGenerator<Stored> {
  let after: Stored | undefined
  do {
    const { items, next } = await queryOnce(table, range, undefined, after)
    yield* items
    after = next
  } while (after !== undefined)
}

function keyCondition({ index, pk, prefix, between }: Range) {
  const name = index ?? ''
  const names = { '#pk': `${name}PK` }
  if (between !== undefined)
    return {
      KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :from AND :to',
      ExpressionAttributeNames: { ...names, '#sk': `${name}SK` },
      ExpressionAttributeValues: { ':pk': pk, ':from': between[0], ':to': between[1] },
    }
  if (prefix === undefined)
    return {
      KeyConditionExpression: '#pk = :pk',
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: { ':pk': pk },
    }
  return {
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
    ExpressionAttributeNames: { ...names, '#sk': `${name}SK` },
    ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
  }
}
