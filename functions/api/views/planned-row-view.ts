import { shownFacts } from '../../../shared/access/shown-facts.ts'
import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import type { ImportRow } from '../../../shared/directory/imports/read-imports.ts'
import type { SeatSheet } from '../../../shared/domain/seat-sheet.ts'
import type { Bilingual } from '../../../shared/errors.ts'
import type { RowStep } from '../../../shared/roster/planned-row.ts'
import { endReasons } from '../../../shared/vocabulary/end-reasons.ts'
import { membershipNatures } from '../../../shared/vocabulary/membership-natures.ts'
import { factsSentence, outcomeLabel, rowActionLabels } from './import-labels.ts'
import { label } from './label.ts'
import type { PersonBrief } from './person-brief.ts'

/** A row of a plan, its facts as far as they are shown, with its steps in words, who may be meant, and what became of it. */
export function plannedRowView(
  { row, receipt }: ImportRow,
  sheet: SeatSheet,
  briefs: ReadonlyMap<string, PersonBrief>,
  shown: FieldsShown,
) {
  const { candidates, steps, action, newPerson, facts, factsWere, identity: _, ...rest } = row
  return {
    ...rest,
    action,
    newPerson: newPerson && shownFacts(newPerson, shown),
    facts: facts && shownFacts(facts, shown),
    factsWere: factsWere && shownFacts(factsWere, shown),
    person: recognised(briefs.get(row.personId ?? receipt?.personId ?? '')),
    candidates: candidates.map((each) => ({ ...each, person: recognised(briefs.get(each.personId)) })),
    steps: steps.map((step) => ({ ...step, says: stepSentence(step, sheet) })),
    receipt: receipt && { ...receipt, labels: { outcome: outcomeLabel(action, receipt.outcome) } },
    labels: { action: rowActionLabels[action], facts: factsSentence(row) },
  }
}

/** Enough to tell namesakes apart, and no more: who may be meant may be anybody in the directory. */
function recognised(brief: PersonBrief | undefined) {
  if (brief === undefined) return undefined
  const { id, name, birthYear, employer } = brief
  return { id, name, birthYear, employer: employer && { organization: employer.organization } }
}

/** A step in words: 理事：新任，2026-03-01 起. */
export function stepSentence(step: RowStep, { seats }: Pick<SeatSheet, 'seats'>): Bilingual {
  const seat = seats.find(({ postId }) => postId === step.postId)
  const post = seat?.name ?? ('newPost' in step ? step.newPost : undefined) ?? step.postId ?? ''
  switch (step.kind) {
    case 'create': {
      const nature = label(membershipNatures, step.nature)
      const { start, end } = step
      return {
        zh: `${post}：新任${nature === undefined ? '' : `（${nature.zh}）`}${start === undefined ? '' : `，${start} 起`}${end === undefined ? '' : `，至 ${end}`}`,
        en: `${post}: new${nature === undefined ? '' : ` (${nature.en})`}${start === undefined ? '' : `, from ${start}`}${end === undefined ? '' : `, until ${end}`}`,
      }
    }
    case 'change': {
      const fields = changedFields.flatMap(([field, words]) =>
        Object.hasOwn(step.to, field) ? [{ words, was: said(step.was[field]), to: said(step.to[field]) }] : [],
      )
      return {
        zh: `${post}：更改${fields.map(({ words, was, to }) => `，${words.zh} ${was} → ${to}`).join('')}`,
        en: `${post}: changed${fields.map(({ words, was, to }) => `, ${words.en} ${was} → ${to}`).join('')}`,
      }
    }
    case 'end': {
      const reason = label(endReasons, step.reason)
      return {
        zh: `${post}：离任，${step.end} 止（${reason?.zh ?? step.reason}）`,
        en: `${post}: ends on ${step.end} (${reason?.en ?? step.reason})`,
      }
    }
  }
}

const changedFields = [
  ['nature', { zh: '任职性质', en: 'nature' }],
  ['start', { zh: '开始', en: 'start' }],
  ['end', { zh: '结束', en: 'end' }],
  ['note', { zh: '备注', en: 'note' }],
] as const

function said(value: string | undefined): string {
  return value === undefined ? '—' : (label(membershipNatures, value)?.zh ?? value)
}
