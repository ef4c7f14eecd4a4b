import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type BatchWriteCommandOutput,
  DeleteCommand,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import type { Table } from '../client.ts'
import type { Key } from '../item.ts'
import { pause } from '../pause.ts'
import { eachInFlight, inRuns } from './in-flight.ts'
import { patiently } from './patience.ts'

/** An item of the index: its key and what it holds, without a type. */
export type IndexItem = Key & Readonly<Record<string, unknown>>

/** What must be true of the stored item for a write to go through: it is not there, or an attribute of it has this value. */
export type Held = 'absent' | { readonly attribute: string; readonly is: number }

/** Puts an item if the expectation holds; false where it does not, or where a transaction is just writing the item. */
export function putIf(table: Table, item: IndexItem, held: Held): Promise<boolean> {
  return ifHeld(async () => {
    const { ConsumedCapacity } = await table.doc.send(
      new PutCommand({ TableName: table.name, Item: item, ReturnConsumedCapacity: 'TOTAL', ...conditionOf(held) }),
    )
    table.meter?.({ operation: 'PutItem', read: 0, write: ConsumedCapacity?.CapacityUnits ?? 0 })
  })
}

/** Deletes an item, if `held` is given only where it holds; false where it does not. */
export function deleteIf(table: Table, { PK, SK }: Key, held?: Exclude<Held, 'absent'>): Promise<boolean> {
  return ifHeld(async () => {
    const { ConsumedCapacity } = await table.doc.send(
      new DeleteCommand({
        TableName: table.name,
        Key: { PK, SK },
        ReturnConsumedCapacity: 'TOTAL',
        ...(held === undefined ? {} : conditionOf(held)),
      }),
    )
    table.meter?.({ operation: 'DeleteItem', read: 0, write: ConsumedCapacity?.CapacityUnits ?? 0 })
  })
}

/** Puts all of the items, or none: false where an expectation does not hold or another write is in the way. */
export function putTogether(table: Table, puts: readonly (readonly [IndexItem, Held])[]): Promise<boolean> {
  return transact(
    table,
    puts.map(([Item, held]) => ({ Put: { TableName: table.name, Item, ...conditionOf(held) } })),
  )
}

/** Puts items if another one is as expected at that very moment; at most 99. */
export function putWhile(
  table: Table,
  items: readonly IndexItem[],
  check: Key,
  held: Exclude<Held, 'absent'>,
): Promise<boolean> {
  return transact(table, [
    { ConditionCheck: { TableName: table.name, Key: check, ...conditionOf(held) } },
    ...items.map((Item) => ({ Put: { TableName: table.name, Item } })),
  ])
}

function transact(table: Table, steps: NonNullable<TransactWriteCommandInput['TransactItems']>): Promise<boolean> {
  return ifHeld(async () => {
    const { ConsumedCapacity } = await table.doc.send(
      new TransactWriteCommand({ TransactItems: steps, ReturnConsumedCapacity: 'TOTAL' }),
    )
    const units = (ConsumedCapacity ?? []).reduce((sum, each) => sum + (each.CapacityUnits ?? 0), 0)
    table.meter?.({ operation: 'TransactWriteItems', read: 0, write: units })
  })
}

/** Adds to a number of an item, which is made where it is missing; answers the sum. */
export async function addTo(table: Table, key: Key, attribute: string, by: number): Promise<number> {
  return patiently(async () => {
    const { Attributes, ConsumedCapacity } = await table.doc.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: 'ADD #n :by',
        ExpressionAttributeNames: { '#n': attribute },
        ExpressionAttributeValues: { ':by': by },
        ReturnValues: 'UPDATED_NEW',
        ReturnConsumedCapacity: 'TOTAL',
      }),
    )
    table.meter?.({ operation: 'UpdateItem', read: 0, write: ConsumedCapacity?.CapacityUnits ?? 0 })
    return Number(Attributes?.[attribute])
  })
}

/** Puts items without conditions, 25 a request, repeating what the table did not take. */
export function putMany(table: Table, items: readonly IndexItem[]): Promise<void> {
  return writeMany(
    table,
    items.map((Item) => ({ PutRequest: { Item } })),
  )
}

/** Deletes items by key, 25 a request, repeating what the table did not take. */
export function deleteMany(table: Table, keys: readonly Key[]): Promise<void> {
  return writeMany(
    table,
    keys.map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } })),
  )
}

type Requests = NonNullable<BatchWriteCommandInput['RequestItems']>[string]

async function writeMany(table: Table, requests: Requests): Promise<void> {
  await eachInFlight(inRuns(requests, 25), async (run) => {
    let rest: BatchWriteCommandInput['RequestItems'] = { [table.name]: run }
    for (let nth = 0; rest !== undefined && Object.keys(rest).length > 0; nth++) {
      if (nth > 0) await pause(nth)
      const command = new BatchWriteCommand({ RequestItems: rest, ReturnConsumedCapacity: 'TOTAL' })
      const answer: BatchWriteCommandOutput = await patiently(() => table.doc.send(command))
      table.meter?.({ operation: 'BatchWriteItem', read: 0, write: answer.ConsumedCapacity?.[0]?.CapacityUnits ?? 0 })
      rest = answer.UnprocessedItems
    }
  })
}

function conditionOf(held: Held) {
  if (held === 'absent') return { ConditionExpression: 'attribute_not_exists(PK)' }
  return {
    ConditionExpression: '#held = :held',
    ExpressionAttributeNames: { '#held': held.attribute },
    ExpressionAttributeValues: { ':held': held.is },
  }
}

async function ifHeld(write: () => Promise<void>): Promise<boolean> {
  try {
    await patiently(write)
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException) return false
    if (error instanceof TransactionCanceledException && isPassing(error)) return false
    throw error
  }
}

function isPassing({ CancellationReasons = [] }: TransactionCanceledException): boolean {
  const passing = ['None', 'ConditionalCheckFailed', 'TransactionConflict']
  return CancellationReasons.length > 0 && CancellationReasons.every(({ Code }) => passing.includes(Code ?? 'None'))
}
