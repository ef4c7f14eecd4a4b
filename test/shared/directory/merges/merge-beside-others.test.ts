import { beforeEach, describe, expect, test } from 'vitest'
import { createHonour, getHonour } from '../../../../shared/directory/honours.ts'
import { findByIdentifier } from '../../../../shared/directory/identifier-lookup.ts'
import { changeMembership, getMembership } from '../../../../shared/directory/memberships.ts'
import { mergeInput } from '../../../../shared/directory/merges/merge-input.ts'
import { mergePeople } from '../../../../shared/directory/merges/merge-people.ts'
import { settleMerging } from '../../../../shared/directory/merges/settle-merging.ts'
import { getPerson } from '../../../../shared/directory/people.ts'
import { recordDeath } from '../../../../shared/directory/person-death.ts'
import { honourInput } from '../../../../shared/domain/honour.ts'
import { membershipId } from '../../../../shared/domain/ids.ts'
import type { Membership } from '../../../../shared/domain/membership.ts'
import type { Person } from '../../../../shared/domain/person.ts'
import { Moved } from '../../../../shared/errors.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { crashing, interrupted } from '../../../support/faults.ts'
import { given, patching } from '../../../support/given.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { merge, storedPerson, unmerge } from '../../../support/merge-stage.ts'
import { refusalOf, untouched } from '../../../support/refusal.ts'

let table: Table
let request: Requests
let [loser, survivor]: Person[] = []

beforeEach(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  loser = await given(request).person()
  survivor = await given(request).person()
})

const ids = () => {
  if (loser === undefined || survivor === undefined) throw new Error('nobody is there')
  return [loser.id, survivor.id] as const
}
const there = (of: Membership) => membershipId.parse(`mem_${ids()[1].slice(4)}${of.id.slice(20)}`)
const mergeNow = (at: Table = table) => merge(request, ...ids(), at)
const ended = { status: 'ended', end: '2026', endReason: 'resigned' }
const end = async (id: Membership['id'], at: Table = table) => {
  const { version } = await getMembership(request(), id)
  return changeMembership({ ...request(), table: at }, id, version, patching(ended))
}

/** A head of a school who sits in the council of a society for that. */
async function seats(sameOrganization: boolean) {
  const [school, society] = [await given(request).organization(), await given(request).organization()]
  const head = await given(request).post(school.id, { role: 'head', capacity: 5 })
  const council = await given(request).post(sameOrganization ? school.id : society.id, { capacity: 5 })
  const base = await given(request).membership(ids()[0], head.id)
  return { base, seat: await given(request).membership(ids()[0], council.id, { baseId: base.id }), head }
}

describe.each([true, false])('a seat that rests on a headship (in one organization: %s)', (sameOrganization) => {
  test('is flagged when the headship, which has moved already, ends just before it moves', async () => {
    const { base, seat } = await seats(sameOrganization)
    await mergeNow(interrupted(table, 3, () => end(there(base))))
    expect(await getMembership(request(), there(seat))).toMatchObject({ baseId: there(base), baseEnded: true })
    await expectInvariants(table)
  })

  test('is flagged when it moves just before the headship ends', async () => {
    const { base, seat } = await seats(sameOrganization)
    await expect(mergeNow(crashing(table, 3, 'before'))).rejects.toThrow('transaction')
    await end(
      there(base),
      interrupted(table, 1, () => settleMerging(request(), ids()[0])),
    )
    expect(await getMembership(request(), there(seat))).toMatchObject({ baseId: there(base), baseEnded: true })
    await expectInvariants(table)
  })

  test('goes back with what it rests on, and a later one that rests on it stays and rests on nothing', async () => {
    const { base, seat, head } = await seats(sameOrganization)
    await mergeNow()
    const later = await given(request).membership(ids()[1], head.id, { baseId: there(base), start: '2030' })
    await end(there(base))
    expect((await unmerge(request, ...ids())).stayed).toEqual([later.id])
    expect(await getMembership(request(), seat.id)).toMatchObject({ baseId: base.id, baseEnded: true })
    expect(await getMembership(request(), later.id)).not.toHaveProperty('baseId')
    await expectInvariants(table)
  })
})

describe('while somebody is being merged away', () => {
  test('nothing is added to them, though everything was read before', async () => {
    const { head } = await seats(true)
    const [from, to] = ids()
    const slow = interrupted(table, 1, () => mergeNow())
    const late = given((more) => ({ ...request(more), table: slow })).membership(from, head.id)
    await expect(late).rejects.toMatchObject({ code: 'merged', from, to })
    const award = () => createHonour(request(), from, honourInput.parse({ name: '某奖' }))
    expect((await untouched(table, award)).code).toBe('merged')
    const third = await given(request).person()
    const mentored = () => createHonour(request(), third.id, honourInput.parse({ name: '某奖', mentorId: from }))
    await expect(mentored()).rejects.toMatchObject({ code: 'merged', from, to })
  })

  test('a change of what has not moved yet is moved with it, and one of what has moved is told where it is', async () => {
    const { base } = await seats(true)
    await mergeNow(interrupted(table, 2, () => end(base.id).catch(() => undefined)))
    const honour = await createHonour(request(), ids()[1], honourInput.parse({ name: '某奖' }))
    expect(await getHonour(request(), honour.id)).toEqual(honour)
    await expect(getMembership(request(), base.id)).rejects.toMatchObject({ from: base.id, to: there(base) })
    await expectInvariants(table)
  })

  test('two merges at once, one each way, or into two, come to one', async () => {
    const [a, b] = ids()
    const third = await given(request).person()
    const results = await Promise.allSettled([merge(request, a, b), merge(request, b, a), merge(request, a, third.id)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    await expectInvariants(table)
  })

  test('the survivor is neither merged on nor dies until it is done', async () => {
    await seats(true)
    await mergeNow(crashing(table, 3, 'before')).catch(() => undefined)
    const [, to] = ids()
    const third = await given(request).person()
    expect(await refusalOf(() => merge(request, to, third.id))).toMatchObject({ code: 'wrong-state' })
    const { version } = await getPerson(request(), to)
    const die = () => recordDeath(request(), to, version, { on: '2026-03-01' })
    expect(await refusalOf(die)).toMatchObject({ code: 'wrong-state' })
    await settleMerging(request(), to)
    expect(await storedPerson(table, ids()[0])).toMatchObject({ merged: { done: true } })
    await merge(request, to, third.id)
    await expect(getPerson(request(), ids()[0])).rejects.toEqual(new Moved(ids()[0], third.id))
  })
})

test('one who has died takes the open posts of the other to the grave, whichever of them it was', async () => {
  const { base, seat } = await seats(false)
  const [from, to] = ids()
  await recordDeath(request(), to, 1, { on: '2026-02-20' })
  await merge(request, from, to)
  for (const each of [base, seat])
    expect(await getMembership(request(), there(each))).toMatchObject({ status: 'ended', endReason: 'died' })
  await expectInvariants(table)
  await unmerge(request, from, to)
  expect(await getPerson(request(), from)).toMatchObject({ status: 'active' })
  expect(await getPerson(request(), to)).toMatchObject({ status: 'deceased' })
  await expectInvariants(table)
})

test('an identifier that the survivor has no room for stays with the other and leads to the survivor', async () => {
  const orcid = (value: string) => ({ scheme: 'orcid', value })
  const [a, b] = [orcid('0000-0002-1825-0097'), orcid('0000-0001-5109-3700')]
  const one = await given(request).person({ identifiers: [a, { scheme: 'internal', value: '7' }] })
  const other = await given(request).person({ identifiers: [b] })
  await merge(request, one.id, other.id)
  for (const each of [a, b, { scheme: 'internal', value: '7' }] as const) {
    const { people } = await findByIdentifier(request(), {
      scheme: each.scheme === 'internal' ? 'internal' : 'orcid',
      value: each.value,
    })
    expect(people.map(({ id }) => id)).toEqual([other.id])
  }
  expect((await getPerson(request(), other.id)).identifiers.map(({ value }) => value)).toEqual([b.value, '7'])
  await unmerge(request, one.id, other.id)
  expect((await getPerson(request(), one.id)).identifiers.map(({ value }) => value)).toEqual([a.value, '7'])
  await expectInvariants(table)
})

test('a merge is never the act of the system', async () => {
  const [from, to] = ids()
  const act = () =>
    mergePeople(
      { ...request(), actor: { id: 'job', kind: 'system' } },
      from,
      1,
      mergeInput.parse({ into: to, intoVersion: 1, reason: '重复' }),
    )
  expect((await untouched(table, act)).code).toBe('forbidden')
})
