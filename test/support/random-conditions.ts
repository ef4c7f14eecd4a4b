import fc from 'fast-check'
import { natures, statuses } from '../../shared/domain/membership.ts'
import { levels, organizationKinds } from '../../shared/domain/organization.ts'
import type { ConditionInput } from '../../shared/index/condition.ts'
import { facetNames } from '../../shared/index/facet-names.ts'
import { type QuerySpec, querySpec } from '../../shared/index/query-spec.ts'
import type { Range } from '../../shared/index/range.ts'
import { tiers } from '../../shared/vocabulary/honours.ts'
import { rankLevels } from '../../shared/vocabulary/professional-titles.ts'
import { pools, stage } from './random-profiles.ts'

const days = ['2019-07-01', '2025-12-01', '2026-03-01', '2026-03-02', '2026-03-03', '2027-01-15']

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })
const one = <T>(values: readonly T[]) => fc.constantFrom(...values)
const some = <T>(values: readonly T[]) => fc.uniqueArray(one(values), { minLength: 1, maxLength: 2 })
const day = one(days)
const when = fc.oneof(
  one(['now', 'ever'] as const),
  day.map((on) => ({ on })),
)
const organizationIds = some(stage.organizations.map(({ id }) => id))
const organizationId = one(stage.organizations.map(({ id }) => id))

/** Two bounds in order, or one of them. */
function range(values: readonly number[]): fc.Arbitrary<Range<number>> {
  return fc.tuple(one(values), one(values), one(['both', 'from', 'to'])).map(([a, b, bound]) => {
    if (bound === 'from') return { from: a }
    return bound === 'to' ? { to: b } : { from: Math.min(a, b), to: Math.max(a, b) }
  })
}

/** A few parts at a time: more at once would seldom hold of anything. */
const postParts = fc.oneof(
  fc.record({ roles: some(['chair', 'vice-chair', 'head']), when: maybe(when) }),
  fc.record({ organizationKinds: some(organizationKinds), levels: maybe(some(levels)) }),
  fc.record({ regions: some(pools.region), when: maybe(when) }),
  fc.record({ countries: some(pools.country), natures: maybe(some(natures)) }),
  fc.record({ organizations: organizationIds, statuses: maybe(some(statuses)), when: maybe(when) }),
  fc.record({ within: organizationId, responsible: maybe(fc.boolean()), when: maybe(when) }),
  fc.record({ liaison: fc.oneof(fc.boolean(), some(pools.liaison)), when: maybe(when) }),
  fc.record({ sessionNumber: one([1, 2, 9, 10]), when: maybe(when) }),
  fc.record({ text: one([['院长'], ['副主席', '理事长']]) }),
  fc.record({
    organizationForms: some(pools.form),
    organizationKinds: maybe(some(organizationKinds)),
    when: maybe(when),
  }),
  fc.record({ statuses: some(statuses), when: maybe(when) }),
  fc.constant({}),
)

/** A post filter, sometimes with a base. */
export const randomPostFilter = fc
  .record({ parts: postParts, base: maybe(postParts) })
  .map(({ parts, base }) => (base === undefined ? parts : { ...parts, base }))

const ages = range([0, 39, 40, 49, 50, 69, 70])

/** Every kind of leaf. */
export const randomLeaf: fc.Arbitrary<ConditionInput> = fc.oneof(
  fc.record({ discipline: some(pools.discipline) }),
  fc.record({ workRegion: some(pools.region) }),
  fc.record({ workCountry: some(pools.country) }),
  fc.record({ nativePlace: some(pools.region) }),
  fc.record({ nationality: some(pools.country) }),
  fc.record({ gender: some(pools.gender) }),
  fc.record({ ethnicity: some(pools.ethnicity) }),
  fc.record({ language: some(pools.language) }),
  fc.record({ politicalAffiliation: some(pools.party) }),
  fc.record({ professionalTitle: some(pools.title) }),
  fc.record({ talentCategory: some(pools.talent) }),
  fc.record({ titleRank: some(rankLevels) }),
  fc.record({ birthYear: range([1956, 1966, 1986, 1995]) }),
  fc.record({ age: fc.tuple(ages, maybe(day)).map(([bounds, on]) => ({ ...bounds, on })) }),
  fc.record({
    honour: fc.record({
      names: maybe(some(pools.honour)),
      groups: maybe(some(['国家科学技术奖', '人才计划'])),
      tiers: maybe(some(tiers)),
      text: maybe(one([['奖']])),
      year: maybe(range([2015, 2020, 2025])),
      mentored: maybe(fc.boolean()),
    }),
  }),
  fc.record({ mentor: fc.record({ honours: maybe(some(pools.honour)) }) }),
  fc.record({
    delegate: fc.record({
      kinds: maybe(some(pools.delegate)),
      levels: maybe(some(levels)),
      term: maybe(one([19, 20])),
      when: maybe(when),
    }),
  }),
  fc.record({
    network: fc.record({
      ids: maybe(some(stage.networks.map(({ id }) => id))),
      countries: maybe(some(pools.country)),
      when: maybe(when),
    }),
  }),
  { weight: 4, arbitrary: fc.record({ post: randomPostFilter }) },
  fc.record({
    postCount: fc
      .tuple(range([0, 1, 2, 3]), maybe(randomPostFilter))
      .map(([bounds, filter]) => ({ ...bounds, of: filter })),
  }),
  {
    weight: 2,
    arbitrary: fc.record({
      engagement: fc
        .record({
          kinds: maybe(some(pools.activity)),
          roles: maybe(some(pools.engagementRole)),
          dates: maybe(fc.uniqueArray(day, { minLength: 2, maxLength: 2 })),
          withinTermOf: maybe(randomPostFilter),
        })
        .map(({ dates, ...parts }) => {
          const [from, to] = dates?.toSorted() ?? []
          return { ...parts, from, to }
        }),
    }),
  },
  fc.record({
    employer: fc.record({
      organizations: maybe(organizationIds),
      within: maybe(organizationId),
      text: maybe(one([['大学'], ['科协', '学会']])),
      when: maybe(when),
    }),
  }),
  fc.record({
    education: fc.record({
      countries: maybe(some(pools.country)),
      degrees: maybe(some(['2', '3'])),
      abroad: maybe(fc.boolean()),
    }),
  }),
  fc.record({ cadre: fc.record({ ranks: maybe(some(pools.rank)), serving: maybe(fc.boolean()) }) }),
  fc.record({ name: fc.record({ contains: one(['阳某', 'anna', '古丽买']) }) }),
  fc.record({ generated: fc.boolean() }),
)

const groups = ['all', 'any', 'none'] as const

/** A leaf, or groups up to three levels deep. */
export const randomCondition: fc.Arbitrary<ConditionInput> = fc.letrec<{ tree: ConditionInput }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    randomLeaf,
    fc
      .tuple(one(groups), fc.array(tie('tree'), { minLength: 1, maxLength: 3 }))
      .map(([group, parts]): ConditionInput => ({ [group]: parts })),
  ),
})).tree

/** A whole query, as production reads it. */
export const randomSpec: fc.Arbitrary<QuerySpec> = fc
  .record({
    asOf: maybe(day),
    status: one([['active' as const], ['active' as const, 'deceased' as const]]),
    must: maybe(randomCondition),
    should: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 3 }), when: randomCondition }), { maxLength: 3 }),
    facets: fc.constant([...facetNames]),
    limit: fc.integer({ min: 1, max: 8 }),
    seed: maybe(one(['甲', 'seed'])),
  })
  .map((spec) => querySpec.parse(spec))
