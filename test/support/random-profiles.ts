import fc from 'fast-check'
import { endsBeforeStart } from '../../shared/domain/dates.ts'
import { natures, statuses } from '../../shared/domain/membership.ts'
import { levels } from '../../shared/domain/organization.ts'
import type { Profile } from '../../shared/index/profile.ts'
import type { ProfileParts, SeatParts } from './profiles.ts'
import { makeStage, type Stage } from './search-stage.ts'

/** The stage of random searches. */
export const stage: Stage = makeStage()

/** Few values each, so that random conditions and random people meet; codes lie above and below one another. */
export const pools = {
  date: ['2015', '2019-06', '2021-05-20', '2024', '2025-11', '2026', '2026-03', '2026-03-01', '2026-03-02', '2027-01'],
  birth: ['1956-03-02', '1956-03-03', '1966', '1976-03', '1986', '1986-03', '1986-03-02', '1995'],
  discipline: ['110', '11014', '1101410', '1101420', '520', '52010'],
  region: ['440000', '440100', '440106', '440300', '110000', '110108', '810000'],
  country: ['CN', 'US', 'HK', 'TW'],
  gender: ['0', '1', '2', '9'],
  ethnicity: ['01', '03'],
  language: ['en', 'fr'],
  party: ['01', '10'],
  title: ['010', '011', '012', '082', '083'],
  talent: ['strategic-scientist', 'young-talent'],
  honour: [
    'academician',
    'cas-academician',
    'young-talent-lift',
    'state-awards',
    'state-progress-award',
    'provincial-awards',
    'outstanding-young-talent',
  ],
  rank: ['bureau', 'bureau-chief', 'division-deputy'],
  delegate: ['party-congress', 'npc'],
  activity: ['training', 'lecture'],
  engagementRole: ['attendee', 'lecturer'],
  liaison: ['hospital-head', 'school-head'],
  form: ['university', 'hospital', 'university-association', 'enterprise-association', 'committee'],
} as const

const mentor = stage.world.ids.person()
/** An organization that is not in the directory any more. */
const nowhere = stage.world.ids.organization()

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const of = <T>(values: readonly T[]) => fc.constantFrom(...values)
const some = <T>(values: readonly T[], most = 2) => fc.array(of(values), { maxLength: most })
const date = of(pools.date)
const period = fc
  .record({ start: maybe(date), end: maybe(date) })
  .map((dates) => (endsBeforeStart(dates) ? { ...dates, end: undefined } : dates))

const place = fc.oneof(
  of(pools.region).map((region) => ({ region })),
  of(pools.country).map((country) => ({ country })),
)

const person = fc.record({
  status: fc.oneof(
    { weight: 6, arbitrary: fc.constant('active' as const) },
    { weight: 1, arbitrary: fc.constant('deceased' as const) },
  ),
  generated: fc.boolean(),
  names: of(['欧阳·某', '王小明', 'Anna Li', '阿依古丽·买买提']).map((text) => [{ text, kind: 'official' as const }]),
  birth: maybe(of(pools.birth)),
  gender: maybe(of(pools.gender)),
  ethnicity: maybe(of(pools.ethnicity)),
  nationality: maybe(of(pools.country)),
  workplace: maybe(place),
  nativePlace: maybe(of(pools.region)),
  professionalTitle: maybe(of(pools.title)),
  politicalAffiliation: maybe(of(pools.party)),
  cadre: maybe(fc.record({ rank: of(pools.rank), serving: maybe(fc.boolean()) })),
  disciplines: some(pools.discipline),
  languages: some(pools.language),
  talentCategories: some(pools.talent),
  educations: fc.array(fc.record({ degree: maybe(of(['2', '3'])), country: maybe(of(pools.country)) }), {
    maxLength: 2,
  }),
  employments: fc.array(
    fc
      .tuple(
        of([...stage.organizations.map(({ id }) => id), nowhere, undefined]),
        of(['某大学', '某医院', undefined]),
        period,
      )
      .map(([organizationId, organization, dates]) => ({
        ...(organizationId === undefined ? { organization: organization ?? '某所' } : { organizationId, organization }),
        ...dates,
      })),
    { maxLength: 2 },
  ),
  delegateRoles: fc.array(
    fc
      .tuple(of(pools.delegate), maybe(of(levels)), maybe(of([19, 20])), period)
      .map(([kind, level, term, dates]) => ({ kind, level, term, ...dates })),
    { maxLength: 2 },
  ),
})

const seat: fc.Arbitrary<SeatParts> = fc
  .record({
    at: of(stage.seats),
    session: fc.nat(3),
    nature: maybe(of(natures)),
    status: fc.oneof(
      { weight: 4, arbitrary: fc.constant('in-office' as const) },
      { weight: 2, arbitrary: of(statuses) },
    ),
    dates: period,
    observed: maybe(of(['2019-06-30', '2025-12-01'])),
    liaison: maybe(of(pools.liaison)),
    title: maybe(of(['院长', '兼职副主席'])),
    base: maybe(fc.nat(2)),
  })
  .map(({ at, session, dates, ...parts }) => ({ post: at.post, session: at.sessions[session], ...dates, ...parts }))

const honour = fc
  .record({ honour: maybe(of(pools.honour)), year: maybe(of([2015, 2020, 2025])), mentored: fc.boolean() })
  .map(({ honour: code, year, mentored }) => ({
    ...(code === undefined ? { name: '某省特别奖' } : { honour: code }),
    year,
    ...(mentored ? { mentorId: mentor } : {}),
  }))

const network = fc
  .record({
    network: of(stage.networks),
    country: maybe(of(pools.country)),
    networkCountry: maybe(of(pools.country)),
    dates: period,
  })
  .map(({ dates, ...parts }) => ({ ...parts, ...dates }))

const engagement = fc.record({ kind: of(pools.activity), role: of(pools.engagementRole), on: maybe(date) })

const parts: fc.Arbitrary<ProfileParts> = fc
  .record({
    person,
    posts: fc.array(seat, { maxLength: 3 }),
    honours: fc.array(honour, { maxLength: 2 }),
    mentored: fc.array(maybe(of(pools.honour)), { maxLength: 1 }),
    networks: fc.array(network, { maxLength: 2 }),
    engagements: fc.array(engagement, { maxLength: 2 }),
  })
  .map(({ posts, ...parts }) => ({
    ...parts,
    posts: posts.map((each) => ({
      ...each,
      base: each.base !== undefined && each.base < posts.length ? each.base : undefined,
    })),
  }))

/** Some hundred random people, the same ones each time; properties take a few of them. */
export const crowd: readonly Profile[] = fc
  .sample(parts, { seed: 20261121, numRuns: 300 })
  .map((each) => stage.world.profile(each))

/** Some of the crowd. */
export const someOfTheCrowd: fc.Arbitrary<readonly Profile[]> = fc
  .uniqueArray(fc.nat(crowd.length - 1), { maxLength: 24 })
  .map((places) => places.flatMap((at) => crowd[at] ?? []))
