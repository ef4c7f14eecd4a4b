import { professionalTitles, type RankLevel } from '../../../../shared/vocabulary/professional-titles.ts'
import type { Chance } from './chance.ts'
import { Odds } from './odds.ts'

/** Rank of a professional title. */
export type Rank = RankLevel

/** Series of titles, most people in the first. */
const series = new Odds([
  ...([
    ['010', 34],
    ['080', 28],
    ['230', 12],
    ['610', 9],
    ['250', 3],
    ['090', 3],
    ['050', 3],
    ['120', 2],
  ] as const),
  ...([
    ['240', 1],
    ['260', 1],
    ['640', 1],
    ['130', 1],
    ['070', 1],
    ['620', 1],
  ] as const),
])

const titles = new Map(
  series.values.map((root) => [
    root,
    Map.groupBy(professionalTitles.children(root), (code) => professionalTitles.get(code)?.rankLevel),
  ]),
)

/** The rank that somebody of this age has reached. */
export function rankAt(chance: Chance, age: number): Rank {
  const drawn = chance.next()
  const senior = age < 35 ? 0.01 : age < 42 ? 0.08 : age < 50 ? 0.24 : 0.4
  const associate = age < 30 ? 0.03 : age < 36 ? 0.2 : 0.38
  if (drawn < senior) return 'senior'
  if (drawn < senior + associate) return 'associate'
  return age < 30 && drawn > 0.6 ? 'junior' : 'intermediate'
}

/** A title of this rank. */
export function titleOf(chance: Chance, rank: Rank): string | undefined {
  return titles.get(series.draw(chance))?.get(rank)?.[0]
}
