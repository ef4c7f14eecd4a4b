import type { ConditionInput } from '../../../shared/index/condition.ts'
import type { QuerySpecInput } from '../../../shared/index/query-spec.ts'
import { criteria } from '../../fixtures/referral-criteria/criteria.ts'
import { abroad } from './population/countries.ts'
import { childAt, rootAt } from './population/fields.ts'
import { honourCodes } from './population/honours-held.ts'
import { citiesOf, countiesOf } from './population/places.ts'
import type { Population } from './population/population.ts'
import { referenceDay } from './population/terms.ts'

/** A search of the bench. */
export type BenchQuery = {
  readonly name: string
  readonly title: string
  readonly spec: QuerySpecInput
  readonly group: 'design' | 'criteria'
}

const guangdong: ConditionInput = { workRegion: ['440000'] }
const female: ConditionInput = { gender: ['2'] }
const senior: ConditionInput = { titleRank: ['senior'] }
const atLeastAssociate: ConditionInput = { titleRank: ['senior', 'associate'] }
const english: ConditionInput = { language: ['en'] }
const ofFirst: ConditionInput = { discipline: [rootAt(1)] }
const ofSecond: ConditionInput = { discipline: [rootAt(2)] }
const nationalHonour: ConditionInput = { honour: { tiers: ['national'] } }
const second = childAt(rootAt(1), 1)
const third = childAt(second, 3)
const [countryOfNetwork, itsLanguage] = abroad[4] ?? ['FR', 'fr']
/** A county of middling size in the third city of 江苏. */
const county = countiesOf(citiesOf.get('320000')?.[2] ?? '')[2] ?? ''

/** What is asked for, with the preferences `when` worth 3, 2, 1 … in order. */
function ask(must: readonly ConditionInput[], ...when: readonly ConditionInput[]): QuerySpecInput {
  const should = when.map((each, at) => ({ weight: Math.max(1, 3 - at), when: each }))
  return { asOf: referenceDay, seed: 'bench', must: { all: [...must] }, should }
}

/** The searches of the design over this population. */
export function designQueries(population: Population): readonly BenchQuery[] {
  const council = population.organization(1).id
  const within = (when: 'now' | 'ever'): ConditionInput => ({ post: { within: council, when } })
  const rare = honourCodes.slice(-15, -7)
  const specs: readonly (readonly [title: string, spec: QuerySpecInput])[] = [
    [
      'Guangdong, born 1970-90; three preferences',
      ask([guangdong, { birthYear: { from: 1970, to: 1990 } }], ofFirst, nationalHonour, english),
    ],
    ['third discipline, Beijing', ask([{ discipline: [rootAt(3)] }, { workRegion: ['110000'] }])],
    [
      'discipline of the second level, Jiangsu, women born 1980-95, associate or above, not two posts; three preferences',
      ask(
        [
          { discipline: [second] },
          { workRegion: ['320000'] },
          { birthYear: { from: 1980, to: 1995 } },
          female,
          atLeastAssociate,
          { none: [{ postCount: { from: 2 } }] },
        ],
        english,
        nationalHonour,
        { talentCategory: ['young-talent'] },
      ),
    ],
    [
      'one of eight rare honours, first discipline, no seat in a province’s associations and societies',
      ask([{ honour: { names: [...rare] } }, ofFirst, { none: [within('now')] }]),
    ],
    ['the rarest honour, Beijing', ask([{ honour: { names: honourCodes.slice(-1) } }, { workRegion: ['110000'] }])],
    [
      'network and study in the fifth country, its language, second discipline',
      ask([
        { network: { countries: [countryOfNetwork] } },
        { education: { countries: [countryOfNetwork] } },
        { language: [itsLanguage] },
        ofSecond,
      ]),
    ],
    [
      'a party of 0.9 %, women born since 1980, never delegates, Guangzhou',
      ask([
        { politicalAffiliation: ['09'] },
        female,
        { birthYear: { from: 1980 } },
        { none: [{ delegate: {} }] },
        { workRegion: ['440100'] },
      ]),
    ],
    [
      'Guangdong, born 1960-90, no post, never in the province’s associations and societies; four preferences',
      ask(
        [guangdong, { birthYear: { from: 1960, to: 1990 } }, { postCount: { to: 0 } }, { none: [within('ever')] }],
        ofSecond,
        english,
        senior,
        nationalHonour,
      ),
    ],
    [
      'nation-wide: women born since 1980, senior; facets',
      { ...ask([female, { birthYear: { from: 1980 } }, senior]), facets: ['workRegion', 'honour'] },
    ],
    ['discipline of the third level, one county', ask([{ discipline: [third] }, { workRegion: [county] }])],
    ['name with 建国, Shandong', ask([{ name: { contains: '建国' } }, { workRegion: ['370000'] }])],
    ['name with 伟, first discipline, senior', ask([{ name: { contains: '伟' } }, ofFirst, senior])],
    [
      'seat in a province’s associations and societies, second discipline, associate or above, English; two preferences',
      ask([within('now'), ofSecond, atLeastAssociate, english], nationalHonour, female),
    ],
    [
      'nation-wide: first discipline, English, born 1970-90; three preferences',
      ask([ofFirst, english, { birthYear: { from: 1970, to: 1990 } }], nationalHonour, senior, guangdong),
    ],
  ]
  return specs.map(([title, spec], at) => ({ name: `Q${at + 1}`, title, spec, group: 'design' }))
}

/** The searches for whom the notices want, as the tests have them. */
export const criteriaQueries: readonly BenchQuery[] = criteria
  .flatMap(({ searches }) => searches)
  .map(({ title, spec }, at) => ({
    name: `C${at + 1}`,
    title,
    spec: { asOf: referenceDay, seed: 'bench', ...spec },
    group: 'criteria',
  }))
