import type { Day } from '../../domain/dates.ts'
import type { Truth } from '../../domain/truth.ts'
import type { When } from '../when.ts'
import { exactly, open } from './bound.ts'
import { boundaryFrom, boundaryRange } from './boundaries.ts'
import { type Mode, servedFrom, stateTruth } from './moment.ts'
import type { Plan, PlanGround, Scan } from './plan.ts'

/** What the lists can say of a time: what a state means for it, and who may be otherwise than their state says. */
export type TimePlan = {
  /** Undefined where the lists know nothing of the day: a state then excludes nobody. */
  readonly mode: Mode | undefined
  readonly truthOf: (state: string) => Truth
  /** `part` as it holds at that time; `concerns` says whose beginnings and ends matter, by their code. */
  readonly settle: (part: Plan, concerns: (boundary: ReturnType<typeof boundaryFrom>) => boolean) => Plan
}

/** The plan for a time that a condition asks for. */
export function timePlan(when: When, ground: PlanGround): TimePlan {
  const day = typeof when === 'object' ? when.on : ground.asOf
  if (day < servedFrom(ground)) {
    return { mode: undefined, truthOf: () => 'yes', settle: (part) => ({ kind: 'at-most', part }) }
  }
  const mode = when === 'ever' ? 'ever' : 'now'
  const ranges = daysBetween(day, ground.listed)
  return {
    mode,
    truthOf: (state) => stateTruth(state, mode),
    settle: (part, concerns) =>
      ranges.length === 0 ? part : { kind: 'blur', part, among: boundaryScan(ranges, concerns) },
  }
}

function daysBetween(day: Day, [first, last]: readonly [Day, Day]): Scan['ways'][number] {
  return boundaryRange(day < first ? day : first, day > last ? day : last)
}

function boundaryScan(
  ranges: Scan['ways'][number],
  concerns: (boundary: ReturnType<typeof boundaryFrom>) => boolean,
): Scan {
  const judge = (code: string) => (concerns(boundaryFrom(code)) ? open : exactly('no'))
  return { kind: 'scan', ways: [ranges], judge, outside: exactly('no'), mixed: true }
}
