import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Person } from '../../../../shared/domain/person.ts'
import { type Api, json, testApi } from '../../../support/api.ts'
import { load } from '../../../support/load.ts'
import { seeded } from '../../../support/random.ts'
import { aMembership, anOrganization, aPerson, aPost, aSession } from '../../../support/things.ts'

const counted = z.object({
  counts: z.record(z.string(), z.number()),
  examined: z.number(),
  intervals: z.record(z.string(), z.object({ from: z.number(), to: z.number() })).optional(),
  hurdles: z.array(z.object({ rule: z.string(), people: z.number(), alone: z.number() })),
})
const found = z.object({
  data: z.array(
    z.looseObject({
      person: z.looseObject({ id: z.string() }),
      score: z.number(),
      eligibility: z.looseObject({ verdict: z.string(), nearMiss: z.string().optional() }).optional(),
    }),
  ),
  meta: z.looseObject({
    total: z.number(),
    nextCursor: z.string().nullable(),
    examined: z.number().optional(),
    verdicts: counted.optional(),
    nearMisses: z
      .array(z.looseObject({ path: z.string(), count: z.number(), people: z.array(z.unknown()) }))
      .optional(),
  }),
})

const chance = seeded(77)
const society = anOrganization({ level: 'province', place: { country: 'CN', region: '350000' } })
const chair = aPost(society.id)
const sessions = [
  aSession(society.id, 1, { start: '2016-01-01', end: '2020-12-31', status: 'closed' }),
  aSession(society.id, 2, { start: '2021-01-01', end: '2025-12-31' }),
]
const pick = <T>(...from: readonly T[]): T => from[Math.floor(chance() * from.length)] ?? Reflect.get(from, 0)

/** Most are of an age for the post, some are too old, some have no birth on record, some have served twice, some are serving cadres. */
const people: Person[] = Array.from({ length: 260 }, () =>
  aPerson({
    birth: pick('1950', '1965-02-03', '1972', '1980-07', '1956', '1955', undefined),
    gender: pick('1', '2'),
    cadre: pick(undefined, undefined, { rank: 'division-chief', serving: true }, { rank: 'clerk', serving: false }),
    disciplines: pick(['110'], ['520'], []),
    workplace: { country: 'CN', region: pick('350100', '440000') },
  }),
)
const memberships = people
  .slice(0, 40)
  .flatMap(({ id }) =>
    sessions.map((session) =>
      aMembership(
        chair.id,
        { sessionId: session.id, status: 'ended', start: session.start, end: session.end, endReason: 'term-end' },
        id,
      ),
    ),
  )

let api: Api

beforeAll(async () => {
  api = await testApi()
  // A chair of forty people is none that there can be, but each of them has served two terms.
  await load(api.table, { organizations: [society], posts: [chair], sessions, people, memberships })
}, 30_000)

const ask = { post: { id: chair.id, electionOn: '2026-03-01' }, asOf: '2026-03-01' }
const search = async (body: object) => {
  const response = await api.request('/v1/referrals/search', json('POST', { ...ask, ...body }))
  return found.parse(await response.json())
}
/** All pages, as a user would turn them. */
const all = async (body: object) => {
  const data: z.infer<typeof found>['data'] = []
  for (let cursor: string | undefined; ; ) {
    const page = await search({ ...body, countVerdicts: false, ...(cursor === undefined ? {} : { cursor }) })
    data.push(...page.data)
    if (page.meta.nextCursor === null) return data
    cursor = page.meta.nextCursor
  }
}
const checked = async (ids: readonly string[]) => {
  const verdicts = new Map<string, string>()
  for (let at = 0; at < ids.length; at += 100) {
    const body = { postId: chair.id, electionOn: '2026-03-01', people: ids.slice(at, at + 100) }
    const response = await api.request('/v1/eligibility/check', json('POST', body))
    const { data } = z
      .object({ data: z.array(z.looseObject({ person: z.looseObject({ id: z.string() }), verdict: z.string() })) })
      .parse(await response.json())
    for (const { person, verdict } of data) verdicts.set(person.id, verdict)
  }
  return verdicts
}

const inFujian = { must: { all: [{ workRegion: ['350000'] }] } }
const women = { should: [{ weight: 1, when: { gender: ['2'] } }] }

describe('a search with a post', () => {
  it('gives everybody found the verdict that a check gives, in the order of the search', async () => {
    const plain = await all({ ...inFujian, ...women, post: undefined, limit: 50 })
    const judged = await all({ ...inFujian, ...women, limit: 50 })
    expect(judged.map(({ person }) => person.id)).toEqual(plain.map(({ person }) => person.id))
    const verdicts = await checked(judged.map(({ person }) => person.id))
    for (const { person, eligibility } of judged) expect(eligibility?.verdict).toBe(verdicts.get(person.id))
    expect(new Set(verdicts.values())).toEqual(new Set(['eligible', 'needs-approval', 'unknown', 'ineligible']))
  })

  it('lists only the verdicts asked for, nobody twice and nobody left out, however small the pages', async () => {
    const every = await all({ ...inFujian, ...women, limit: 100 })
    for (const verdicts of [['eligible'], ['unknown', 'needs-approval']]) {
      const expected = every.filter(({ eligibility }) => verdicts.includes(eligibility?.verdict ?? ''))
      for (const limit of [3, 100]) {
        const pages = await all({ ...inFujian, ...women, verdicts, limit })
        expect(pages.map(({ person }) => person.id)).toEqual(expected.map(({ person }) => person.id))
      }
    }
  }, 60_000)

  it('counts few matches one by one, and says before how many each rule stands', async () => {
    const { meta } = await search({ ...inFujian, limit: 1 })
    const every = await all({ ...inFujian, limit: 100 })
    const counts = { eligible: 0, 'needs-approval': 0, unknown: 0, ineligible: 0 }
    for (const { eligibility } of every)
      counts[
        z
          .keyof(z.object({ eligible: z.any(), 'needs-approval': z.any(), unknown: z.any(), ineligible: z.any() }))
          .parse(eligibility?.verdict)
      ]++
    expect(meta.verdicts).toMatchObject({ counts, examined: meta.total })
    expect(meta.verdicts?.intervals).toBeUndefined()
    const alone = every.filter(({ eligibility }) => eligibility?.nearMiss === 'cn-serving-cadres/R020').length
    expect(meta.verdicts?.hurdles.find(({ rule }) => rule === 'cn-serving-cadres/R020')?.alone).toBe(alone)
  })

  it('draws from many, and says between which numbers each count lies', async () => {
    const { meta } = await search({ limit: 1 })
    const every = await all({ limit: 100 })
    expect(meta).toMatchObject({ total: 260, verdicts: { examined: 200 } })
    for (const [verdict, { from, to }] of Object.entries(meta.verdicts?.intervals ?? {})) {
      const truth = every.filter(({ eligibility }) => eligibility?.verdict === verdict).length
      expect(from).toBeLessThanOrEqual(truth)
      expect(to).toBeGreaterThanOrEqual(truth)
    }
    expect(Object.keys(meta.verdicts?.intervals ?? {})).toHaveLength(4)
  })

  it('lists who lacks one condition alone, and which', async () => {
    const must = { all: [{ workRegion: ['350000'] }, { discipline: ['110'] }, { gender: ['2'] }] }
    const { meta } = await search({ must, nearMisses: 2, limit: 1 })
    const fits = ({ workplace, disciplines, gender }: Person) => [
      workplace?.region === '350100',
      disciplines.length === 0 ? undefined : disciplines.includes('110'),
      gender === '2',
    ]
    const missing = (nth: number) =>
      people.filter((person) => fits(person).every((part, at) => (at === nth ? part === false : part === true))).length
    expect(meta.nearMisses?.map(({ path, count }) => [path, count])).toEqual(
      [0, 1, 2].map((nth) => [`must.all.${nth}`, missing(nth)]),
    )
    for (const { people: shown } of meta.nearMisses ?? []) expect(shown).toHaveLength(2)
  })

  it('takes the post by its id alone, for the day of the search', async () => {
    const { data } = await search({ ...inFujian, post: chair.id, limit: 1 })
    expect(data[0]?.eligibility?.verdict).toBeDefined()
  })

  it('refuses an unknown post, a day before it, a verdict without a post, and a cursor of another verdict', async () => {
    const refused = (body: object) => api.refused('/v1/referrals/search', json('POST', body))
    expect(await refused({ post: 'pos_0000000000000000_0000000000' })).toMatchObject({
      code: 'unknown-reference',
      paths: ['post'],
    })
    expect(await refused({ verdicts: ['eligible'] })).toMatchObject({ paths: ['verdicts'] })
    expect(await refused({ post: chair.id, verdicts: ['maybe'] })).toMatchObject({ paths: ['verdicts.0'] })
    const { meta } = await search({ verdicts: ['eligible'], limit: 2 })
    expect(await refused({ ...ask, verdicts: ['unknown'], limit: 2, cursor: meta.nextCursor })).toMatchObject({
      code: 'invalid-cursor',
    })
  })
})
