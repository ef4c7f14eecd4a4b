import { disciplines } from '../../../../shared/vocabulary/disciplines.ts'
import type { Random } from '../random.ts'

/** Broad sectors of science, which decide where people work and what their titles are. */
export type Sector = 'basic' | 'agriculture' | 'medicine' | 'engineering' | 'crossing'

/** Sector of a discipline by GB/T 13745: 110-190, 210-240, 310-360, 410-620, the rest. */
export function sectorOf(discipline: string): Sector {
  const top = Number(discipline.slice(0, 3))
  if (top < 200) return 'basic'
  if (top < 300) return 'agriculture'
  if (top < 400) return 'medicine'
  return top < 630 ? 'engineering' : 'crossing'
}

/** Share of women by sector, in the councils of societies. */
export const womenShare: Record<Sector, number> = {
  basic: 0.28,
  agriculture: 0.3,
  medicine: 0.4,
  engineering: 0.17,
  crossing: 0.35,
}

/** One or two disciplines of somebody who works in `field`: mostly below one of its codes, now and then a neighbour. */
export function disciplinesIn(random: Random, field: readonly string[]): string[] {
  const first = descend(random, random.pick(field))
  if (!random.chance(0.3)) return [first]
  const root = first.slice(0, 3)
  const second = descend(random, random.chance(0.7) ? root : random.pick(field))
  return second === first || second === root ? [first] : [first, second]
}

function descend(random: Random, code: string): string {
  const below = disciplines.children(code).filter((child) => !child.endsWith('99'))
  if (below.length === 0 || !random.chance(disciplines.get(code)?.level === 1 ? 0.9 : 0.45)) return code
  return descend(random, random.pick(below))
}
