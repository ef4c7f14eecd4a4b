import { type Ruling, rulingHolds } from '../../domain/ruling.ts'
import { matterOf } from '../approvals.ts'
import type { Dossier, Seat } from '../dossier.ts'
import type { Finding } from '../finding.ts'
import type { AppliedRule } from '../rule-pack.ts'

/** Whether something established bars the person; without any record it is not known, and the rule says what is then presumed. */
export function judgeBar(rule: AppliedRule, { rulings }: Dossier, { electionOn }: Seat): Finding {
  const known = rulings.filter((each) => each.matter === matterOf(rule) && rulingHolds(each, electionOn))
  const bar = known.find(({ kind }) => kind === 'bar')
  const cleared = known.filter(({ kind }) => kind === 'cleared').sort(latestFirst)[0]
  if (bar !== undefined)
    return {
      truth: 'no',
      facts: [shown(bar)],
      missing: [],
      reason: { zh: `${rule.text.zh}（${bar.on} 有记载）`, en: `${rule.text.en} (on record since ${bar.on})` },
    }
  if (cleared !== undefined)
    return {
      truth: 'yes',
      facts: [shown(cleared)],
      missing: [],
      reason: { zh: `${cleared.on} 已核实，没有这种情形。`, en: `Looked into on ${cleared.on}: nothing of the kind.` },
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

function shown({ id, kind, document, on }: Ruling) {
  return { name: kind, value: document ?? on, record: id }
}

function latestFirst(a: Ruling, b: Ruling): number {
  return a.on < b.on ? 1 : -1
}
