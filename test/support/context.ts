import { fullAccess } from '../../shared/access/access.ts'
import type { Context } from '../../shared/directory/context.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import type { Table } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { noon, today } from './clock.ts'
import { seededDraw } from './random.ts'

/** What a test says of its requests; everything but the table has a fixed value. */
export type ContextOptions = {
  readonly table: Table
  readonly now?: Date
  readonly actor?: string
  readonly seed?: number
}

/** Requests one after the other: each call is a new one, a second later, with its own id; `more` adds source or idempotency. */
export type Requests = (more?: Partial<Context>) => Context

/** Requests of one actor, with ids drawn from a seed; two makers of requests in one test need two seeds. */
export function testRequests({ table, now = noon(today), actor = 'user:clerk', seed = 1 }: ContextOptions): Requests {
  const ids = makeIds(seededDraw(seed))
  const cursors = makeCursors('test')
  let nth = 0
  return (more = {}) => {
    nth++
    return {
      table,
      cursors,
      ids,
      now: new Date(now.getTime() + nth * 1000),
      actor: { id: actor, kind: 'user' },
      access: fullAccess,
      requestId: `request-${seed}-${nth}`,
      ...more,
    }
  }
}

/** A single request. */
export function testContext(options: ContextOptions): Context {
  return testRequests(options)()
}
