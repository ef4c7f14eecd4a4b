import { beforeAll, describe, expect, test } from 'vitest'
import { changeMembership, getMembership } from '../../../shared/directory/memberships.ts'
import { changePerson, getPerson } from '../../../shared/directory/people.ts'
import { deathInput, recordDeath, settlePerson } from '../../../shared/directory/person-death.ts'
import { vacanciesOf } from '../../../shared/directory/vacancies.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { Table } from '../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { crashing, interrupted } from '../../support/faults.ts'
import { given, patching } from '../../support/given.ts'
import { load } from '../../support/load.ts'
import { untouched } from '../../support/refusal.ts'
import { snapshot, written } from '../../support/snapshot.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../support/things.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const on = '2026-02-20'
const record = (id: Person['id'], at: Table = table, day = on) =>
  recordDeath({ ...request(), table: at }, id, 1, deathInput.parse({ on: day }))

/** Somebody who chairs two societies, one of them by being head of a school, and who has left a third. */
async function somebody() {
  const [person, school, society] = [aPerson(), anOrganization({ kind: 'institution' }), anOrganization()]
  const [head, chair] = [aPost(school.id, { role: 'head' }), aPost(society.id)]
  const base = aMembership(head.id, { start: '2020' }, person.id)
  const seat = aMembership(chair.id, { start: '2024-01-01', baseId: base.id }, person.id)
  const gone = aMembership(chair.id, { status: 'ended', start: '2010', end: '2012', endReason: 'resigned' }, person.id)
  await load(table, {
    organizations: [school, society],
    posts: [head, chair],
    people: [person],
    memberships: [base, seat, gone],
  })
  return { person, society, open: [base, seat], gone }
}

const stored = (of: readonly Membership[]) => Promise.all(of.map(({ id }) => getMembership(request(), id)))

async function expectSettled({ person, society, open, gone }: Awaited<ReturnType<typeof somebody>>): Promise<void> {
  expect(await getPerson(request(), person.id)).toMatchObject({ status: 'deceased', death: { on, done: true } })
  for (const each of await stored(open)) expect(each).toMatchObject({ status: 'ended', end: on, endReason: 'died' })
  expect(await stored([gone])).toEqual([JSON.parse(JSON.stringify(gone))])
  const audits = (await snapshot(table))
    .filter(({ T, action }) => T === 'audit' && action === 'died')
    .map(({ entity }) => entity)
  for (const each of open) expect(audits.filter((entity) => entity === each.id)).toHaveLength(1)
  const { seats } = await vacanciesOf(request(), society.id, { on: '2026-02-21', within: 0 })
  expect(seats[0]).toMatchObject({ state: 'vacant', since: on })
}

describe('a death', () => {
  test('ends every open membership on its day and makes the seats vacant on the next', async () => {
    const them = await somebody()
    await record(them.person.id)
    await expectSettled(them)
  })

  test.each(['before', 'after'] as const)(
    'is carried on by the same call after a crash %s any of its transactions',
    async (when) => {
      // The death, two memberships, the end.
      for (const nth of [1, 2, 3, 4]) {
        const them = await somebody()
        await expect(record(them.person.id, crashing(table, nth, when))).rejects.toThrow('transaction')
        await record(them.person.id)
        await expectSettled(them)
      }
    },
  )

  test('is carried on by several at once, and while somebody else corrects the person', async () => {
    const them = await somebody()
    await record(them.person.id, crashing(table, 2, 'before')).catch(() => undefined)
    const correct = () => changePerson(request(), them.person.id, 2, patching({ note: '更正' }))
    const slow = interrupted(table, 3, correct)
    await settlePerson({ ...request(), table: slow }, them.person.id)
    const all = await Promise.all([settlePerson(request(), them.person.id), record(them.person.id)])
    for (const each of all) expect(each).toMatchObject({ note: '更正', death: { done: true } })
    await expectSettled(them)
  })

  test('that is done and recorded again changes nothing', async () => {
    const { id } = await given(request).person()
    await record(id)
    expect(await written(table, () => record(id))).toEqual([])
  })

  test('keeps an earlier end, and what had not begun or was only proposed is never held', async () => {
    const there = given(request)
    const { id } = await there.person()
    const post = await there.post((await there.organization()).id, { capacity: 9 })
    const all = [
      await there.membership(id, post.id, { start: '2020', end: '2026-01-31' }),
      await there.membership(id, post.id, { start: '2026-06-01' }),
      await there.membership(id, post.id, { start: '2026-01-01', status: 'publicised' }),
    ]
    await record(id)
    expect((await stored(all)).map(({ end, neverHeld }) => [end, neverHeld])).toEqual([
      ['2026-01-31', undefined],
      [on, undefined],
      [on, true],
    ])
  })
})

describe('somebody who has died', () => {
  test('takes no post, though everything was read before the death', async () => {
    const there = given(request)
    const [{ id }, post] = [await there.person(), await there.post((await there.organization()).id)]
    const slow = interrupted(table, 1, () => record(id))
    const late = given((more) => ({ ...request(more), table: slow })).membership(id, post.id)
    await expect(late).rejects.toMatchObject({ code: 'not-active', faults: [{ path: 'personId' }] })
    expect((await untouched(table, () => there.membership(id, post.id))).code).toBe('not-active')
    const old = await there.membership(id, post.id, { status: 'ended', start: '2001', end: '2005' })
    const back = () => changeMembership(request(), old.id, 1, patching({ status: 'in-office' }))
    expect((await untouched(table, back)).code).toBe('not-active')
  })

  test('stays so through a change of other facts', async () => {
    const { id } = await given(request).person()
    await record(id)
    const { version } = await getPerson(request(), id)
    expect(await changePerson(request(), id, version, patching({ birth: '1940' }))).toMatchObject({
      status: 'deceased',
      death: { on, done: true },
      birth: '1940',
    })
  })
})

test('a death is refused before the birth, on another day than the one on record, and of an older version', async () => {
  const { id } = await given(request).person({ birth: '1940-06' })
  expect(await untouched(table, () => record(id, table, '1940-05-31'))).toEqual({
    code: 'end-before-start',
    paths: ['on'],
  })
  const late = () => recordDeath(request(), id, 9, { on })
  expect((await untouched(table, late)).code).toBe('stale-version')
  await record(id)
  const { version } = await getPerson(request(), id)
  const other = () => recordDeath(request(), id, version, { on: '2026-02-21' })
  expect(await untouched(table, other)).toEqual({ code: 'not-active', paths: ['on'] })
})
