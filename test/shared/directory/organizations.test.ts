import { beforeAll, describe, expect, test } from 'vitest'
import { changeOrganization, createOrganization, getOrganization } from '../../../shared/directory/organizations.ts'
import { vacanciesOf } from '../../../shared/directory/vacancies.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import type { Table } from '../../../shared/table/client.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { interrupted } from '../../support/faults.ts'
import { given, inputs, patching } from '../../support/given.ts'
import { seededDraw } from '../../support/random.ts'
import { untouched } from '../../support/refusal.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const nobody = makeIds(seededDraw(99)).organization()
const create = (more: object) => createOrganization(request(), inputs.organization(more))

describe('an organization', () => {
  test('has the path of its parent and itself', async () => {
    const nation = await create({ kind: 'association', level: 'nation' })
    const province = await create({ kind: 'association', parentId: nation.id })
    expect(nation.path).toEqual([nation.id])
    expect((await create({ parentId: province.id })).path).toEqual([
      nation.id,
      province.id,
      expect.stringMatching(/^org_/),
    ])
  })

  test('has an empty seat sheet from the start, with its name and place', async () => {
    const { id } = await create({ place: { region: '440300' } })
    const { sheet, seats } = await vacanciesOf(request(), id, { on: today, within: 0 })
    expect(seats).toEqual([])
    expect(sheet).toMatchObject({
      name: '某省测试学会',
      kind: 'society',
      place: { country: 'CN', region: '440300' },
      unended: 0,
    })
  })

  test('that is renamed has its new name in its seat sheet, and its seats as they were', async () => {
    const there = given(request)
    const { id } = await there.organization()
    const [post, somebody] = [await there.post(id), await there.person()]
    await there.membership(somebody.id, post.id, { start: '2024-01-01' })
    const names = [
      { text: '新名学会', kind: 'official' },
      { text: '某省测试学会', kind: 'former', end: '2026-03-01' },
    ]
    await changeOrganization(request(), id, 1, patching({ names }))
    const { sheet, seats } = await vacanciesOf(request(), id, { on: today, within: 0 })
    expect([sheet.name, seats.map(({ state }) => state)]).toEqual(['新名学会', ['filled']])
  })

  test('whose seat sheet was changed in between is changed all the same', async () => {
    const { id } = await create({})
    const other = interrupted(table, 1, () => given(request).post(id))
    const changed = await changeOrganization({ ...request(), table: other }, id, 1, patching({ note: '新' }))
    expect(changed).toMatchObject({ version: 2, note: '新' })
    expect((await vacanciesOf(request(), id, { on: today, within: 0 })).seats).toHaveLength(1)
  })

  test('whose first post is created while it is renamed has its new name in its seat sheet', async () => {
    const { id } = await create({})
    const names = [{ text: '新名学会', kind: 'official' }]
    const slow = interrupted(table, 1, () => given(request).post(id))
    await changeOrganization({ ...request(), table: slow }, id, 1, patching({ names }))
    expect((await vacanciesOf(request(), id, { on: today, within: 0 })).sheet.name).toBe('新名学会')
    const other = await create({})
    const late = given((more) => ({
      ...request(more),
      table: interrupted(table, 1, () => changeOrganization(request(), other.id, 1, patching({ names }))),
    }))
    await late.post(other.id)
    expect((await vacanciesOf(request(), other.id, { on: today, within: 0 })).sheet.name).toBe('新名学会')
  })

  test('that hosts a network may be its parent, too', async () => {
    const host = await create({ kind: 'association' })
    const network = { hostId: host.id, counterpartIds: [host.id, host.id], recognisedOn: '2019' }
    expect((await create({ kind: 'overseas-network', parentId: host.id, network })).network).toEqual(network)
  })
})

describe('an organization is refused, and nothing is written,', () => {
  test.each([
    ['below a parent that is not there', { parentId: nobody }, 'unknown-reference', 'parentId'],
    ['with a network that it is not', { network: {} }, 'invalid-input', 'network'],
    [
      'with a host that is not there',
      { kind: 'overseas-network', network: { hostId: nobody } },
      'unknown-reference',
      'network.hostId',
    ],
    [
      'with a counterpart that is not there',
      { kind: 'overseas-network', network: { counterpartIds: [nobody] } },
      'unknown-reference',
      'network.counterpartIds.0',
    ],
  ])('%s', async (_, more, code, path) => {
    expect(await untouched(table, () => create(more))).toEqual({ code, paths: [path] })
    const { id } = await create({})
    const change = () => changeOrganization(request(), id, 1, patching(more))
    expect(await untouched(table, change)).toEqual({ code, paths: [path] })
  })

  test('that would stop being a network but keeps the fields of one', async () => {
    const { id } = await create({ kind: 'overseas-network', network: {} })
    const refusal = await untouched(table, () => changeOrganization(request(), id, 1, patching({ kind: 'society' })))
    expect(refusal).toEqual({ code: 'invalid-input', paths: ['network'] })
  })
})

test('what is not said of an organization is not stored', async () => {
  const { id } = await create({})
  expect(Object.keys(await getOrganization(request(), id)).sort()).toEqual(
    ['createdAt', 'id', 'identifiers', 'kind', 'names', 'path', 'provenance', 'status', 'updatedAt', 'version'].sort(),
  )
})
