import { countries } from '../../vocabulary/countries.ts'
import { organizationKinds } from '../../vocabulary/organization-kinds.ts'
import { roleClasses } from '../../vocabulary/role-classes.ts'
import type { FacetName } from '../facet-names.ts'
import type { Found } from './bounds.ts'
import { coreName, coreRange } from './families/core-lists.ts'
import { unlisted } from './families/honour-lists.ts'
import { common, some } from './families/person-lists.ts'
import { missing } from './families/place-lists.ts'
import { groups } from './families/seat-code.ts'
import { type ListRange, listsBelow } from './list.ts'
import { OrdinalSet } from './ordinal-set.ts'

/** What a list says of those in it: they have this value, none, or one that is not known; undefined where it says nothing of the facet. */
type Said = { readonly value: string } | 'none' | 'unknown' | undefined

/** How a facet is read from lists, what each says, and what is true of whoever is in none of them. */
export type FacetLists = {
  readonly ranges: readonly ListRange[]
  readonly says: (code: string, partition: string) => Said
  readonly outside: NonNullable<Said>
  /** Whether the values are of a day, and so of another one only where nothing changed between. */
  readonly dated: boolean
}

/** The people of a facet by value; `unknown` holds whoever has no value that is known and may have one. */
export type FacetSets = { readonly values: ReadonlyMap<string, OrdinalSet>; readonly unknown: OrdinalSet }

const known = (code: string): Said => (code === missing ? 'unknown' : { value: code })
const several = (code: string): Said => (code === some ? undefined : { value: code })
const whole = (partition: string, outside: FacetLists['outside'], says: FacetLists['says']): FacetLists => ({
  ranges: [listsBelow(partition)],
  says,
  outside,
  dated: false,
})

/** Memberships by what their partition or code says; only those that are held on the day for certain give a value. */
function posts(ranges: readonly ListRange[]): FacetLists {
  const says = (code: string, partition: string): Said => {
    const state = code.charAt(partition.startsWith('pk/') ? 3 : 5)
    return state === 'y' ? { value: partition.slice(partition.indexOf('/') + 1) } : 'unknown'
  }
  return { ranges, says, outside: 'none', dated: true }
}

/** For every facet, the lists that it can be counted by. */
export const facetLists: { readonly [Facet in FacetName]: FacetLists } = {
  discipline: whole('D', 'unknown', known),
  workRegion: {
    ranges: [listsBelow('R'), listsBelow('r')],
    says: (code, partition) => {
      if (partition === 'R') return { value: code }
      return countries.get(code) === undefined ? 'unknown' : 'none'
    },
    outside: 'unknown',
    dated: false,
  },
  workCountry: {
    ...whole('c', { value: 'CN' }, (code, partition) =>
      coreName(code, partition) === undefined ? { value: code } : 'unknown',
    ),
    ranges: [listsBelow('c'), coreRange('workplace')],
  },
  titleRank: whole('k', 'unknown', known),
  gender: whole('g', { value: common.gender }, (code) => (code === '0' || code === '9' ? 'unknown' : known(code))),
  birthDecade: whole('Y', 'unknown', known),
  honour: whole('H', 'none', (code) => ({ value: code === unlisted ? 'unlisted' : code })),
  role: posts(roleClasses.entries().map(({ code }) => listsBelow(`p/${code}`, groups.current))),
  organizationKind: posts(organizationKinds.entries().map(({ code }) => listsBelow(`pk/${code}`))),
  nationality: whole('i', { value: common.nationality }, known),
  networkCountry: {
    ranges: [listsBelow('fc')],
    says: (code) => {
      const [country = missing, , state] = code.split('.')
      if (state === 'w' || state === 'u') return 'unknown'
      return state === 'y' ? known(country) : 'none'
    },
    outside: 'none',
    dated: true,
  },
  ethnicity: whole('j', { value: common.ethnicity }, known),
  language: whole('l', 'unknown', several),
  politicalAffiliation: whole('q', 'unknown', known),
  talentCategory: whole('a', 'unknown', several),
}

/** Some people by the values of a facet. */
export function facetSets({ says, outside }: FacetLists, found: Found, people: OrdinalSet): FacetSets {
  const values = new Map<string, OrdinalSet>()
  const open = OrdinalSet.empty
  const none = OrdinalSet.empty
  for (const { partition, blocks } of found)
    for (const block of blocks) {
      const said = says(block.code, partition)
      if (said === undefined) continue
      if (said === 'unknown') open.addBlock(block)
      if (said === 'none') none.addBlock(block)
      if (typeof said === 'object') values.set(said.value, (values.get(said.value) ?? OrdinalSet.empty).addBlock(block))
    }
  const listed = [...values.values()].reduce((all, each) => all.or(each), open.or(none))
  const rest = people.andNot(listed)
  if (typeof outside === 'object') values.set(outside.value, rest.or(values.get(outside.value) ?? OrdinalSet.empty))
  const valued = [...values.values()].reduce((all, each) => all.or(each), OrdinalSet.empty)
  const unknown = outside === 'unknown' ? open.or(rest) : open
  return {
    values: new Map([...values].map(([value, set]) => [value, set.and(people)])),
    unknown: unknown.and(people).andNot(valued),
  }
}
