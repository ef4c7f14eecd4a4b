import { addDays, addYears, firstDay, lastDay } from '../../domain/dates.ts'
import type { Term } from '../../domain/session.ts'
import { every, type Truth } from '../../domain/truth.ts'
import type { Bilingual } from '../../errors.ts'
import type { AppliedRule } from '../rule-pack.ts'

/** Whether a session is as long as a rule allows, by its own dates. */
export type TermLength = { readonly rule: AppliedRule; readonly truth: Truth; readonly reason: Bilingual }

/** Judges a rule about the length of terms; undefined for any other. A term that ends on the day of the year on which it began is not too long. */
export function judgeTermLength(
  rule: AppliedRule,
  { start, end }: Pick<Term, 'start' | 'end'>,
): TermLength | undefined {
  if (rule.check.kind !== 'term-length') return undefined
  const { min, max } = rule.check
  const allowed = {
    zh: `每届应为 ${min === undefined ? '' : `${min} 至 `}${max} 年${min === undefined ? '以内' : ''}`,
    en: `a term is ${min === undefined ? 'at most' : `${min} to`} ${max} years`,
  }
  if (start === undefined || end === undefined)
    return {
      rule,
      truth: 'unknown',
      reason: {
        zh: `本届起止日期不全；${allowed.zh}。`,
        en: `The dates of the session are not both known; ${allowed.en}.`,
      },
    }
  const inTime = within(lastDay(end) <= addYears(firstDay(start), max), firstDay(end) <= addYears(lastDay(start), max))
  const least = min ?? 0
  const longEnough = within(
    firstDay(end) >= addDays(addYears(lastDay(start), least), -1),
    lastDay(end) >= addDays(addYears(firstDay(start), least), -1),
  )
  return {
    rule,
    truth: every([inTime, longEnough]),
    reason: {
      zh: `本届 ${start} 至 ${end}；${allowed.zh}。`,
      en: `The session is from ${start} to ${end}; ${allowed.en}.`,
    },
  }
}

/** Whether something holds however the missing parts of dates are filled in, or in some way at least. */
function within(certainly: boolean, possibly: boolean): Truth {
  if (certainly) return 'yes'
  return possibly ? 'unknown' : 'no'
}
