import type { Standing } from './career.ts'
import type { Sector } from './sector.ts'

/** When an honour can be received and how likely it is: ages at the award, years in which it is given, chance by standing. */
export type HonourRule = {
  readonly honour: string
  readonly ages: readonly [number, number]
  /** First year, and every how many years; the last year is that of the demonstration. */
  readonly from: number
  readonly every?: number
  readonly chance: Partial<Record<Standing, number>>
  readonly sectors?: readonly Sector[]
  readonly women?: true
}

const science = ['basic', 'engineering', 'agriculture', 'medicine'] as const

/** Academicians: one of the two academies, elected in odd years, the youngest at 45. */
export const academyRules: readonly HonourRule[] = [
  {
    honour: 'cas-academician',
    ages: [45, 66],
    from: 1995,
    every: 2,
    chance: { leading: 0.13, officer: 0.01 },
    sectors: ['basic'],
  },
  {
    honour: 'cae-academician',
    ages: [46, 68],
    from: 1995,
    every: 2,
    chance: { leading: 0.085, officer: 0.007 },
    sectors: ['engineering', 'agriculture', 'medicine'],
  },
]

/** The other honours; ages are those of the programmes, chances our guess. */
export const honourRules: readonly HonourRule[] = [
  {
    honour: 'distinguished-young-scholar',
    ages: [36, 45],
    from: 1994,
    chance: { leading: 0.2, officer: 0.08, member: 0.012 },
    sectors: science,
  },
  {
    honour: 'excellent-young-scholar',
    ages: [31, 38],
    from: 2012,
    chance: { leading: 0.2, officer: 0.12, member: 0.04 },
    sectors: science,
  },
  { honour: 'changjiang-scholar', ages: [38, 54], from: 1999, chance: { leading: 0.1, officer: 0.04, member: 0.004 } },
  {
    honour: 'ten-thousand-talents',
    ages: [36, 54],
    from: 2012,
    chance: { leading: 0.1, officer: 0.05, member: 0.008 },
  },
  {
    honour: 'state-council-allowance',
    ages: [42, 64],
    from: 1991,
    every: 2,
    chance: { leading: 0.35, officer: 0.16, member: 0.03, head: 0.03 },
  },
  {
    honour: 'outstanding-science-worker',
    ages: [38, 64],
    from: 1997,
    every: 3,
    chance: { leading: 0.1, officer: 0.04, member: 0.008 },
  },
  {
    honour: 'innovation-pioneer-award',
    ages: [36, 65],
    from: 2017,
    every: 3,
    chance: { leading: 0.05, officer: 0.02, member: 0.004 },
  },
  {
    honour: 'youth-science-award',
    ages: [32, 40],
    from: 1988,
    every: 2,
    chance: { leading: 0.06, officer: 0.03, member: 0.006 },
    sectors: science,
  },
  {
    honour: 'young-women-scientists-award',
    ages: [32, 45],
    from: 2004,
    chance: { leading: 0.05, officer: 0.04, member: 0.012 },
    women: true,
  },
  {
    honour: 'most-beautiful-scientist',
    ages: [32, 66],
    from: 2018,
    chance: { leading: 0.03, officer: 0.02, member: 0.009, head: 0.02 },
  },
  {
    honour: 'state-natural-science-award',
    ages: [40, 66],
    from: 2000,
    chance: { leading: 0.08, officer: 0.03, member: 0.004 },
    sectors: ['basic', 'medicine'],
  },
  {
    honour: 'state-progress-award',
    ages: [38, 66],
    from: 1999,
    chance: { leading: 0.15, officer: 0.07, member: 0.012 },
    sectors: science,
  },
  {
    honour: 'state-invention-award',
    ages: [38, 66],
    from: 1999,
    chance: { leading: 0.06, officer: 0.02, member: 0.004 },
    sectors: ['engineering', 'agriculture'],
  },
  {
    honour: 'provincial-awards',
    ages: [34, 65],
    from: 1995,
    chance: { leading: 0.42, officer: 0.3, member: 0.11, head: 0.03 },
  },
  {
    honour: 'hlhl-progress-prize',
    ages: [46, 68],
    from: 1994,
    chance: { leading: 0.03, officer: 0.005 },
    sectors: science,
  },
  {
    honour: 'guanghua-award',
    ages: [46, 68],
    from: 1996,
    every: 2,
    chance: { leading: 0.03, officer: 0.006 },
    sectors: ['engineering', 'agriculture', 'medicine'],
  },
  {
    honour: 'mao-yisheng-award',
    ages: [32, 44],
    from: 2006,
    chance: { officer: 0.006, member: 0.002 },
    sectors: ['engineering'],
  },
  { honour: 'wu-jieping-prize', ages: [42, 66], from: 2007, chance: { leading: 0.02 }, sectors: ['medicine'] },
  {
    honour: 'red-banner-pacesetter',
    ages: [35, 62],
    from: 1990,
    chance: { leading: 0.04, officer: 0.02, member: 0.006, head: 0.02 },
    women: true,
  },
  {
    honour: 'may-day-medal',
    ages: [35, 62],
    from: 1990,
    chance: { leading: 0.01, officer: 0.01, member: 0.004, head: 0.01 },
  },
  {
    honour: 'popularisation-worker',
    ages: [32, 66],
    from: 1999,
    every: 3,
    chance: { leading: 0.01, officer: 0.012, member: 0.008, head: 0.02, cadre: 0.04 },
  },
  { honour: 'association-advanced-worker', ages: [36, 60], from: 2006, every: 5, chance: { cadre: 0.06 } },
]

/** 青年人才托举工程: cohorts of three years since 2015, at most 35 at entry; sponsor and mentor are found later. */
export const liftRule = { honour: 'young-talent-lift', oldest: 35, from: 2015, chance: 0.24 } as const
