import { disciplines } from '../../../../shared/vocabulary/disciplines.ts'
import type { Chance } from './chance.ts'
import { Odds } from './odds.ts'

const first = ['520', '320', '430', '510', '560', '460', '110', '140', '150', '180', '210', '330']

/** Disciplines of the first level, most people in the first. */
export const roots: readonly string[] = [...first, ...disciplines.children().filter((code) => !first.includes(code))]

const rootOdds = Odds.zipf(roots, 0.9)
const below = new Map(
  disciplines
    .entries()
    .map(({ code }) => [code, disciplines.children(code)] as const)
    .filter(([, children]) => children.length > 0)
    .map(([code, children]) => [code, Odds.zipf(children, 0.8)]),
)

function within(chance: Chance, root: string): string {
  const depth = chance.next()
  const second = below.get(root)?.draw(chance)
  if (second === undefined || depth < 0.1) return root
  return depth < 0.4 ? second : (below.get(second)?.draw(chance) ?? second)
}

/** One to three disciplines, most of the third level and of one first-level discipline; none for the twentieth of whom it is not known. */
export function fieldsOf(chance: Chance): readonly string[] {
  if (chance.is(0.05)) return []
  const count = chance.next()
  const root = rootOdds.draw(chance)
  const found = new Set([within(chance, root)])
  for (const threshold of [0.6, 0.9])
    if (count >= threshold) found.add(within(chance, chance.is(0.7) ? root : rootOdds.draw(chance)))
  return [...found]
}

/** The first-level discipline of this rank, from 1. */
export function rootAt(rank: number): string {
  return roots[rank - 1] ?? ''
}

/** The discipline of this rank, from 1, among those directly below `code`. */
export function childAt(code: string, rank: number): string {
  return disciplines.children(code)[rank - 1] ?? code
}
