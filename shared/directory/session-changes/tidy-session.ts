import { isDeepStrictEqual } from 'node:util'
import { addDays, type Day, endsBeforeStart, firstDay, lastDay } from '../../domain/dates.ts'
import type { SessionId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { nextStamp } from '../../domain/record.ts'
import { holdingOf, type SeatSheet, withMembership, withSession } from '../../domain/seat-sheet.ts'
import type { Session } from '../../domain/session.ts'
import { daysOf, tenureOf } from '../../domain/tenure.ts'
import type { Write } from '../../table/commit.ts'
import { childKey } from '../../table/keys.ts'
import { sessions } from '../../table/organizations.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { flagDependents } from '../dependents.ts'
import { find } from '../read.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { getSession } from '../sessions.ts'
import { type Change, retrying, write } from '../write.ts'
import { type ChangingSession, isChanging, noImport } from './prepared-session.ts'
import { readSessionRoster } from './session-roster.ts'

/** Steps of a transaction after which the next one begins; one more membership takes two and two for each that rests on it. */
const fill = 70

/**
 * After a session was opened: gives the memberships of the one before their end, the eve of its first day, in small transactions, and clears the
 * change at last. What is read is the same before, during and after. Acting and honorary holdings stay as they are, and so does whoever began nobody
 * knows when, because having ended would take away since when they are known to have served; for both the session's own days say that it is over.
 */
export async function tidySession(request: Context, id: SessionId): Promise<void> {
  const ctx = { ...request, idempotency: undefined }
  const session = await getSession(ctx, id)
  if (!isChanging(session) || session.change.stage !== 'opening') return
  const { previousId } = session.change
  if (previousId !== undefined && session.start !== undefined) {
    const eve = addDays(firstDay(session.start), -1)
    // What moved to another person by a merge in the meantime has another id, and is found by the next pass.
    for (let wrote = true; wrote; ) wrote = await tidyAll(ctx, session, previousId, eve)
  }
  await retrying(() => finish(ctx, id))
}

/** One pass over the session before; says whether anything was written. */
async function tidyAll(ctx: Context, session: ChangingSession, previousId: SessionId, eve: Day): Promise<boolean> {
  const { sheet, all } = await readSessionRoster(ctx, session.organizationId, previousId)
  let rest = all.filter((each) => endedOn(each, eve, sheet, ctx.now) !== undefined).map((each) => each.id)
  let written = 0
  while (rest.length > 0) {
    const waiting = rest
    const { gone, wrote } = await retrying(() => tidySome(ctx, session, eve, waiting))
    written += wrote
    rest = waiting.slice(gone)
  }
  return written > 0
}

async function tidySome(
  ctx: Context,
  { organizationId }: ChangingSession,
  eve: Day,
  rest: readonly Membership['id'][],
): Promise<{ readonly gone: number; readonly wrote: number }> {
  const seen = await readSheet(ctx, organizationId)
  let sheet = seen
  let gone = 0
  const writes: Write[] = []
  const changes: Change[] = []
  for (const id of rest) {
    if (writes.length + changes.length > fill) break
    gone++
    const before = await find(ctx.table, memberships, childKey(id))
    const after = before && endedOn(before, eve, sheet, ctx.now)
    if (before === undefined || after === undefined) continue
    const dependents = await flagDependents(ctx, after, (each) => !rest.includes(each.id))
    sheet = withMembership(sheet, before, after)
    writes.push(
      { kind: 'put', item: memberships.toItem(after), expect: { version: before.version } },
      ...dependents.writes,
    )
    changes.push(
      { entity: id, type: 'membership', subject: after.personId, action: 'term-end', before, after },
      ...dependents.changes,
    )
  }
  if (changes.length === 0) return { gone, wrote: 0 }
  const tally = sheetWrite(seen, { ...sheet, version: seen.version + 1 })
  await write(ctx, changes, [...writes, ...tally, noImport(organizationId)])
  return { gone, wrote: changes.length }
}

/** The membership as it is once it has ended with its session; undefined where it is left as it is. */
function endedOn(before: Membership, eve: Day, sheet: SeatSheet, now: Date): Membership | undefined {
  const { status, nature, start, end } = before
  if (status !== 'in-office' || nature === 'acting' || nature === 'honorary') return undefined
  const goesOn = end !== undefined && lastDay(end) > eve
  const own = end === undefined || goesOn ? eve : end
  if (endsBeforeStart({ start, end: own })) return undefined
  const after: Membership = { ...before, status: 'ended', end: own, endReason: 'term-end', ...nextStamp(before, now) }
  if (isSame(before, after, sheet)) return after
  return goesOn ? { ...before, end: eve, ...nextStamp(before, now) } : undefined
}

/** Whether the two are held on the same days. */
function isSame(before: Membership, after: Membership, sheet: SeatSheet): boolean {
  const term = sheet.terms.find(({ id }) => id === before.sessionId)
  const [old, now] = [before, after].map((each) => {
    const tenure = tenureOf(holdingOf(each), term, sheet.terms)
    return tenure && daysOf(tenure)
  })
  return isDeepStrictEqual(old, now)
}

async function finish(ctx: Context, id: SessionId): Promise<void> {
  const before = await getSession(ctx, id)
  if (before.change?.stage !== 'opening') return
  const { change, ...rest } = before
  const after: Session = { ...rest, ...nextStamp(before, ctx.now) }
  const sheet = await readSheet(ctx, before.organizationId)
  await write(
    ctx,
    [{ entity: id, type: 'session', subject: before.organizationId, action: 'opened', before, after }],
    [
      { kind: 'put', item: sessions.toItem(after), expect: { version: before.version } },
      ...sheetWrite(sheet, withSession(sheet, after)),
    ],
  )
}
