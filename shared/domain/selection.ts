import { honours } from '../vocabulary/honours.ts'
import type { Cohort } from './cohort.ts'
import type { Day } from './dates.ts'
import type { Honour } from './honour.ts'
import type { PersonId } from './ids.ts'

/** How somebody who was selected stands: has completed, has time left, or should have completed. */
export type Standing = 'completed' | 'running' | 'overdue'

/** How many people were selected, each once, and how they stand. */
export type Tally = { readonly selected: number } & { readonly [S in Standing]: number }

/** Somebody selected, and how they stand. */
export type Selection = { readonly held: Honour; readonly standing: Standing }

/** Where somebody was selected twice, the first of these counts. */
const standings = ['completed', 'running', 'overdue'] as const

/** The year by whose end the people of a cohort should have completed: those who begin in 2024 for three years, 2027. */
export function dueYear({ year, years }: Pick<Cohort, 'year' | 'years'>): number {
  return year + years
}

/** How the holder of an honour stands in the year of `asOf`; where its cohort is not recorded, nobody is overdue. */
export function standingOf({ completedYear }: Honour, of: Cohort | undefined, asOf: Day): Standing {
  const now = yearOf(asOf)
  if (completedYear !== undefined && completedYear <= now) return 'completed'
  return of !== undefined && dueYear(of) < now ? 'overdue' : 'running'
}

/** Those selected by the year of `asOf`: an honour without a year counts. */
export function selectedBy(held: readonly Honour[], asOf: Day): readonly Honour[] {
  return held.filter(({ year }) => year === undefined || year <= yearOf(asOf))
}

/** Counts people, each once. */
export function tally(selections: readonly Selection[]): Tally {
  const people = new Map<PersonId, Standing>()
  for (const standing of standings)
    for (const each of selections)
      if (each.standing === standing && !people.has(each.held.personId)) people.set(each.held.personId, standing)
  const count = (standing: Standing) => [...people.values()].filter((each) => each === standing).length
  return {
    selected: people.size,
    completed: count('completed'),
    running: count('running'),
    overdue: count('overdue'),
  }
}

/** People who have more than one of these honours. */
export function selectedTwice(held: readonly Honour[]): readonly PersonId[] {
  const times = Map.groupBy(held, ({ personId }) => personId)
  return [...times].flatMap(([id, all]) => (all.length > 1 ? [id] : []))
}

/** How many of those selected each mentor has, most first. */
export function menteesByMentor(held: readonly Honour[]): ReadonlyMap<PersonId, number> {
  const mentees = new Map<PersonId, Set<PersonId>>()
  for (const { mentorId, personId } of held)
    if (mentorId !== undefined) mentees.set(mentorId, (mentees.get(mentorId) ?? new Set()).add(personId))
  const counted = [...mentees].map(([id, people]) => [id, people.size] as const)
  return new Map(counted.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
}

/** Whether these honours make somebody one of the 两院院士 by the year of `asOf`; foreign academicians are not counted among them. */
export function isAcademician(held: readonly Honour[], asOf: Day): boolean {
  return selectedBy(held, asOf).some(({ honour = '' }) => honours.isUnder(honour, 'academician'))
}

/** The year of a day. */
export function yearOf(asOf: Day): number {
  return Number(asOf.slice(0, 4))
}
