import { levelOf } from '../../shared/access/fields.ts'
import type { FieldsShown } from '../../shared/access/shown-fields.ts'
import type { FactName } from '../../shared/domain/person.ts'
import { type Fault, Forbidden } from '../../shared/errors.ts'
import type { Condition, LeafName } from '../../shared/index/condition.ts'
import type { FacetName } from '../../shared/index/facet-names.ts'

/** The fact of a person that a condition asks about; null for what is no fact of theirs, but of what they do. */
const factOfLeaf: Readonly<Record<LeafName, FactName | null>> = {
  discipline: 'disciplines',
  workRegion: 'workplace',
  workCountry: 'workplace',
  nativePlace: 'nativePlace',
  nationality: 'nationality',
  gender: 'gender',
  ethnicity: 'ethnicity',
  language: 'languages',
  politicalAffiliation: 'politicalAffiliation',
  professionalTitle: 'professionalTitle',
  talentCategory: 'talentCategories',
  titleRank: 'professionalTitle',
  birthYear: 'birth',
  age: 'birth',
  honour: null,
  mentor: null,
  delegate: 'delegateRoles',
  network: null,
  post: null,
  postCount: null,
  engagement: null,
  employer: 'employments',
  education: 'educations',
  cadre: 'cadre',
  name: 'names',
  generated: null,
}

const factOfFacet: Readonly<Record<FacetName, FactName | null>> = {
  discipline: 'disciplines',
  workRegion: 'workplace',
  workCountry: 'workplace',
  titleRank: 'professionalTitle',
  gender: 'gender',
  birthDecade: 'birth',
  honour: null,
  role: null,
  organizationKind: null,
  nationality: 'nationality',
  networkCountry: null,
  ethnicity: 'ethnicity',
  language: 'languages',
  politicalAffiliation: 'politicalAffiliation',
  talentCategory: 'talentCategories',
}

/** What a search asks for, as far as it may tell a fact. */
type Asked = {
  readonly must?: Condition | undefined
  readonly should?: readonly { readonly when: Condition }[] | undefined
  readonly facets?: readonly FacetName[] | undefined
}

/**
 * Throws `forbidden`, naming every place, where a search asks by a fact that whoever asks may not see: who is found, counted or preferred by it would tell it.
 * `placeOf` names the place of a leaf where that is not its path: a parameter.
 */
export function expectVisible(
  { must, should = [], facets = [] }: Asked,
  shown: FieldsShown,
  placeOf: (path: string, leaf: LeafName) => string = (path) => path,
): void {
  // The year of the birth, all that a search knows of it, is internal.
  const isHidden = (fact: FactName | null) =>
    fact !== null && (levelOf[fact] === 'restricted' ? !shown.internal : !shown.facts.has(fact))
  const leaves = [
    ...(must === undefined ? [] : leavesIn(must, 'must')),
    ...should.flatMap(({ when }, at) => leavesIn(when, `should.${at}.when`)),
  ]
  const faults = [
    ...leaves.filter(({ leaf }) => isHidden(factOfLeaf[leaf])).map(({ path, leaf }) => placeOf(path, leaf)),
    ...facets.flatMap((facet, at) => (isHidden(factOfFacet[facet]) ? [`facets.${at}`] : [])),
  ]
  if (faults.length > 0) throw new Forbidden('person.internal', [...new Set(faults)].map(hidden))
}

function leavesIn(condition: Condition, path: string): { readonly path: string; readonly leaf: LeafName }[] {
  const groups = (['all', 'any', 'none'] as const).flatMap((group) =>
    (condition[group] ?? []).flatMap((each, at) => leavesIn(each, `${path}.${group}.${at}`)),
  )
  const own = leafNames.filter((leaf) => condition[leaf] !== undefined)
  return [...own.map((leaf) => ({ path: `${path}.${leaf}`, leaf })), ...groups]
}

const leafNames = Object.keys(factOfLeaf).filter(isLeaf)

function isLeaf(name: string): name is LeafName {
  return name in factOfLeaf
}

function hidden(path: string): Fault {
  return {
    path,
    zh: '您无权查看这项信息，也就不能按它查找、统计或排序；请去掉这一条件。',
    en: 'You may not see this fact, so you cannot search, count or rank by it; leave the condition out.',
  }
}
