import { beforeAll, describe, expect, test } from 'vitest'
import { countiesWithout, readLiaisons } from '../../../shared/directory/liaisons.ts'
import { changeMembership } from '../../../shared/directory/memberships.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import { placePath } from '../../../shared/domain/place.ts'
import type { Table } from '../../../shared/table/client.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given, patching } from '../../support/given.ts'
import { allPages } from '../../support/pages.ts'

let table: Table
let request: Requests
const seats = new Map<string, Membership>()

const within = (region: string) => ({ within: [placePath({ country: 'CN', region })] })
const find = async (filter: Omit<Parameters<typeof readLiaisons>[1], 'on'>, on = today) =>
  (await allPages(2, (...page) => readLiaisons(request(), { ...filter, on }, ...page))).map(
    ({ membership }) => membership.id,
  )
const missing = async (filter: Omit<Parameters<typeof countiesWithout>[1], 'on'>, on = today) =>
  countiesWithout(request(), { ...filter, on })
const ids = (...names: string[]) => names.map((name) => seats.get(name)?.id)

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  const there = given(request)
  const seat = async (
    name: string,
    region: string,
    liaison: string,
    more: object = {},
    held: { base?: boolean; session?: object } = {},
  ) => {
    const [county, person] = [
      await there.organization({ kind: 'association', level: 'county', place: { region } }),
      await there.person(),
    ]
    const post = await there.post(county.id, { name: '兼职副主席', role: 'vice-chair', capacity: 5 })
    const school = held.base
      ? await there.post((await there.organization({ kind: 'institution' })).id, { role: 'head' })
      : undefined
    const base = school === undefined ? undefined : await there.membership(person.id, school.id)
    const session = held.session === undefined ? undefined : await there.session(county.id, 1, held.session)
    seats.set(
      name,
      await there.membership(person.id, post.id, {
        nature: 'part-time',
        liaison,
        baseId: base?.id,
        sessionId: session?.id,
        ...more,
      }),
    )
  }
  await seat('nanshan-school', '440305', 'school-head', { start: '2024-01-01' }, { base: true })
  await seat('nanshan-hospital', '440305', 'hospital-head', { start: '2024-01-01', end: '2025-12-31' })
  await seat('futian-school', '440304', 'school-head', {}, { session: { start: '2020-01-01', end: '2024-12-31' } })
  await seat(
    'luohu-session-over',
    '440303',
    'school-head',
    {},
    { session: { start: '2020-01-01', end: '2024-12-31', status: 'closed' } },
  )
  await seat('dongguan', '441900', 'hospital-head', { start: '2023' })
  await seat('shennongjia', '429021', 'agro-station-head', { start: '2026' })
})

describe('liaisons', () => {
  test('are found by county, city and province, by kind, as of a day', async () => {
    expect(await find({ areas: within('440305') })).toEqual(ids('nanshan-school'))
    expect(await find({ areas: within('440305') }, '2025-06-01')).toEqual(ids('nanshan-hospital', 'nanshan-school'))
    expect(await find({ areas: within('440300') })).toEqual(ids('futian-school', 'nanshan-school'))
    expect(await find({ areas: within('440000') })).toEqual(ids('futian-school', 'nanshan-school', 'dongguan'))
    expect(await find({ areas: within('440000'), kinds: ['hospital-head'] })).toEqual(ids('dongguan'))
    expect(await find({ areas: within('441900') })).toEqual(ids('dongguan'))
    expect(await find({}, '2022-06-01')).toEqual(ids('luohu-session-over', 'futian-school'))
  })

  test('of whom nobody knows whether they hold the seat yet are shown as such', async () => {
    const page = await readLiaisons(request(), { areas: within('429021'), on: today }, 10, undefined)
    expect(page.items.map(({ membership, holds }) => [membership.id, holds])).toEqual([
      [seats.get('shennongjia')?.id, 'unknown'],
    ])
  })

  test('come with the headship that they rest on, and who they are', async () => {
    const page = await readLiaisons(request(), { areas: within('440305'), on: today }, 10, undefined)
    const [line] = page.items
    expect(line?.base?.id).toBe(line?.membership.baseId)
    expect([line?.base?.personId, line?.person?.id]).toEqual([line?.membership.personId, line?.membership.personId])
  })

  test('leave the list when the seat is no longer one of a liaison', async () => {
    const seat = seats.get('dongguan')
    if (seat === undefined) throw new Error('no seat')
    const changed = await changeMembership(request(), seat.id, 1, patching({ liaison: undefined }))
    expect(await find({ areas: within('441900') })).toEqual([])
    await changeMembership(request(), seat.id, changed.version, patching({ liaison: 'hospital-head' }))
    expect(await find({ areas: within('441900') })).toEqual(ids('dongguan'))
  })
})

describe('counties without a liaison', () => {
  const shenzhen = ['440303', '440304', '440305', '440306', '440307', '440308', '440309', '440310', '440311']

  test('are all counties of the place but those where somebody certainly serves', async () => {
    const found = (await missing({ areas: within('440300') })).map(({ region }) => region)
    expect(found).toEqual(shenzhen.filter((code) => !['440304', '440305'].includes(code)))
  })

  test('of a kind say which kinds are missing', async () => {
    const found = await missing({
      areas: within('440305'),
      kinds: ['school-head', 'hospital-head', 'agro-station-head'],
    })
    expect(found).toEqual([{ region: '440305', missing: ['hospital-head', 'agro-station-head'] }])
    expect(await missing({ areas: within('440305'), kinds: ['school-head'] })).toEqual([])
  })

  test('count a city that has no counties as one, and a county right under a province', async () => {
    expect(await missing({ areas: within('441900') })).toEqual([])
    expect((await missing({ areas: within('441900') }, '2022-12-31')).map(({ region }) => region)).toEqual(['441900'])
    expect((await missing({ areas: within('429021') }, '2025-12-31')).map(({ region }) => region)).toEqual(['429021'])
    expect((await missing({ areas: within('620200') })).map(({ region }) => region)).toEqual(['620200'])
  })

  test('in all of China are every county of GB/T 2260 and the five cities without any, but no province', async () => {
    const found = (await missing({})).map(({ region }) => region)
    const counties = regions.entries().filter(({ level, standard }) => level === 3 && standard)
    expect(found).toHaveLength(counties.length + 5 - ['440304', '440305', '441900'].length)
    expect(new Set(found).size).toBe(found.length)
    expect(found).toEqual(expect.arrayContaining(['442000', '460300', '460400', '620200', '429021']))
    expect(found.filter((code) => code.endsWith('0000'))).toEqual([])
  })
})
