import type { Nominee } from '../../../../shared/domain/nominee.ts'
import { verdictNames } from '../../../../shared/eligibility/verdict.ts'
import { processingPurposes } from '../../../../shared/vocabulary/processing-purposes.ts'
import type { DisclosureView } from '../disclosure-view.ts'
import { nomineeStatusLabels } from '../referral-labels.ts'
import { type Cell, called, coded, inOne, named, type Sheet, said, told } from './cell.ts'
import type { NamesTold } from './names-told.ts'
import { dateCell, momentCell } from './spoken-date.ts'
import { meansLabels, stanceLabels } from './word-labels.ts'

/** The referral cases that name the person: what for, to whom, how far, when they were passed on, and what was said of them there. */
export function caseSheet({ referrals }: DisclosureView, names: NamesTold): Sheet {
  return {
    heads: [
      { zh: '举荐', en: 'Case' },
      { zh: '送交何处', en: 'To whom' },
      { zh: '进展', en: 'How far' },
      { zh: '向其提供本人信息的日期', en: 'Passed on, on' },
      { zh: '案中关于本人的记载', en: 'What it says of the person' },
    ],
    rows: referrals.map((of) => [
      [...said(of.title, of.id), ...coded(processingPurposes, of.purpose)],
      named(of.recipient?.name, of.recipientId),
      [
        ...told(of.labels.state),
        ...called('本人', 'the person', told(nomineeStatusLabels[of.standing])),
        ...called('立案', 'opened', dateCell(of.openedOn)),
      ],
      of.passedOn.length === 0 ? told({ zh: '未提供', en: 'not passed on' }) : of.passedOn.flatMap(dateCell),
      [
        ...called('理由', 'reasons', said(of.reasons)),
        ...of.opinions.flatMap(({ stance, on, text }) =>
          called('意见', 'opinion', inOne(told(stanceLabels[stance]), dateCell(on), said(text))),
        ),
        ...consentCell(of.consent, names),
        ...verdictCell(of.verdict),
      ],
    ]),
  }
}

function consentCell(consent: Nominee['consent'], names: NamesTold): Cell {
  if (consent === undefined) return called('本人同意', 'consent', told({ zh: '未登记', en: 'none on record' }))
  const { givenOn, until, means, document, purpose, recipientId, withdrawnOn } = consent
  return [
    ...called(
      '本人同意',
      'consent',
      inOne(
        coded(processingPurposes, purpose),
        names.organization(recipientId),
        told(meansLabels[means]),
        dateCell(givenOn),
        called('至', 'until', dateCell(until)),
        said(document),
      ),
    ),
    ...called('同意撤回', 'consent withdrawn', dateCell(withdrawnOn)),
  ]
}

function verdictCell(seen: Nominee['verdict']): Cell {
  if (seen === undefined) return []
  const { verdict, electionOn, checkedAt, rules } = seen
  const checked = { zh: `核对规则${rules.length}条`, en: `rules checked: ${rules.length}` }
  return called(
    '任职条件',
    'eligibility',
    inOne(
      told(verdictNames[verdict]),
      told(checked),
      called('选举（评定）日', 'election', dateCell(electionOn)),
      called('核对于', 'checked', momentCell(checkedAt)),
    ),
  )
}
