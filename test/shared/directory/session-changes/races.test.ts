import { beforeAll, describe, expect, it } from 'vitest'
import { createMembership } from '../../../../shared/directory/memberships.ts'
import { recordDeath } from '../../../../shared/directory/person-death.ts'
import { readRoster } from '../../../../shared/directory/rosters.ts'
import { carryOnSessionChange } from '../../../../shared/directory/session-changes/carry-on.ts'
import { opening, openSession } from '../../../../shared/directory/session-changes/open-session.ts'
import { preparation, prepareSession } from '../../../../shared/directory/session-changes/prepare-session.ts'
import { getSession } from '../../../../shared/directory/sessions.ts'
import { membershipInput } from '../../../../shared/domain/membership.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { interrupted } from '../../../support/faults.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { aCouncil, newDay } from '../../../support/session-change-stage.ts'

const { jobs } = memoryStore()

describe('a change of session while others act', () => {
  let table: Table
  beforeAll(async () => {
    table = await createTestTable()
  })

  async function prepared(seed: number) {
    const council = await aCouncil(table, 8)
    const request = testRequests({ table, seed })
    const asked = preparation.parse({ start: newDay, from: 'last-session' })
    const { id } = await prepareSession(request(), jobs, council.id, asked)
    return { council, request, id }
  }

  it('copies each holding once, though two jobs copy at the same time', async () => {
    const { council, request, id } = await prepared(601)
    await Promise.all([1, 2, 3].map(() => carryOnSessionChange(request(), id)))
    const view = { kind: 'session', sessionId: id, on: newDay } as const
    const { items } = await readRoster(request(), council.id, view, 1000, undefined)
    const named = items.map(({ membership: { personId, postId } }) => `${personId} ${postId}`)
    expect(named).toHaveLength(11)
    expect(new Set(named).size).toBe(11)
    await expectInvariants(table)
  })

  it('passes over whoever is in the new session already', async () => {
    const { council, request, id } = await prepared(602)
    const [first] = council.memberships
    if (first === undefined) throw new RangeError('nobody')
    const { personId, postId } = first
    await createMembership(request(), membershipInput.parse({ personId, postId, sessionId: id, nature: 'full-time' }))
    await carryOnSessionChange(request(), id)
    const view = { kind: 'session', sessionId: id, on: newDay } as const
    const { items } = await readRoster(request(), council.id, view, 1000, undefined)
    const same = items.filter(({ membership }) => membership.personId === personId && membership.postId === postId)
    expect(same.map(({ membership }) => membership.nature)).toEqual(['full-time'])
  })

  it('does not open over a chair that was filled a moment before', async () => {
    const { council, request, id } = await prepared(603)
    await carryOnSessionChange(request(), id)
    const { version } = await getSession(request(), id)
    const newcomer = council.people[7]
    const rival = () =>
      createMembership(
        request(),
        membershipInput.parse({ personId: newcomer?.id, postId: council.chair.id, sessionId: id }),
      )
    const through = interrupted(table, 1, rival)
    const act = () => openSession({ ...request(), table: through }, jobs, id, version, opening.parse({}))
    expect(await refusalOf(act)).toEqual({ code: 'post-full', paths: ['id'] })
    expect(await getSession(request(), id)).toMatchObject({ status: 'planned', change: { stage: 'draft' } })
  })

  it('does not open with somebody who died a moment before', async () => {
    const { council, request, id } = await prepared(604)
    await carryOnSessionChange(request(), id)
    const { version } = await getSession(request(), id)
    const [chair] = council.people
    if (chair === undefined) throw new RangeError('nobody')
    const through = interrupted(table, 1, () => recordDeath(request(), chair.id, 1, { on: '2026-03-01' }))
    const opened = await openSession({ ...request(), table: through }, jobs, id, version, opening.parse({}))
    expect(opened.standings.find(({ seat }) => seat.postId === council.chair.id)).toMatchObject({ held: 0, vacant: 1 })
    await carryOnSessionChange(request(), id)
    await expectInvariants(table)
  })

  it('keeps what takes the sheet of the organization at the same time', async () => {
    const { council, request, id } = await prepared(605)
    await carryOnSessionChange(request(), id)
    const { version } = await getSession(request(), id)
    const newcomer = council.people[6]
    const also = () =>
      createMembership(
        request(),
        membershipInput.parse({ personId: newcomer?.id, postId: council.vice.id, sessionId: id }),
      )
    const opened = await openSession(
      { ...request(), table: interrupted(table, 1, also) },
      jobs,
      id,
      version,
      opening.parse({}),
    )
    expect(opened.standings.find(({ seat }) => seat.postId === council.vice.id)).toMatchObject({ held: 3, vacant: 0 })
    await Promise.all([1, 2].map(() => carryOnSessionChange(request(), id)))
    expect((await getSession(request(), id)).change).toBeUndefined()
    await expectInvariants(table)
  })
})
