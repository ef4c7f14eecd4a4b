import type { Charter } from './charter.ts'
import type { RulePack } from './rule-pack.ts'

/** Years of a term where nothing on record says how long it is. */
const usualYears = 5

/** The usual term by packs in force, in years: the first that says one. */
export function packYears(packs: readonly RulePack[]): number | undefined {
  return packs.map(({ termYears }) => termYears).find((years) => years !== undefined)
}

/** How long a term of an organization is where neither session nor post says, and who says so: its charter, the packs, or usage. */
export function usualTerm(
  charter: Charter | undefined,
  byPacks: number | undefined,
): { readonly years: number; readonly from: 'charter' | 'pack' | 'usual' } {
  if (charter?.termYears !== undefined) return { years: charter.termYears, from: 'charter' }
  return byPacks === undefined ? { years: usualYears, from: 'usual' } : { years: byPacks, from: 'pack' }
}
