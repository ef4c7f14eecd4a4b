import type { RelationInput } from '../../../../shared/domain/relation.ts'
import { readRows } from '../rows.ts'
import { addRelation, type World } from '../world.ts'
import { dateOf, printedIn } from './document.ts'
import { noticeOrganizationId } from './organizations.ts'

function statusOf(asPrinted: string): NonNullable<RelationInput['status']> {
  if (asPrinted === 'signed') return 'signed'
  return asPrinted === 'planned' ? 'planned' : 'in-talks'
}

/** Adds the agreements of the notices, signed, planned and in talks. */
export function addNoticeAgreements(world: World): void {
  const columns = [
    'party_a',
    'party_b',
    'type',
    'status',
    'date_as_printed',
    'signatories',
    'witnesses',
    'doc',
    'line',
    'phrase',
  ] as const
  for (const row of readRows('notice-agreements', columns)) {
    const status = statusOf(row.status)
    const people = [
      row.signatories === '' ? '' : `签约：${row.signatories}`,
      row.witnesses === '' ? '' : `见证：${row.witnesses}`,
    ]
    const note = [row.type, ...people.filter((text) => text !== '').map((text) => text.replaceAll('|', '、'))].join(
      '；',
    )
    const start = status === 'signed' ? { start: dateOf(row.doc, row.date_as_printed) } : {}
    const draft: RelationInput = {
      kind: 'agreement-with',
      targetId: noticeOrganizationId(row.party_b),
      status,
      note,
      ...start,
    }
    addRelation(world, noticeOrganizationId(row.party_a), draft, printedIn(row, row.date_as_printed))
  }
}
