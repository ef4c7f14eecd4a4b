import { holdsOn } from '../domain/tenure.ts'
import { disciplines } from '../vocabulary/disciplines.ts'
import { professionalTitles } from '../vocabulary/professional-titles.ts'
import { regions } from '../vocabulary/regions.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'
import type { Area } from './columns/area.ts'
import type { NetworkFacts, SeatFacts } from './columns/facts.ts'
import { derived, judged } from './columns/interned.ts'
import { type Ragged, rowsOf } from './columns/ragged.ts'
import type { FacetName } from './facet-names.ts'
import type { Ground } from './leaves/leaf-test.ts'
import { verdict } from './verdict.ts'

/** The values of one person, none of them where the list is empty; undefined where they are not known. */
export type Reader = (ordinal: number) => readonly string[] | undefined

type Value = readonly string[] | undefined

/** For every facet, what reads it. */
export const facetReaders: { readonly [Facet in FacetName]: (ground: Ground) => Reader } = {
  discipline: ({ columns }) => list(columns.disciplines, (code) => [rootOf(disciplines, code)]),
  workRegion: ({ columns }) => derived(columns.single.workplace, provinceOf),
  workCountry: ({ columns }) => derived(columns.single.workplace, (area) => area?.countries.slice(0, 1)),
  titleRank: ({ columns }) =>
    derived(columns.single.professionalTitle, (code) => one(professionalTitles.get(code ?? '')?.rankLevel)),
  gender: ({ columns }) =>
    derived(columns.single.gender, (code) => (code === '0' || code === '9' ? undefined : one(code))),
  birthDecade: ({ columns }) => derived(columns.single.birth, (birth) => one(birth && `${birth.slice(0, 3)}0`)),
  honour: ({ columns }) => {
    const code = derived(columns.honours.column, ({ honour }) => [honour ?? 'unlisted'])
    return union(columns.honours, code, [])
  },
  role: (ground) => ofPosts(ground, ({ role }) => role),
  organizationKind: (ground) => ofPosts(ground, ({ kind }) => kind),
  nationality: ({ columns }) => derived(columns.single.nationality, one),
  networkCountry: ({ columns, asOf }) => {
    const { networks } = columns
    const held = judged(networks.column, ({ tenure }) => holdsOn(tenure, asOf))
    const country = derived(networks.column, ({ area }: NetworkFacts) => area?.countries.slice(0, 1))
    return union(networks, (row) => whereHeld(held(row), country(row)), [])
  },
  ethnicity: ({ columns }) => derived(columns.single.ethnicity, one),
  language: ({ columns }) => list(columns.languages, (code) => [code]),
  politicalAffiliation: ({ columns }) => derived(columns.single.politicalAffiliation, one),
  talentCategory: ({ columns }) => list(columns.talentCategories, (code) => [code]),
}

function one(code: string | undefined): Value {
  return code === undefined ? undefined : [code]
}

function rootOf(vocabulary: Vocabulary, code: string): string {
  return vocabulary.ancestors(code).at(-1) ?? code
}

function provinceOf(area: Area | undefined): Value {
  if (area === undefined) return undefined
  if (area.region !== undefined) return [rootOf(regions, area.region)]
  return area.countries.includes('CN') ? undefined : []
}

/** What is not held is not counted, and what may be held is not known. */
function whereHeld(held: number, value: Value): Value {
  if (held === verdict.no) return []
  return held === verdict.yes ? value : undefined
}

/** All values of a person's rows; not known where no row gives one and some row is not known; `empty` without rows. */
function union(rows: { readonly starts: Uint32Array }, read: (row: number) => Value, empty: Value): Reader {
  return (ordinal) => {
    const [from, to] = rowsOf(rows, ordinal)
    if (from === to) return empty
    const values = new Set<string>()
    let open = false
    for (let row = from; row < to; row++) {
      const found = read(row)
      if (found === undefined) open = true
      else for (const value of found) values.add(value)
    }
    return values.size === 0 && open ? undefined : [...values]
  }
}

function list(column: Ragged<string>, derive: (code: string) => readonly string[]): Reader {
  return union(column, derived(column.column, derive), undefined)
}

function ofPosts({ columns, asOf }: Ground, codeOf: (seat: SeatFacts) => string): Reader {
  const { posts } = columns
  const held = judged(posts.tenure, (tenure) => holdsOn(tenure, asOf))
  const code = derived(posts.seat, (seat) => [codeOf(seat)])
  return union(posts, (row) => whereHeld(held(row), code(row)), [])
}
