import { beforeAll, describe, expect, test } from 'vitest'
import { closeOrganization, closingInput } from '../../../shared/directory/close-organization.ts'
import { changeMembership, getMembership } from '../../../shared/directory/memberships.ts'
import { createOrganization, getOrganization } from '../../../shared/directory/organizations.ts'
import { createPost } from '../../../shared/directory/posts.ts'
import { createSession } from '../../../shared/directory/sessions.ts'
import { settleOrganization } from '../../../shared/directory/settle-organization.ts'
import { vacanciesOf } from '../../../shared/directory/vacancies.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Post } from '../../../shared/domain/post.ts'
import type { Table } from '../../../shared/table/client.ts'
import { memberships } from '../../../shared/table/people.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { Crash, crashing, interrupted } from '../../support/faults.ts'
import { given, inputs, patching } from '../../support/given.ts'
import { load } from '../../support/load.ts'
import { seededDraw } from '../../support/random.ts'
import { untouched } from '../../support/refusal.ts'
import { snapshot, written } from '../../support/snapshot.ts'
import { aMembership, anOrganization, aPost } from '../../support/things.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const on = '2026-02-28'
const merged = (successorIds: string[] = []) => closingInput.parse({ on, reason: 'merged', successorIds })
const close = (id: Organization['id'], input = merged(), at: Table = table) =>
  closeOrganization({ ...request(), table: at }, id, 1, input)

/** A society whose council of 20 has 12 members, and one member who has left already. */
async function society() {
  const of = anOrganization()
  const council = aPost(of.id, { name: '理事', role: 'council-member', capacity: 20 })
  const members = Array.from({ length: 12 }, () => aMembership(council.id, { start: '2024-01-01' }))
  const gone = aMembership(council.id, { start: '2020', end: '2023-12-31', status: 'ended', endReason: 'resigned' })
  await load(table, { organizations: [of], posts: [council], memberships: [...members, gone] })
  return { id: of.id, council, members, gone }
}

async function stored(of: readonly Membership[]): Promise<Membership[]> {
  return Promise.all(of.map(({ id }) => getMembership(request(), id)))
}

async function expectLetGo({ id, members, gone }: Awaited<ReturnType<typeof society>>): Promise<void> {
  expect(await getOrganization(request(), id)).toMatchObject({
    status: 'closed',
    closing: { on, reason: 'merged', done: true },
  })
  for (const each of await stored(members))
    expect(each).toMatchObject({ status: 'ended', end: on, endReason: 'organization-closed', version: 2 })
  expect(await stored([gone])).toEqual([JSON.parse(JSON.stringify(gone))])
  const audits = (await snapshot(table))
    .filter(({ T, action }) => T === 'audit' && action === 'organization-closed')
    .map(({ entity }) => entity)
  for (const each of members) expect(audits.filter((entity) => entity === each.id)).toHaveLength(1)
  const { sheet, seats } = await vacanciesOf(request(), id, { on: '2026-03-01', within: 0 })
  expect([sheet.unended, sheet.closedOn, seats.map(({ state }) => state)]).toEqual([0, on, ['abolished']])
}

describe('closing an organization', () => {
  test('ends every open membership on its last day, and leaves those of others alone', async () => {
    const [there, other] = [await society(), await society()]
    await close(there.id)
    await expectLetGo(there)
    expect(await stored(other.members)).toEqual(JSON.parse(JSON.stringify(other.members)))
  })

  test.each(['before', 'after'] as const)(
    'is carried on by the same call after a death %s any of its transactions',
    async (when) => {
      const there = await society()
      // The closing, two steps of up to ten members, the end: each call gets one of them further.
      for (const nth of when === 'before' ? [1, 2, 2, 2] : [1, 1, 1, 1])
        await expect(close(there.id, merged(), crashing(table, nth, when))).rejects.toThrow(Crash)
      await close(there.id)
      await expectLetGo(there)
    },
  )

  test('is carried on by several at once', async () => {
    const there = await society()
    await close(there.id, merged(), crashing(table, 2, 'before')).catch(() => undefined)
    const all = await Promise.all([
      settleOrganization(request(), there.id),
      close(there.id),
      settleOrganization(request(), there.id),
    ])
    for (const each of all) expect(each.closing?.done).toBe(true)
    await expectLetGo(there)
  })

  test('that is done and asked for again changes nothing', async () => {
    const { id } = await given(request).organization()
    const done = await close(id)
    expect(done).toMatchObject({ version: 2, closing: { done: true } })
    expect(await written(table, () => close(id))).toEqual([])
  })

  test('keeps the earlier last day of who was to leave before, and lets nobody take effect who had not', async () => {
    const there = given(request)
    const { id } = await there.organization()
    const council = await there.post(id, { name: '理事', role: 'council-member', capacity: 20 })
    const join = async (more: object) => there.membership((await there.somebody()).id, council.id, more)
    const before = [
      await join({ start: '2020', end: '2025-12-31' }),
      await join({ start: '2020', end: '2028-12-31' }),
      await join({ start: '2027-01-01' }),
      await join({ status: 'proposed', start: '2026-01-01' }),
      await join({ status: 'pending-approval' }),
    ]
    await close(id)
    expect((await stored(before)).map(({ end, neverHeld }) => [end, neverHeld])).toEqual([
      ['2025-12-31', undefined],
      [on, undefined],
      [on, undefined],
      [on, true],
      [on, true],
    ])
    const { seats } = await vacanciesOf(request(), id, { on, within: 0 })
    expect(seats[0]).toMatchObject({ held: 1, uncertain: 0 })
  })

  test('ends a post and the seat that rests on it there, each once', async () => {
    const there = given(request)
    const [{ id }, head] = [await there.organization(), await there.somebody()]
    const [chair, council] = [await there.post(id), await there.post(id, { role: 'council-member' })]
    const base = await there.membership(head.id, chair.id)
    const seat = await there.membership(head.id, council.id, { baseId: base.id })
    await close(id)
    expect(await stored([base, seat])).toMatchObject([
      { status: 'ended', version: 2 },
      { status: 'ended', version: 2 },
    ])
  })

  test('flags the seat elsewhere that rests on a post there, in the transaction that ends the post', async () => {
    const there = given(request)
    const [hospital, county, head] = [
      await there.organization({ kind: 'institution' }),
      await there.organization({ kind: 'association' }),
      await there.somebody(),
    ]
    const base = await there.membership(head.id, (await there.post(hospital.id, { name: '院长', role: 'head' })).id)
    const vice = await there.post(county.id, { name: '兼职副主席', role: 'vice-chair', capacity: 3 })
    const seat = await there.membership(head.id, vice.id, {
      nature: 'part-time',
      baseId: base.id,
      liaison: 'hospital-head',
    })
    await close(hospital.id)
    expect(await stored([seat])).toMatchObject([{ status: 'in-office', baseEnded: true, version: 2 }])
  })
})

describe('a membership that is created while its organization closes', () => {
  test('before the closing is in is ended with the others', async () => {
    const there = await society()
    const somebody = await given(request).somebody()
    let late: Membership | undefined
    await close(
      there.id,
      merged(),
      interrupted(table, 1, async () => {
        late = await given(request).membership(somebody.id, there.council.id)
      }),
    )
    expect(late === undefined ? [] : await stored([late])).toMatchObject([
      { status: 'ended', endReason: 'organization-closed' },
    ])
    await expectLetGo(there)
  })

  test('after that is refused, and so is one that had everything read before', async () => {
    const there = await society()
    const somebody = await given(request).somebody()
    const slow = interrupted(table, 1, () => close(there.id))
    const late = given((more) => ({ ...request(more), table: slow })).membership(somebody.id, there.council.id)
    await expect(late).rejects.toMatchObject({ code: 'not-active', faults: [{ path: 'postId' }] })
    await expectLetGo(there)
  })

  test('of twenty at once is either refused or ended', async () => {
    const there = await society()
    const people = await Promise.all(Array.from({ length: 8 }, () => given(request).somebody()))
    const joining = people.map(({ id }) => given(request).membership(id, there.council.id))
    const [closed, ...joined] = await Promise.allSettled([close(there.id), ...joining])
    expect(closed?.status).toBe('fulfilled')
    for (const each of joined)
      if (each.status === 'rejected') expect(['not-active', 'conflict']).toContain(each.reason.code)
    const inside = (await snapshot(table)).filter(
      ({ T, organizationId }) => T === 'membership' && organizationId === there.id,
    )
    expect(inside.map(memberships.fromItem).filter(({ status }) => status !== 'ended')).toEqual([])
    await expectLetGo(there)
  })
})

test('a post that is created while its organization closes takes nobody', async () => {
  const { id } = await given(request).organization()
  let post: Post | undefined
  const slow = interrupted(table, 1, async () => {
    post = await given(request).post(id)
  })
  await close(id, merged(), slow)
  const somebody = await given(request).somebody()
  const join = () => given(request).membership(somebody.id, post?.id ?? aPost(id).id)
  expect(await untouched(table, join)).toEqual({ code: 'not-active', paths: ['postId'] })
  expect((await vacanciesOf(request(), id, { on: '2026-03-01', within: 0 })).sheet.closedOn).toBe(on)
})

describe('a closing is refused, and nothing is written,', () => {
  test('while an organization below is open', async () => {
    const parent = await given(request).organization()
    const child = await given(request).organization({ parentId: parent.id })
    expect(await untouched(table, () => close(parent.id))).toEqual({ code: 'still-in-use', paths: ['id'] })
    await close(child.id)
    expect((await close(parent.id)).status).toBe('closed')
  })

  test('for another reason or day than it was closed for, of an older version, before it was founded, into itself or into nobody', async () => {
    const { id } = await given(request).organization({ founded: '2020-06' })
    const other = (more: object) =>
      untouched(table, () => closeOrganization(request(), id, 1, closingInput.parse({ ...merged(), ...more })))
    expect(await other({ on: '2020-05-31' })).toEqual({ code: 'end-before-start', paths: ['on'] })
    expect(await other({ successorIds: [id] })).toEqual({ code: 'cycle', paths: ['successorIds'] })
    const nobody = makeIds(seededDraw(99)).organization()
    expect(await other({ successorIds: [nobody] })).toEqual({ code: 'unknown-reference', paths: ['successorIds.0'] })
    expect((await untouched(table, () => closeOrganization(request(), id, 7, merged()))).code).toBe('stale-version')
    await close(id)
    expect(await untouched(table, () => closeOrganization(request(), id, 2, { ...merged(), reason: 'split' }))).toEqual(
      { code: 'not-active', paths: ['status'] },
    )
  })
})

describe('a closed organization', () => {
  test('names its successors, takes nothing new, and what ended there can still be recorded', async () => {
    const there = given(request)
    const [successor, { id }] = [await there.organization(), await there.organization()]
    const post = await there.post(id)
    const closed = await close(id, merged([successor.id, successor.id]))
    expect(closed.closing?.successorIds).toEqual([successor.id, successor.id])
    const somebody = await there.somebody()
    expect((await untouched(table, () => createPost(request(), id, inputs.post()))).code).toBe('not-active')
    expect((await untouched(table, () => createSession(request(), id, inputs.session(1)))).code).toBe('not-active')
    expect((await untouched(table, () => there.membership(somebody.id, post.id))).code).toBe('not-active')
    expect(
      (await untouched(table, () => createOrganization(request(), inputs.organization({ parentId: id })))).code,
    ).toBe('not-active')
    const old = await there.membership(somebody.id, post.id, { status: 'ended', start: '2010', end: '2015' })
    const back = () => changeMembership(request(), old.id, 1, patching({ status: 'in-office', end: undefined }))
    expect((await untouched(table, back)).code).toBe('not-active')
    expect((await getOrganization(request(), id)).status).toBe('closed')
  })
})
