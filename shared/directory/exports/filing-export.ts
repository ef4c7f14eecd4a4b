import type { FieldsShown } from '../../access/shown-fields.ts'
import { type Day, dayOf } from '../../domain/dates.ts'
import type { PersonId, SessionId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { ruleKey, verdictNames } from '../../eligibility/verdict.ts'
import { filingSheets } from '../../roster/sheets/filing-sheets.ts'
import { type Said, slateSheets } from '../../roster/sheets/slate-sheet.ts'
import type { SheetToWrite } from '../../spreadsheet/workbook.ts'
import { keyOf } from '../../table/keys.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { readAll } from '../read.ts'
import { changeOf } from '../session-changes/change-of.ts'
import { judgeChange } from '../session-changes/check-change.ts'
import { preparedSession } from '../session-changes/prepared-session.ts'
import type { JudgedSlate } from '../slates/judge-slate.ts'
import { employersOf } from './read-lines.ts'

/** Tables before they are given, with whoever stands in them: a look at them is put on record first. */
export type Tables = { readonly sheets: readonly SheetToWrite[]; readonly people: readonly PersonId[] }

/** The filing tables of a session, prepared or begun: responsible officers, boards, and what has changed; throws `not-found`. */
export async function exportFiling(ctx: Context, id: SessionId, shown: FieldsShown): Promise<Tables> {
  const change = await changeOf(ctx, id)
  const { session, sheet, named, people, diff } = change
  const responsible = new Set<string>(sheet.seats.filter((seat) => seat.responsible).map(({ postId }) => postId))
  const officers = named.filter(({ postId }) => responsible.has(postId))
  const ordered = named.toSorted((a, b) => a.order - b.order)
  const sheets = filingSheets({
    on: dayOn(session, ctx.now),
    organizations: await employersOf(ctx, people.values()),
    shown,
    organization: sheet.name,
    number: session.number,
    named: ordered,
    people,
    seats: sheet.seats,
    diff,
    ordinals: await ordinalsOf(ctx, officers),
  })
  return { sheets, people: [...people.values()].map((each) => each.id) }
}

/** The draft of a prepared session with the verdict beside each row; throws as the check does. */
export async function exportSlate(ctx: Context, id: SessionId, shown: FieldsShown): Promise<Tables> {
  const session = await preparedSession(ctx, id)
  const { sheet, named, people } = await changeOf(ctx, id)
  const judged = await judgeChange(ctx, session, named, session.change)
  const sheets = slateSheets({
    on: session.change.start,
    organizations: await employersOf(ctx, people.values()),
    shown,
    title: [`${sheet.name}第${session.number}届拟任名单（核查日 ${session.change.start}）`],
    named: named.toSorted((a, b) => a.order - b.order),
    people,
    seats: sheet.seats,
    verdicts: verdictsOf(judged),
    findings: judged.findings.map(({ rule, outcome, reason }) => ({
      rule: `${rule.text.zh}（${ruleKey(rule)}）`,
      outcome: outcomes[outcome],
      reason: reason.zh,
    })),
  })
  return { sheets, people: named.map(({ personId }) => personId) }
}

const outcomes = { met: '符合', warning: '提示', broken: '不符合', unknown: '尚不能判断' } as const

function verdictsOf({ seats }: JudgedSlate): Map<string, Said> {
  return new Map(
    seats.map(({ personId, postId, verdict }) => [
      `${personId} ${postId}`,
      {
        verdict: verdictNames[verdict.verdict].zh,
        reasons: verdict.rules
          .filter(({ outcome }) => outcome !== 'met' && outcome !== 'presumed')
          .map(({ reason }) => reason.zh),
      },
    ]),
  )
}

function dayOn(
  { start, change }: { readonly start?: string | undefined; readonly change?: { readonly start: Day } | undefined },
  now: Date,
): Day {
  const today = dayOf(now)
  const first = change?.start ?? (start?.length === 10 ? start : undefined)
  return first !== undefined && first > today ? first : today
}

/** The ordinal of each one's term in the post: sessions in which they hold or held it. Unknown where they held it without a session as well. */
async function ordinalsOf(ctx: Context, officers: readonly Membership[]): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  for (const { id, personId, postId } of officers) {
    const own = await readAll(ctx.table, memberships, { pk: keyOf.person(personId).PK, prefix: 'M#' })
    const same = own.filter(
      (each) => each.postId === postId && !each.neverHeld && each.endReason !== 'entered-in-error',
    )
    const held = same.filter(({ status }) => status === 'in-office' || status === 'ended')
    if (held.some(({ sessionId }) => sessionId === undefined)) continue
    found.set(id, new Set(held.map(({ sessionId }) => sessionId)).size)
  }
  return found
}
