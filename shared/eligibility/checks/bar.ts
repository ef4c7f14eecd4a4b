import { rulingHolds } from '../../domain/ruling.ts'
import { clearanceOf, latestFirst, matterOf } from '../approvals.ts'
import type { Dossier, Seat } from '../dossier.ts'
import type { Finding } from '../finding.ts'
import type { CheckOf } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'

/**
 * Whether something established bars the person; without any record it is not known, and the rule says what is then presumed. Only what was
 * looked into after the last bar clears it. Of a bar no more is told than that there is one: the ruling itself is restricted.
 */
export function judgeBar({ ever }: CheckOf<'bar'>, rule: AppliedRule, dossier: Dossier, { electionOn }: Seat): Finding {
  const bar = dossier.rulings
    .filter((each) => each.kind === 'bar' && each.matter === matterOf(rule) && each.on <= electionOn)
    .sort(latestFirst)
    .find((each) => ever || rulingHolds(each, electionOn))
  const cleared = clearanceOf(rule, dossier, electionOn)
  if (cleared !== undefined && (bar === undefined || cleared.on > bar.on))
    return {
      truth: 'yes',
      facts: [{ name: 'cleared', value: cleared.on, record: cleared.id }],
      missing: [],
      reason: { zh: `${cleared.on} 已核实，没有这种情形。`, en: `Looked into on ${cleared.on}: nothing of the kind.` },
    }
  if (bar !== undefined)
    return {
      truth: 'no',
      facts: [{ name: 'bar', value: 'on record', record: bar.id }],
      missing: [],
      reason: {
        zh: '有限制性记载；内容见该记录，须有权限查看。',
        en: 'A bar is on record; see the ruling, for which a right is needed.',
      },
    }
  return {
    truth: 'unknown',
    absent: true,
    facts: [],
    missing: [`ruling:${matterOf(rule)}`],
    reason: {
      zh: '没有这种情形的记载；提名前请核实。',
      en: 'Nothing of the kind is on record; confirm it before nominating.',
    },
  }
}
