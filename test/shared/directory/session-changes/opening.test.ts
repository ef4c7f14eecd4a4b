import { beforeAll, describe, expect, it } from 'vitest'
import type { Context } from '../../../../shared/directory/context.ts'
import { readAll } from '../../../../shared/directory/read.ts'
import { readRoster } from '../../../../shared/directory/rosters.ts'
import { readSheet } from '../../../../shared/directory/seat-sheets.ts'
import { carryOnSessionChange } from '../../../../shared/directory/session-changes/carry-on.ts'
import { changeOf } from '../../../../shared/directory/session-changes/change-of.ts'
import { opening, openSession } from '../../../../shared/directory/session-changes/open-session.ts'
import { preparation, prepareSession } from '../../../../shared/directory/session-changes/prepare-session.ts'
import { getSession, sessionsOf } from '../../../../shared/directory/sessions.ts'
import type { SessionId } from '../../../../shared/domain/ids.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { memberships } from '../../../../shared/table/people.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { intercepted } from '../../../support/faults.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { aCouncil, type Council, eve, newDay, seen } from '../../../support/session-change-stage.ts'

const days = ['2021-06-01', '2026-03-02', eve, newDay, '2031-06-01']
const { jobs, sent } = memoryStore()

/** The same table, with `look` called after each transaction. */
function watched(table: Table, look: () => Promise<void>): Table {
  return intercepted(table, async (call) => {
    const answer = await call.proceed()
    if (call.command === 'TransactWriteItemsCommand') await look()
    return answer
  })
}

async function prepared(ctx: Context, council: Council): Promise<SessionId> {
  const { id } = await prepareSession(ctx, jobs, council.id, preparation.parse({ start: newDay, from: 'last-session' }))
  await carryOnSessionChange(ctx, id)
  return id
}

describe('a session that is prepared and opened', () => {
  let table: Table
  beforeAll(async () => {
    table = await createTestTable()
  })

  for (const [size, more, looked] of [
    [12, {}, 5],
    [300, {}, 1],
    [12, { sessionStart: undefined }, 3],
    [12, { sessionStart: '2021' }, 3],
  ] as const)
    it(`is held by nobody before, and by all at once (${size} seats, ${JSON.stringify(more)})`, {
      timeout: 120_000,
    }, async () => {
      const council = await aCouncil(table, size, more)
      const request = testRequests({ table, seed: 100 + size + JSON.stringify(more).length })
      const on = size > 100 ? [eve, newDay] : days
      const before = await seen(request(), council, on, looked)
      let looks = 0
      const states: string[] = []
      const expected = { old: JSON.stringify(before), new: '' }
      const look = async () => {
        looks++
        const now = JSON.stringify(await seen(request(), council, on, looked))
        if (now === expected.old) states.push('old')
        else {
          expected.new ||= now
          states.push(now === expected.new ? 'new' : 'torn')
        }
      }
      const through = watched(table, look)
      const ctx = () => ({ ...request(), table: through })
      const id = await prepared(ctx(), council)
      const { version } = await getSession(request(), id)
      expect(new Set(states)).toEqual(new Set(['old']))
      await openSession(ctx(), jobs, id, version, opening.parse({}))
      await carryOnSessionChange(ctx(), id)
      expect(states.join(' ')).toMatch(/^(?:old )+(?:new ?)+$/)
      expect(looks).toBeGreaterThan(size / 12)
      expect((await getSession(request(), id)).change).toBeUndefined()
      await expectInvariants(table)
    })

  it('copies whoever serves in a post of their own right, each linked to the membership before', async () => {
    const council = await aCouncil(table, 10)
    const request = testRequests({ table, seed: 7 })
    const id = await prepared(request(), council)
    expect(sent.at(-1)).toEqual({ kind: 'session-change', organizationId: council.id, sessionId: id })
    const all = await readAll(table, memberships, { index: 'GS2', pk: `M#${council.id}`, prefix: `${id}#` })
    const copied = council.memberships.filter(
      ({ nature, status, sessionId }) =>
        nature !== 'acting' && nature !== 'honorary' && status === 'in-office' && sessionId !== undefined,
    )
    expect(all.map(({ predecessorId }) => predecessorId).sort()).toEqual(copied.map((old) => old.id).sort())
    const plain = all.map(({ personId, postId, nature, status, start, end }) => ({
      personId,
      postId,
      nature,
      status,
      start,
      end,
    }))
    for (const { personId, postId, nature } of copied)
      expect(plain).toContainEqual({ personId, postId, nature, status: 'in-office', start: undefined, end: undefined })
  })

  it('ends the old memberships on the eve or on their own earlier last day, and leaves acting, honorary and those without session', async () => {
    const council = await aCouncil(table, 10)
    const request = testRequests({ table, seed: 8 })
    const id = await prepared(request(), council)
    const { version } = await getSession(request(), id)
    const opened = await openSession(request(), jobs, id, version, opening.parse({}))
    expect(opened.session).toMatchObject({ status: 'sitting', start: newDay, change: { stage: 'opening' } })
    expect(opened.previous).toMatchObject({ status: 'closed' })
    await carryOnSessionChange(request(), id)
    for (const old of council.memberships) {
      const [now] = await readAll(table, memberships, { pk: `P#${old.personId}`, prefix: `M#${old.id}` })
      const stays =
        old.nature === 'acting' || old.nature === 'honorary' || old.sessionId === undefined || old.status === 'ended'
      expect(now).toMatchObject(
        stays ? { status: old.status, version: 1 } : { status: 'ended', end: eve, endReason: 'term-end' },
      )
    }
    const roster = await readRoster(
      request(),
      council.id,
      { kind: 'as-of', on: newDay, pending: false },
      1000,
      undefined,
    )
    expect(roster.items.filter(({ membership }) => membership.sessionId === id)).toHaveLength(13)
    expect((await sessionsOf(request(), council.id)).map(({ status, number, end }) => [number, status, end])).toEqual([
      [10, 'closed', '2026-03-19'],
      [11, 'sitting', '2031-03-19'],
    ])
  })

  it('tells what changes against the session before, before and after', async () => {
    const council = await aCouncil(table, 10)
    const request = testRequests({ table, seed: 9 })
    const id = await prepared(request(), council)
    const draft = await changeOf(request(), id)
    const { version } = await getSession(request(), id)
    await openSession(request(), jobs, id, version, opening.parse({}))
    await carryOnSessionChange(request(), id)
    const open = await changeOf(request(), id)
    const short = ({ diff, standings }: typeof draft) => ({
      continuing: diff.continuing.map(({ personId }) => personId).sort(),
      moved: diff.moved.length,
      new: diff.new.length,
      leaving: diff.leaving.map(({ personId }) => personId).sort(),
      posts: diff.posts.map(({ seat, before, named, continuing }) => [seat.name, before, named, continuing]).sort(),
      unfilled: standings.map(({ seat, vacant }) => [seat.name, vacant]).sort(),
    })
    expect(short(open)).toEqual(short(draft))
    expect(short(draft).unfilled).toEqual([
      ['副理事长', 1],
      ['名誉理事长', 8],
      ['理事', 2],
      ['理事长', 0],
      ['秘书长', 1],
    ])
    expect((await readSheet(request(), council.id)).terms.map(({ stage }) => stage)).toEqual([undefined, undefined])
  })
})
