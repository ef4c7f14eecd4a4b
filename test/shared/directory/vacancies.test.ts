import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { readVacancies, type VacancyFilter, vacanciesOf } from '../../../shared/directory/vacancies.ts'
import { levels, organizationKinds } from '../../../shared/domain/organization.ts'
import { newSheet, type SeatSheet, withMembership, withPost, withSession } from '../../../shared/domain/seat-sheet.ts'
import { seatStates, standingsOf } from '../../../shared/domain/seat-state.ts'
import { putAll } from '../../../shared/table/batch.ts'
import type { Table } from '../../../shared/table/client.ts'
import { sheets } from '../../../shared/table/organizations.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { allPages } from '../../support/pages.ts'
import { partialBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'
import { aMembership, anOrganization, aPost, aSession } from '../../support/things.ts'

const regions = ['440000', '440300', '440305', '441900', '420000', '429021', '110000', undefined]
const roles = ['chair', 'secretary-general', 'council-member']
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })

/** A society in some place with a session and three posts, each held, left or empty. */
const drawnSheet = fc
  .record({
    kind: fc.constantFrom('society', 'association', 'grassroots'),
    level: optional(fc.constantFrom(...levels)),
    region: fc.constantFrom(...regions),
    end: partialBetween('2025-01-01', '2028-12-31'),
    ends: fc.array(fc.constantFrom('none', undefined, '2020', '2026-04-30', '2027'), { minLength: 3, maxLength: 3 }),
    frozen: fc.boolean(),
  })
  .map(({ kind, level, region, end, ends, frozen }): SeatSheet => {
    const of = anOrganization({ kind, level, place: region === undefined ? undefined : { region } })
    const tenth = aSession(of.id, 10, { start: '2022-01-01', end })
    const posts = roles.map((role, at) =>
      aPost(of.id, { role, responsible: role !== 'council-member', frozen: frozen && at === 1 }),
    )
    const empty = withSession(posts.reduce(withPost, newSheet(of)), tenth)
    return posts.reduce((sheet, post, at) => {
      const last = ends[at]
      return last === 'none'
        ? sheet
        : withMembership(sheet, undefined, aMembership(post.id, { sessionId: tenth.id, start: '2019', end: last }))
    }, empty)
  })
const all = fc.sample(drawnSheet, { ...runs(1), numRuns: 80 })

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  await putAll(table, all.map(sheets.toItem))
})

const area = fc.constantFrom<[string, string][]>(
  ['440000', 'CN/440000/'],
  ['440300', 'CN/440000/440300/'],
  ['429021', 'CN/420000/429021/'],
)
const some = <T>(values: readonly T[]) => optional(fc.subarray([...values], { minLength: 1 }))
const filters = fc.record({
  on: fc.constantFrom(today, '2026-12-31', '2021-06-01'),
  within: fc.constantFrom(0, 60, 400),
  kinds: some(organizationKinds),
  within_area: optional(area),
  states: some(seatStates),
  roles: some(roles),
  responsible: optional(fc.boolean()),
  levels: some(levels),
})

test('vacancies by region, kind, level, role and state are what a filter over all sheets leaves', async () => {
  await fc.assert(
    fc.asyncProperty(filters, fc.constantFrom(3, 50), async ({ within_area, ...rest }, limit) => {
      const filter: VacancyFilter = {
        ...rest,
        areas: within_area === undefined ? undefined : { within: [within_area[1]] },
      }
      const under = ({ place }: SeatSheet, code: string) =>
        place?.region !== undefined && (place.region === code || place.region.startsWith(code.replace(/0+$/, '')))
      const naive = all
        .filter((sheet) => filter.kinds === undefined || filter.kinds.includes(sheet.kind))
        .filter(
          (sheet) => filter.levels === undefined || (sheet.level !== undefined && filter.levels.includes(sheet.level)),
        )
        .filter((sheet) => within_area === undefined || under(sheet, within_area[0]))
        .map((sheet) => ({
          id: sheet.organizationId,
          seats: standingsOf(sheet, filter.on, filter.within)
            .filter(({ state }) => filter.states === undefined || filter.states.includes(state))
            .filter(({ seat }) => filter.roles === undefined || filter.roles.includes(seat.role))
            .filter(({ seat }) => filter.responsible === undefined || filter.responsible === seat.responsible)
            .map(({ seat, state }) => `${seat.postId} ${state}`)
            .sort(),
        }))
        .filter(({ seats }) => seats.length > 0)
      const found = await allPages(limit, (...page) => readVacancies(request(), filter, ...page))
      const shown = found.map(({ sheet, seats }) => ({
        id: sheet.organizationId,
        seats: seats.map(({ seat, state }) => `${seat.postId} ${state}`).sort(),
      }))
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
      expect(shown.sort(byId)).toEqual(naive.sort(byId))
    }),
    runs(40),
  )
})

test('the seats of one organization come with chairs first', async () => {
  for (const sheet of all.slice(0, 5)) {
    const { seats } = await vacanciesOf(request(), sheet.organizationId, { on: today, within: 0 })
    expect(seats.map(({ seat }) => seat.role)).toEqual(roles)
  }
})
