import { describe, expect, test } from 'vitest'
import { ColumnIndex } from '../../../shared/index/column-index.ts'
import { countFacet } from '../../../shared/index/count-facet.ts'
import { searchLimits } from '../../../shared/index/limits.ts'
import type { Profile } from '../../../shared/index/profile.ts'
import { position, type QuerySpecInput, querySpec } from '../../../shared/index/query-spec.ts'
import { World } from '../../support/profiles.ts'

const today = '2026-03-02'
const world = new World()
const society = world.society('province', '440000')
const [chair, council] = [world.post(society, 'chair'), world.post(society, 'council-member')]

async function search(people: readonly Profile[], spec: QuerySpecInput) {
  return new ColumnIndex(people).query(querySpec.parse(spec), { today })
}

describe('explanation', () => {
  const person = world.profile({
    person: { birth: '1986', languages: ['en'] },
    posts: [{ post: chair }, { post: council }],
    honours: [{ honour: 'state-progress-award' }, { honour: 'young-talent-lift' }],
  })
  const [asChair, asCouncil] = person.posts.map(({ membership }) => membership.id)
  const [award] = person.honours.map(({ id }) => id)

  test('says of every preference what became of it, and only those that are known to hold score', async () => {
    const { page } = await search([person], {
      should: [
        { weight: 3, when: { language: ['英语'] }, label: '英语' },
        { weight: 5, when: { age: { to: 39 } } },
        { weight: 7, when: { workRegion: ['广东省'] } },
        { weight: 2, when: { none: [{ honour: { names: ['两院院士'] } }] } },
        { weight: 11, when: { post: { roles: ['secretary-general'] } } },
      ],
    })
    const [candidate] = page
    expect(candidate).toMatchObject({ id: person.person.id, score: 5, maxScore: 28 })
    expect(candidate?.preferences.map(({ index, label, weight, truth }) => [index, label, weight, truth])).toEqual([
      [0, '英语', 3, 'yes'],
      [1, undefined, 5, 'unknown'],
      [2, undefined, 7, 'unknown'],
      [3, undefined, 2, 'yes'],
      [4, undefined, 11, 'no'],
    ])
  })

  test('names the records that satisfy a leaf, and which of several alternatives it was', async () => {
    const { page } = await search([person], {
      must: {
        all: [
          { any: [{ honour: { names: ['两院院士'] } }, { honour: { names: ['国家科学技术奖'] } }] },
          { language: ['en'] },
        ],
      },
      should: [
        { weight: 1, when: { post: { organizationKinds: ['society'] } } },
        { weight: 1, when: { postCount: { from: 1, of: { roles: ['chair'] } } } },
        { weight: 1, when: { post: { roles: ['head'] } } },
      ],
    })
    expect(page[0]?.matched).toEqual([
      { path: 'all.0.any.1.honour', leaf: 'honour', ids: [award] },
      { path: 'all.1.language', leaf: 'language', ids: [] },
    ])
    expect(page[0]?.preferences.map(({ evidence }) => evidence)).toEqual([
      [{ path: 'post', leaf: 'post', ids: [asChair, asCouncil] }],
      [{ path: 'postCount', leaf: 'postCount', ids: [asChair] }],
      [],
    ])
  })
})

describe('pages', () => {
  const people = Array.from({ length: 7 }, () => world.profile())

  test('carry day and seed, so that a search that runs past midnight goes on as it began', async () => {
    const index = new ColumnIndex(people)
    const spec = querySpec.parse({ limit: 3 })
    const first = await index.query(spec, { today })
    expect(position.parse(first.next)).toEqual(first.next)
    expect(first.next).toMatchObject({ asOf: today, seed: today, id: first.page.at(-1)?.id })
    const second = await index.query(spec, { today: '2026-03-03', after: first.next })
    const third = await index.query(spec, { today: '2026-03-03', after: second.next })
    expect([second.asOf, second.seed, second.count]).toEqual([today, today, 7])
    expect(third.next).toBeUndefined()
    const shown = [first, second, third].flatMap(({ page }) => page.map(({ id }) => id))
    expect(shown.toSorted()).toEqual(people.map(({ person }) => person.id).toSorted())
  })

  test('put equals in another order under another seed, and say which it was', async () => {
    const orderOf = async (seed: string) => (await search(people, { seed })).page.map(({ id }) => id)
    expect(await orderOf('甲')).toEqual(await orderOf('甲'))
    expect(await orderOf('甲')).not.toEqual(await orderOf('乙'))
    expect((await search(people, { seed: '甲' })).seed).toBe('甲')
    expect((await search(people, { asOf: '2025-01-01' })).seed).toBe('2025-01-01')
  })

  test('end without a next position when the last one is just full', async () => {
    expect((await search(people, { limit: 7 })).next).toBeUndefined()
    expect((await search(people, { limit: 6 })).next).toBeDefined()
    expect(await search([], {})).toMatchObject({ count: 0, page: [], unjudged: { count: 0, fields: {} } })
  })
})

describe('facets', () => {
  test('count a person once under each of their values, however many of their facts give it', async () => {
    const { facets } = await search(
      [
        world.profile({
          person: { disciplines: ['11014', '1101410', '520'] },
          posts: [{ post: chair }, { post: council }],
        }),
        world.profile({ person: { disciplines: ['110'] }, honours: [{ name: '某奖' }, { name: '又一奖' }] }),
        world.profile({ posts: [{ post: chair, status: 'proposed' }] }),
        world.profile({ posts: [{ post: chair, start: '2020', end: '2026' }] }),
      ],
      { facets: ['discipline', 'organizationKind', 'honour', 'gender'] },
    )
    const other = { values: 0, people: 0 }
    expect(facets).toEqual({
      discipline: {
        values: [
          { value: '110', count: 2 },
          { value: '520', count: 1 },
        ],
        other,
        unknown: 2,
        none: 0,
      },
      organizationKind: { values: [{ value: 'society', count: 1 }], other, unknown: 1, none: 2 },
      honour: { values: [{ value: 'unlisted', count: 1 }], other, unknown: 0, none: 3 },
      gender: { values: [], other, unknown: 4, none: 0 },
    })
  })

  test('are of all matches, not of the page', async () => {
    const people = Array.from({ length: 5 }, () => world.profile({ person: { gender: '2' } }))
    const { facets } = await search([...people, world.profile({ person: { gender: '1' } })], {
      must: { gender: ['2'] },
      facets: ['gender'],
      limit: 1,
    })
    expect(facets.gender?.values).toEqual([{ value: '2', count: 5 }])
  })

  test('that have more values than are listed say how many more, and how many people have one of those', () => {
    const beyond = 3
    const values = Array.from({ length: searchLimits.facetValues + beyond }, (_, at) => String(at).padStart(3, '0'))
    const [a = '', b = '', c = ''] = values.slice(-beyond)
    const people = [
      ...values.slice(0, -beyond).flatMap((value) => [[value], [value]]),
      [a, b],
      [b, c],
      [a, values[0] ?? ''],
      undefined,
      [],
    ]
    const counted = countFacet(() => people)
    expect(counted.values).toHaveLength(searchLimits.facetValues)
    expect(counted).toMatchObject({ other: { values: beyond, people: 3 }, unknown: 1, none: 1 })
    expect(counted.values[0]).toEqual({ value: '000', count: 3 })
  })
})
