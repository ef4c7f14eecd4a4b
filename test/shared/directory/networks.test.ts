import { beforeAll, describe, expect, test } from 'vitest'
import { affiliationsOf, changeAffiliation, createAffiliation } from '../../../shared/directory/affiliations.ts'
import { gradesOf, setGrade } from '../../../shared/directory/grades.ts'
import { readMembers } from '../../../shared/directory/network-members.ts'
import { affiliationInput } from '../../../shared/domain/affiliation.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Table } from '../../../shared/table/client.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { interrupted } from '../../support/faults.ts'
import { given, patching } from '../../support/given.ts'
import { seededDraw } from '../../support/random.ts'
import { untouched } from '../../support/refusal.ts'

let table: Table
let request: Requests
let network: Organization

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  network = await given(request).network({ place: { country: 'US' } })
})

const nobody = makeIds(seededDraw(99))
const good = { grade: 'good' } as const
const excellent = { grade: 'excellent' } as const

describe('the grade of a network in a year', () => {
  test('is set once without a version, then only over the version that was seen', async () => {
    const { id } = await given(request).network()
    expect(await setGrade(request(), id, 2024, undefined, good)).toMatchObject({ grade: 'good', version: 1 })
    expect(await untouched(table, () => setGrade(request(), id, 2024, undefined, excellent))).toEqual({
      code: 'version-required',
      paths: ['If-Match'],
    })
    expect((await untouched(table, () => setGrade(request(), id, 2024, 2, excellent))).code).toBe('stale-version')
    expect(await setGrade(request(), id, 2024, 1, excellent)).toMatchObject({ grade: 'excellent', version: 2 })
    expect((await untouched(table, () => setGrade(request(), id, 2025, 1, good))).code).toBe('stale-version')
  })

  test('is read by year', async () => {
    const { id } = await given(request).network()
    for (const year of [2025, 2019, 2023]) await setGrade(request(), id, year, undefined, good)
    expect((await gradesOf(request(), id)).map(({ year }) => year)).toEqual([2019, 2023, 2025])
  })

  test('is set by one of two at once', async () => {
    const { id } = await given(request).network()
    const slow = {
      ...request(),
      table: interrupted(table, 1, () => setGrade(request(), id, 2024, undefined, excellent)),
    }
    await expect(setGrade(slow, id, 2024, undefined, good)).rejects.toMatchObject({ code: 'stale-version' })
    expect((await gradesOf(request(), id)).map(({ grade }) => grade)).toEqual(['excellent'])
  })

  test('is of a network that is there', async () => {
    const society = await given(request).organization()
    expect(await untouched(table, () => setGrade(request(), society.id, 2024, undefined, good))).toEqual({
      code: 'invalid-input',
      paths: ['id'],
    })
    expect((await untouched(table, () => setGrade(request(), nobody.organization(), 2024, undefined, good))).code).toBe(
      'not-found',
    )
  })
})

describe('members of a network', () => {
  const join = async (more: object, to = network) =>
    createAffiliation(
      request(),
      (await given(request).person()).id,
      affiliationInput.parse({ networkId: to.id, ...more }),
    )

  test('are those who may belong to it on the day, by start, with who they are', async () => {
    const { id } = await given(request).network()
    const at = { ...network, id }
    const all = [
      await join({}, at),
      await join({ start: '2015', end: '2019' }, at),
      await join({ start: '2018', end: '2026' }, at),
      await join({ start: '2020-01-01' }, at),
      await join({ start: '2026-03-03' }, at),
    ]
    const [anytime, , maybe, now] = all.map((each) => each.id)
    const page = await readMembers(request(), id, today, 10, undefined)
    expect(page.items.map(({ affiliation }) => affiliation.id)).toEqual([anytime, maybe, now])
    for (const { affiliation, person } of page.items) expect(person?.id).toBe(affiliation.personId)
    expect((await readMembers(request(), id, undefined, 10, undefined)).items).toHaveLength(5)
    const first = await readMembers(request(), id, today, 2, undefined)
    expect(
      (await readMembers(request(), id, today, 2, first.next)).items.map(({ affiliation }) => affiliation.id),
    ).toEqual([now])
  })

  test('move with a change of network', async () => {
    const [one, another] = [await given(request).network(), await given(request).network()]
    const held = await join({}, one)
    await changeAffiliation(request(), held.id, 1, patching({ networkId: another.id }))
    expect((await readMembers(request(), one.id, undefined, 10, undefined)).items).toEqual([])
    expect((await readMembers(request(), another.id, undefined, 10, undefined)).items).toHaveLength(1)
    expect((await affiliationsOf(request(), held.personId)).map(({ networkId }) => networkId)).toEqual([another.id])
  })

  test('are people who are there, of a network that is one', async () => {
    const [society, somebody] = [await given(request).organization(), await given(request).person()]
    const to = (networkId: string) => createAffiliation(request(), somebody.id, affiliationInput.parse({ networkId }))
    expect(await untouched(table, () => to(society.id))).toEqual({ code: 'invalid-input', paths: ['networkId'] })
    expect(await untouched(table, () => to(nobody.organization()))).toEqual({
      code: 'unknown-reference',
      paths: ['networkId'],
    })
    const absent = () =>
      createAffiliation(request(), nobody.person(), affiliationInput.parse({ networkId: network.id }))
    expect(await untouched(table, absent)).toEqual({ code: 'not-found', paths: ['id'] })
  })
})
