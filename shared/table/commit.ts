import {
  TransactionCanceledException as Canceled,
  ReturnValuesOnConditionCheckFailure,
  type TransactionCanceledException,
} from '@aws-sdk/client-dynamodb'
import { TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { AppError, Moved } from '../errors.ts'
import type { Table } from './client.ts'
import type { Item, Key } from './item.ts'
import { pause } from './pause.ts'

/**
 * What must be true of the stored item for a write to go through: it is not there, it is there, it is there and not merged away (`current`, of a
 * person), or it has this version.
 */
export type Expectation = 'absent' | 'present' | 'current' | 'anything' | { readonly version: number }

/** One step of a transaction; `refusal` is what its caller hears when the expectation does not hold. */
export type Write =
  | { readonly kind: 'put'; readonly item: Item; readonly expect: Expectation; readonly refusal?: AppError }
  | { readonly kind: 'delete'; readonly key: Key; readonly expect: Expectation; readonly refusal?: AppError }
  | { readonly kind: 'check'; readonly key: Key; readonly expect: Expectation; readonly refusal?: AppError }

/** Most steps that one transaction takes: a limit of DynamoDB. */
export const maxWrites = 100

const attempts = 6

/**
 * Writes everything or nothing. Throws the refusal of the first step whose expectation does not hold, `conflict` where that step
 * has none, `Moved` where it asked for a person who is merged away, `busy` when other transactions keep holding the same items.
 */
export async function commit(table: Table, steps: readonly Write[]): Promise<void> {
  const writes = distinct(steps)
  if (writes.length > maxWrites)
    throw new RangeError(`${writes.length} writes in one transaction, at most ${maxWrites}`)
  const input: TransactWriteCommandInput = {
    TransactItems: writes.map((write) => toTransactItem(table, write)),
    ReturnConsumedCapacity: 'TOTAL',
  }
  for (let attempt = 1; ; attempt++) {
    try {
      const { ConsumedCapacity } = await table.doc.send(new TransactWriteCommand(input))
      const units = (ConsumedCapacity ?? []).reduce((sum, each) => sum + (each.CapacityUnits ?? 0), 0)
      table.meter?.({ operation: 'TransactWriteItems', read: 0, write: units })
      return
    } catch (error) {
      if (!(error instanceof Canceled)) throw error
      const failed = failedWrite(error, writes)
      if (failed !== undefined) throw failed
      if (!isTransient(error)) throw error
      if (attempt === attempts) throw busy
      await pause(attempt)
    }
  }
}

const conflict = new AppError('conflict', {
  zh: '数据在写入时被他人改动，请重新读取后再试。',
  en: 'The data was changed by someone else during the write; read it again and retry.',
})

const busy = new AppError('busy', {
  zh: '同一数据正被反复写入，请稍后再试。',
  en: 'The same data is being written over and over; retry in a moment.',
})

/** A transaction touches an item once: a check gives way to a write of the same item, and to a check that asks for more. */
function distinct(steps: readonly Write[]): Write[] {
  const byKey = new Map<string, Write>()
  for (const step of steps) {
    const { PK, SK } = step.kind === 'put' ? step.item : step.key
    const key = `${PK}\n${SK}`
    const other = byKey.get(key)
    if (other !== undefined && other.kind !== 'check' && step.kind !== 'check')
      throw new RangeError(`two writes of ${PK} ${SK} in one transaction`)
    const weaker = step.kind === 'check' && (other?.kind !== 'check' || demand(step) <= demand(other))
    if (other === undefined || !weaker) byKey.set(key, step)
  }
  return [...byKey.values()]
}

/** How much a check asks for: a version more than that somebody is there and not merged away, and that more than that they are there. */
function demand({ expect }: Write): number {
  const least = ['anything', 'present', 'current']
  return typeof expect === 'string' && least.includes(expect) ? least.indexOf(expect) : least.length
}

/** The refusal of the first step whose expectation did not hold. */
function failedWrite(error: TransactionCanceledException, writes: readonly Write[]): AppError | undefined {
  const reasons = error.CancellationReasons ?? []
  const at = reasons.findIndex(({ Code }) => Code === 'ConditionalCheckFailed')
  const { id, merged } = reasons[at]?.Item ?? {}
  const into = merged?.M?.into?.S
  if (id?.S !== undefined && into !== undefined) return new Moved(id.S, into)
  return at < 0 ? undefined : (writes[at]?.refusal ?? conflict)
}

function isTransient(error: TransactionCanceledException): boolean {
  const passing = ['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']
  return (error.CancellationReasons ?? []).every(({ Code }) => passing.includes(Code ?? 'None'))
}

function toTransactItem(table: Table, write: Write): NonNullable<TransactWriteCommandInput['TransactItems']>[number] {
  const condition = { TableName: table.name, ...conditionOf(write.expect) }
  switch (write.kind) {
    case 'put':
      return { Put: { ...condition, Item: write.item } }
    case 'delete':
      return { Delete: { ...condition, Key: write.key } }
    case 'check':
      return { ConditionCheck: { ConditionExpression: 'attribute_exists(PK)', ...condition, Key: write.key } }
  }
}

function conditionOf(expect: Expectation) {
  if (expect === 'anything') return {}
  if (expect === 'absent') return { ConditionExpression: 'attribute_not_exists(PK)' }
  if (expect === 'present') return { ConditionExpression: 'attribute_exists(PK)' }
  if (expect === 'current')
    return {
      ConditionExpression: 'attribute_exists(PK) AND attribute_not_exists(merged)',
      ReturnValuesOnConditionCheckFailure: ReturnValuesOnConditionCheckFailure.ALL_OLD,
    }
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':version': expect.version },
  }
}
