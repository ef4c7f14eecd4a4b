import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../../../shared/directory/context.ts'
import { readAll } from '../../../../shared/directory/read.ts'
import { abandonSession } from '../../../../shared/directory/session-changes/abandon-session.ts'
import { carryOnSessionChange } from '../../../../shared/directory/session-changes/carry-on.ts'
import { opening, openSession } from '../../../../shared/directory/session-changes/open-session.ts'
import { preparation, prepareSession } from '../../../../shared/directory/session-changes/prepare-session.ts'
import { sessionsOf } from '../../../../shared/directory/sessions.ts'
import type { SessionId } from '../../../../shared/domain/ids.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { memberships } from '../../../../shared/table/people.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, crashing } from '../../../support/faults.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { aCouncil, type Council, newDay } from '../../../support/session-change-stage.ts'

const { jobs } = memoryStore()
const size = 24

/** Everything of an organization that a change of session touches, without ids, versions and times. */
async function outcome(ctx: Context, { id }: Council): Promise<unknown> {
  const sessions = await sessionsOf(ctx, id)
  const numbers = new Map<string | undefined, number>(sessions.map((each) => [each.id, each.number]))
  const all = await readAll(ctx.table, memberships, { index: 'GS2', pk: `M#${id}` })
  const nth = new Map([...new Set(all.map(({ postId }) => postId))].sort().map((postId, at) => [postId, at]))
  return {
    sessions: sessions.map(({ number, status, start, end, change }) => ({
      number,
      status,
      start,
      end,
      change: change?.stage,
    })),
    memberships: all
      .map(({ order, sessionId, status, start, end, endReason }) =>
        [order, numbers.get(sessionId), status, start, end, endReason].join(),
      )
      .sort(),
    posts: nth.size,
  }
}

type Flow = (ctx: () => Context, council: Council) => Promise<void>

/** Does `step` until it is done, dying at transaction after transaction, and says how often. */
async function dying(
  table: Table,
  request: Requests,
  step: (ctx: () => Context) => Promise<unknown>,
  when: 'before' | 'after',
) {
  for (let deaths = 0; deaths < 40; deaths++) {
    // Each life gets one transaction further than nothing: the first, or after one that is in, the next.
    const mortal = crashing(table, when === 'before' ? 2 : 1, when)
    const one = { ...request(), table: mortal }
    try {
      await step(() => one)
      return deaths
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    }
  }
  throw new Error('it never came to an end')
}

const prepare = (ctx: () => Context, council: Council) =>
  prepareSession(ctx(), jobs, council.id, preparation.parse({ start: newDay, from: 'last-session' }))

/** The session that is changed to, whatever its number is. */
async function changing(ctx: Context, council: Council): Promise<{ id: SessionId; version: number } | undefined> {
  return (await sessionsOf(ctx, council.id)).find(({ change }) => change !== undefined)
}

/** Steps that can each be repeated until they have gone through, as a user and the queue repeat them. */
const flows: Readonly<Record<string, readonly Flow[]>> = {
  copying: [async (ctx, council) => void (await prepare(ctx, council))],
  opening: [
    async (ctx, council) => void (await prepare(ctx, council)),
    async (ctx, council) => {
      const session = await changing(ctx(), council)
      if (session !== undefined) await openSession(ctx(), jobs, session.id, session.version, opening.parse({}))
    },
  ],
  abandoning: [
    async (ctx, council) => void (await prepare(ctx, council)),
    async (ctx, council) => {
      const session = await changing(ctx(), council)
      if (session !== undefined) await abandonSession(ctx(), jobs, session.id, session.version)
    },
  ],
}

describe('a change of session that dies at any write and is carried on', () => {
  let table: Table
  beforeAll(async () => {
    table = await createTestTable()
  })

  for (const [name, flow] of Object.entries(flows))
    for (const when of ['before', 'after'] as const)
      it(`comes to the same in the end: ${name}, ${when} each transaction`, { timeout: 60_000 }, async () => {
        const plain = testRequests({ table, seed: 201 + name.length })
        const expected = await aCouncil(table, size)
        for (const step of flow) {
          await step(plain, expected)
          const session = await changing(plain(), expected)
          if (session !== undefined) await carryOnSessionChange(plain(), session.id)
        }
        const council = await aCouncil(table, size)
        const request = testRequests({ table, seed: (when === 'before' ? 301 : 401) + name.length })
        let deaths = 0
        for (const step of flow) {
          await step(request, council)
          const session = await changing(request(), council)
          if (session !== undefined)
            deaths += await dying(table, request, (ctx) => carryOnSessionChange(ctx(), session.id), when)
        }
        expect(deaths).toBeGreaterThan(when === 'before' ? 0 : 2)
        expect(await outcome(request(), council)).toEqual(await outcome(plain(), expected))
        await expectInvariants(table)
      })
})
