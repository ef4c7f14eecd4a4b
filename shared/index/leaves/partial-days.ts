import { type Day, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts'
import { daysOf, type Tenure } from '../../domain/tenure.ts'
import type { Truth } from '../../domain/truth.ts'
import type { Range } from '../range.ts'

/** Whether the day that `on` means falls in `tenure`: `unknown` where some of the days that it can mean do, or may do, and some do not. */
export function heldOnDayOf(tenure: Tenure | undefined, on: PartialDate): Truth {
  if (tenure === undefined) return 'no'
  const { possible, certain } = daysOf(tenure)
  if (possible[1] < possible[0] || lastDay(on) < possible[0] || firstDay(on) > possible[1]) return 'no'
  return certain[0] <= firstDay(on) && lastDay(on) <= certain[1] ? 'yes' : 'unknown'
}

/** Whether the day that `on` means lies within the range of days; a missing one is not known unless nothing is asked. */
export function dayLies(on: PartialDate | undefined, { from, to }: Range<Day>): Truth {
  if (from === undefined && to === undefined) return 'yes'
  if (on === undefined) return 'unknown'
  const [first, last] = [firstDay(on), lastDay(on)]
  if ((from !== undefined && last < from) || (to !== undefined && first > to)) return 'no'
  return (from === undefined || from <= first) && (to === undefined || last <= to) ? 'yes' : 'unknown'
}
