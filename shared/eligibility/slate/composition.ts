import { ageRange } from '../../domain/dates.ts'
import type { FacetCount } from '../../index/candidate-index.ts'
import { pack } from '../../index/columns/columns.ts'
import { factsOf } from '../../index/columns/facts-of.ts'
import { valueAt } from '../../index/columns/interned.ts'
import { countFacet } from '../../index/count-facet.ts'
import { facetReaders, type Reader } from '../../index/facets.ts'
import type { Slate } from './slate.ts'

/** Who is on a slate, each person once: by gender, age on the election day, province of work and field of the first level. */
export type Composition = {
  readonly people: number
  readonly gender: FacetCount
  readonly ageBand: FacetCount
  readonly workRegion: FacetCount
  readonly discipline: FacetCount
}

/** Bands of age in completed years, each to its last year. */
export const ageBands = [
  { name: '0-39', to: 39 },
  { name: '40-49', to: 49 },
  { name: '50-59', to: 59 },
  { name: '60-69', to: 69 },
  { name: '70-', to: Number.POSITIVE_INFINITY },
] as const

/** Counts the people of a slate; whoever is not known in a way is counted as that, and a birth that leaves two bands open too. */
export function compositionOf({ seats, profiles, electionOn }: Slate): Composition {
  const people = [...new Set(seats.map(({ personId }) => personId))].flatMap((id) => profiles.get(id) ?? [])
  const ground = { columns: pack(people.map(factsOf)), asOf: electionOn }
  const count = (read: Reader) => countFacet(() => people.map((_, ordinal) => read(ordinal)))
  const { birth } = ground.columns.single
  return {
    people: people.length,
    gender: count(facetReaders.gender(ground)),
    ageBand: count((ordinal) => bandOf(ageRange(valueAt(birth, ordinal), electionOn))),
    workRegion: count(facetReaders.workRegion(ground)),
    discipline: count(facetReaders.discipline(ground)),
  }
}

function bandOf(ages: readonly [number, number] | undefined): readonly string[] | undefined {
  if (ages === undefined) return undefined
  const [youngest, oldest] = ages.map((age) => ageBands.find(({ to }) => age <= to)?.name)
  return youngest === undefined || youngest !== oldest ? undefined : [youngest]
}
