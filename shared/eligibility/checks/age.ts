import { ageRange } from '../../domain/dates.ts'
import type { Dossier, Seat } from '../dossier.ts'
import { atMost, type Finding, spanText } from '../finding.ts'
import type { CheckOf } from '../rule.ts'

/** Completed years on the election day or on the last day of the term; of the birth only the year is shown. */
export function judgeAge({ max, at }: CheckOf<'age'>, { profile }: Dossier, seat: Seat): Finding {
  const on = at === 'election' ? seat.electionOn : seat.term.end
  const when =
    at === 'election' ? { zh: '选举日', en: 'on the election day' } : { zh: '任期届满日', en: 'at the end of the term' }
  const { birth } = profile.person
  const range = ageRange(birth, on)
  if (birth === undefined || range === undefined)
    return {
      truth: 'unknown',
      facts: [],
      missing: ['birth'],
      reason: { zh: '没有出生年月，无法计算年龄。', en: 'Without a date of birth the age cannot be told.' },
    }
  const [least, most] = range
  if (most < 0)
    return {
      truth: 'no',
      facts: [],
      missing: [],
      reason: { zh: `${on} 时尚未出生。`, en: `Not born yet on ${on}.` },
    }
  const age = spanText(least, most)
  const truth = atMost(least, most, max)
  return {
    truth,
    facts: [
      { name: 'birthYear', value: birth.slice(0, 4), record: profile.person.id },
      { name: 'age', value: age },
      { name: 'on', value: on },
    ],
    missing: truth === 'unknown' ? ['birth'] : [],
    reason: {
      zh: `${when.zh}（${on}）${age} 周岁，上限 ${max} 周岁。`,
      en: `${age} ${when.en} (${on}); the limit is ${max}.`,
    },
  }
}
