import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { inject } from 'vitest'
import { openTable, type Table } from '../../shared/table/client.ts'
import type { Key } from '../../shared/table/item.ts'

/** The process dies: no answer, and nothing after it runs. */
export class Crash extends Error {
  override readonly name = 'Crash'
}

/** One call to DynamoDB: its name, its place among the calls of that name (from 1), its input as it is sent, and the way on, with another input if need be. */
export type Call = {
  readonly command: string
  readonly nth: number
  readonly input: Record<string, unknown>
  readonly proceed: (input?: Record<string, unknown>) => Promise<object>
}

/** The same table through a client of its own, each of whose calls goes through `handle`, which may answer, throw or proceed. */
export function intercepted(table: Table, handle: (call: Call) => Promise<object>): Table {
  const own = openTable({ name: table.name, endpoint: inject('dynamodbEndpoint') })
  const counts = new Map<string, number>()
  own.doc.middlewareStack.add(
    (next, context) => async (args) => {
      const command = String(context.commandName)
      const nth = (counts.get(command) ?? 0) + 1
      counts.set(command, nth)
      let response: unknown
      const proceed = async (input: Record<string, unknown> = {}) => {
        const answer = await next({ ...args, input: { ...args.input, ...input } })
        response = answer.response
        return answer.output
      }
      const output = await handle({ command, nth, input: { ...args.input }, proceed })
      return { output: { $metadata: {}, ...output }, response }
    },
    { step: 'initialize', priority: 'low', name: 'fault' },
  )
  return own
}

const writing = 'TransactWriteItemsCommand'

/** Dies at the `nth` transaction: before it reaches the table, or after it is in and before the answer arrives. */
export function crashing(table: Table, nth: number, when: 'before' | 'after'): Table {
  return intercepted(table, async (call) => {
    if (call.command !== writing || call.nth !== nth) return call.proceed()
    if (when === 'after') await call.proceed()
    throw new Crash(`${when} transaction ${nth}`)
  })
}

/** Somebody else acts just before the `nth` transaction goes out, after everything that it rests on was read. */
export function interrupted(table: Table, nth: number, other: () => Promise<unknown>): Table {
  return intercepted(table, async (call) => {
    if (call.command === writing && call.nth === nth) await other()
    return call.proceed()
  })
}

/** Somebody else acts just before the item at `key` is read for the first time. */
export function interruptedRead(table: Table, key: Key, other: () => Promise<unknown>): Table {
  let acted = false
  return intercepted(table, async ({ command, input, proceed }) => {
    const sought = JSON.stringify(input.Key) === JSON.stringify(key)
    if (command === 'GetItemCommand' && sought && !acted) {
      acted = true
      await other()
    }
    return proceed()
  })
}

/** Other transactions hold the same items for the first `times` attempts; `calls` counts all. */
export function contended(table: Table, times: number): { table: Table; calls: () => number } {
  let calls = 0
  const busy = intercepted(table, async (call) => {
    if (call.command !== writing) return call.proceed()
    calls++
    if (call.nth <= times) throw canceled(['None', 'TransactionConflict'])
    return call.proceed()
  })
  return { table: busy, calls: () => calls }
}

/** A cancelled transaction with the reasons of its steps. */
export function canceled(reasons: readonly string[]): TransactionCanceledException {
  return new TransactionCanceledException({
    message: 'cancelled by a test',
    $metadata: {},
    CancellationReasons: reasons.map((Code) => ({ Code })),
  })
}
