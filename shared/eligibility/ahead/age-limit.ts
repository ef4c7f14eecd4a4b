import { addDays, addYears, firstDay, lastDay, type PartialDate } from '../../domain/dates.ts'
import type { DaySpan } from '../calendar/session-calendar.ts'

/**
 * The first day on which somebody born then is older than `max` completed years: the birthday on which they are a year more. Whoever was born
 * on 29 February has that birthday on 1 March where the year has no such day, as completed years are counted.
 */
export function ageLimitDay(birth: PartialDate, max: number): DaySpan {
  return { from: passes(firstDay(birth), max + 1), to: passes(lastDay(birth), max + 1) }
}

function passes(born: string, years: number): string {
  const birthday = addYears(born, years)
  return birthday.slice(5) < born.slice(5) ? addDays(birthday, 1) : birthday
}
