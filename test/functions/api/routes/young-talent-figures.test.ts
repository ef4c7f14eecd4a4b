import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Honour } from '../../../../shared/domain/honour.ts'
import { putAll } from '../../../../shared/table/batch.ts'
import { honours } from '../../../../shared/table/people.ts'
import { type Api, json, testApi, walk } from '../../../support/api.ts'
import { aCohort, aSelection, programme } from '../../../support/cohorts.ts'
import { load } from '../../../support/load.ts'
import { seeded } from '../../../support/random.ts'
import { anOrganization, aPerson } from '../../../support/things.ts'

/**
 * The figures of notice S3 (SOURCES.md of the demonstration data), lines 157 to 187: 共有155家学会、基层组织申报了845个托举名额;
 * 评选出立项组织150家并匹配托举名额440个; 自2017年启动以来 … 已有1090名青年科技人才先后入选，其中187名已完成三年培养周期; 先后有115名
 * 中国科学院院士、中国工程院院士担任了责任导师. It prints totals only: which rounds, organizations and people they are made of is generated.
 */
const notice = { applicants: 155, asked: 845, granted: 150, places: 440, selected: 1090, completed: 187 }
const academicians = 115

/** Years in which rounds began, and how many were selected then; the first two have completed. */
const rounds = new Map([
  [2017, 87],
  [2018, 100],
  [2020, 250],
  [2021, 300],
  [2022, 353],
])

const organizations = Array.from({ length: notice.applicants + 1 }, (_, nth) =>
  anOrganization({ names: [{ text: nth === 0 ? '北京市科学技术协会' : `生成学会${nth}`, kind: 'official' }] }),
)
const [beijing = anOrganization(), ...applicants] = organizations
const generated = (name: string) => aPerson({ names: [{ text: name, kind: 'official' }] })
const mentors = Array.from({ length: 200 }, (_, nth) => generated(`生成导师${nth}`))
const cohorts = `/v1/organizations/${beijing.id}/cohorts`
const newest = `${cohorts}/${programme}/2024-2026`

let api: Api

beforeAll(async () => {
  api = await testApi()
  const elected = mentors.slice(0, academicians).map(({ id }, nth) => {
    const honour = nth % 2 === 0 ? 'cas-academician' : 'cae-academician'
    return aSelection(aCohort(beijing.id, 2010), { honour, cohort: undefined, organizerId: undefined }, id)
  })
  const people = [...rounds].flatMap(([year, count]) => selectionsOf(year, count))
  await load(api.table, { organizations, people: [...mentors, ...people.map(({ person }) => person)] })
  await putAll(api.table, [...elected, ...people.map(({ held }) => held)].map(honours.toItem))
  for (const year of rounds.keys()) await open(year)
})

/** Generated people of a round: each has a sponsor, four of five a mentor. */
function selectionsOf(year: number, count: number): { person: ReturnType<typeof generated>; held: Honour }[] {
  const next = seeded(year)
  return Array.from({ length: count }, (_, nth) => {
    const person = generated(`生成${year}年第${nth + 1}人`)
    const mentor = nth % 5 === 0 ? undefined : mentors[(nth + year) % mentors.length]
    const sponsor = applicants[Math.floor(next() * applicants.length)]
    const completedYear = year < 2020 ? year + 3 : undefined
    const more = { sponsorId: sponsor?.id, mentorId: mentor?.id, completedYear }
    return { person, held: aSelection(aCohort(beijing.id, year), more, person.id) }
  })
}

async function open(year: number): Promise<void> {
  const body = { programme, cohort: `${year}-${year + 2}`, year, years: 3, status: 'open' }
  expect((await api.request(cohorts, json('POST', body))).status).toBe(201)
}

async function read(path: string): Promise<Record<string, unknown>> {
  const response = await api.request(path)
  expect(response.status).toBe(200)
  return z.record(z.string(), z.unknown()).parse(await response.json())
}

describe('the round of notice S3', () => {
  const asked = (nth: number) => (nth < 70 ? 6 : 5)
  const granted = (nth: number) => (nth < 140 ? 3 : nth < notice.granted ? 2 : 0)

  it('takes what 155 organizations ask for, and then what 150 of them are granted', async () => {
    await open(2024)
    const put = (nth: number, body: object, headers = {}) =>
      api.request(`${newest}/quotas/${applicants[nth]?.id}`, json('PUT', body, headers))
    for (const nth of applicants.keys()) expect((await put(nth, { asked: asked(nth) })).status).toBe(201)
    expect(await read(`${newest}/report`)).toMatchObject({
      ...{ applicants: notice.applicants, asked: notice.asked, undecided: notice.applicants },
      granted: { organizations: 0, places: 0 },
    })
    const body = (nth: number) => ({ asked: asked(nth), granted: granted(nth), decidedOn: '2023' })
    for (const nth of applicants.keys()) expect((await put(nth, body(nth), { 'If-Match': '"1"' })).status).toBe(200)
  })

  it('shows the figures of the notice, with all places still to be filled', async () => {
    await api.request(newest, json('PATCH', { status: 'decided' }, { 'If-Match': '"1"' }))
    const filled = { organizations: notice.granted, places: notice.places }
    expect(await read(`${newest}/report`)).toMatchObject({
      ...{ applicants: notice.applicants, asked: notice.asked, undecided: 0, granted: filled, open: filled },
      ...{ status: 'decided', dueYear: 2027, selected: 0, findings: [] },
    })
    expect(await walk(api, `${newest}/quotas`, 100)).toHaveLength(notice.applicants)
  })

  it('fills as its people are entered, and finds a sponsor that has one too many', async () => {
    const [first, last] = [applicants[0], applicants.at(-1)]
    const cohort = aCohort(beijing.id, 2024)
    const people = [first, first, last].map((sponsor) => aSelection(cohort, { sponsorId: sponsor?.id }))
    await putAll(api.table, people.map(honours.toItem))
    expect(await read(`${newest}/report`)).toMatchObject({
      ...{ selected: 3, running: 3, open: { organizations: notice.granted, places: notice.places - 2 } },
      findings: [{ code: 'selected-over-granted', count: 1, organization: { id: last?.id, name: '生成学会155' } }],
    })
  })
})

describe('the programme of notice S3', () => {
  const path = (query: string) => `/v1/programmes/${programme}/report?organizer=${beijing.id}&${query}`

  it('has selected 1,090 people since 2017, of whom 187 have completed, with 115 academicians as mentors', async () => {
    const found = await read(path('since=2017&asOf=2023-12-31'))
    const { selected, completed } = notice
    expect(found).toMatchObject({ selected, completed, running: selected - completed, overdue: 0, undated: 0 })
    expect(found).toMatchObject({ mentors: { count: mentors.length, academicians }, unrecorded: [], repeated: [] })
    expect(z.array(z.looseObject({ selected: z.int() })).parse(found.cohorts)).toMatchObject([
      ...[...rounds].map(([year, count]) => ({ year, selected: count, completed: year < 2020 ? count : 0 })),
      { year: 2024, selected: 0, asked: notice.asked, granted: { places: notice.places } },
    ])
    const sponsors = z.array(z.object({ selected: z.int(), completed: z.int() })).parse(found.sponsors)
    const sum = (of: 'selected' | 'completed') => sponsors.reduce((total, each) => total + each[of], 0)
    expect([sum('selected'), sum('completed')]).toEqual([selected, completed])
  })

  it('has 250 who are overdue a year later, and leaves out what began before a year', async () => {
    expect(await read(path('since=2017&asOf=2024-01-01'))).toMatchObject({ selected: 1093, overdue: 250 })
    expect(await read(path('since=2018&asOf=2023-12-31'))).toMatchObject({ selected: 1003, completed: 100 })
  })

  it('shows everybody of a round, page by page', async () => {
    const people = await walk(api, `${cohorts}/${programme}/2018-2020/selected?asOf=2023-12-31`, 30)
    const id = z.object({ person: z.object({ id: z.string(), generated: z.literal(true) }) })
    expect(new Set(people.map((each) => id.parse(each).person.id)).size).toBe(100)
    const withMentor = people.filter(({ mentor }) => mentor !== undefined)
    expect(withMentor).toHaveLength(80)
  })
})
