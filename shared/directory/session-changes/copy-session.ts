import { dayOf, hasEnded } from '../../domain/dates.ts'
import type { SessionId } from '../../domain/ids.ts'
import { type Membership, type MembershipInput, membershipInput } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import { nextStamp } from '../../domain/record.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { AppError } from '../../errors.ts'
import type { Write } from '../../table/commit.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { sessions } from '../../table/organizations.ts'
import { memberships, people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { inOneAct, type MembershipPlan, planCreation } from '../membership-plans.ts'
import { heldOn } from '../person-record.ts'
import { findAll, readAll } from '../read.ts'
import { readSheet } from '../seat-sheets.ts'
import { getSession } from '../sessions.ts'
import { retrying, write } from '../write.ts'
import { type ChangingSession, isChanging, noImport } from './prepared-session.ts'
import { readSessionRoster } from './session-roster.ts'

/** Steps of a transaction after which the next one begins: one more membership takes eight at most. */
const fill = 80

/** Whether somebody is proposed again: serves on the day of preparing, in a post that will be there, neither acting nor honorary, and can take it. */
export function isCopied(
  membership: Membership,
  sheet: SeatSheet,
  person: Person | undefined,
  { start, on }: { readonly start: string; readonly on: string },
): boolean {
  const { nature, postId } = membership
  const seat = sheet.seats.find((each) => each.postId === postId)
  return (
    membership.status === 'in-office' &&
    nature !== 'acting' &&
    nature !== 'honorary' &&
    heldOn(membership, sheet, on) !== 'no' &&
    seat !== undefined &&
    (seat.end === undefined || hasEnded(seat.end, start) !== 'yes') &&
    person?.status === 'active'
  )
}

/**
 * Copies those who serve in the session before into a prepared one, in small transactions; whoever is in it already is passed over, so it may
 * be called again at any time, also by two at once. Does nothing for a session that is not being copied into.
 */
export async function copySession(request: Context, id: SessionId): Promise<void> {
  const ctx = { ...request, idempotency: undefined }
  const session = await getSession(ctx, id)
  if (!isChanging(session) || !session.change.copying) return
  const { previousId, start } = session.change
  if (previousId !== undefined) {
    const { sheet, all } = await readSessionRoster(ctx, session.organizationId, previousId)
    const keys = [...new Set(all.map(({ personId }) => personId))].map(keyOf.person)
    const found = new Map<string, Person>((await findAll(ctx.table, people, keys)).map((each) => [each.id, each]))
    const on = dayOf(new Date(session.updatedAt))
    let rest = all.filter((each) => isCopied(each, sheet, found.get(each.personId), { start, on }))
    while (rest.length > 0) {
      const waiting = rest
      const gone = await retrying(() => copySome(ctx, id, waiting))
      if (gone === undefined) return
      rest = waiting.slice(gone)
    }
  }
  await retrying(() => finish(ctx, id))
}

/** Copies the first of them, as many as fit into one transaction, and says how many were gone through; undefined where copying has been called off. */
async function copySome(ctx: Context, id: SessionId, rest: readonly Membership[]): Promise<number | undefined> {
  const session = await getSession(ctx, id)
  if (!isChanging(session) || !session.change.copying || session.change.stage !== 'draft') return undefined
  const plans: MembershipPlan[] = []
  let sheet = await readSheet(ctx, session.organizationId)
  let gone = 0
  let steps = 0
  for (const old of rest) {
    if (steps > fill) break
    gone++
    const plan = await planCopy(ctx, session, old, sheet)
    if (plan === undefined) continue
    plans.push(plan)
    sheet = plan.sheet
    steps += plan.writes.length + plan.changes.length
  }
  if (plans.length === 0) return gone
  const { changes, writes } = inOneAct(ctx, plans)
  await write(ctx, changes, [...distinct(writes), ...unchanged(session)])
  return gone
}

async function planCopy(
  ctx: Context,
  session: ChangingSession,
  old: Membership,
  sheet: SeatSheet,
): Promise<MembershipPlan | undefined> {
  const own = await readAll(ctx.table, memberships, { pk: keyOf.person(old.personId).PK, prefix: 'M#' })
  if (own.some(({ postId, sessionId }) => postId === old.postId && sessionId === session.id)) return undefined
  try {
    return await planCreation(ctx, copyOf(old, session.id), sheet)
  } catch (error) {
    // Died, merged away or lost the post a moment ago: left out, as those of whom it was known before.
    const isLeftOut = error instanceof AppError && ['not-active', 'unknown-reference', 'merged'].includes(error.code)
    if (isLeftOut) return undefined
    throw error
  }
}

function copyOf(old: Membership, sessionId: SessionId): MembershipInput {
  const { personId, postId, nature, title, representsId, liaison, baseId } = old
  const kept = { personId, postId, nature, title, representsId, liaison, baseId }
  return membershipInput.parse({ ...kept, sessionId, status: 'in-office', predecessorId: old.id })
}

async function finish(ctx: Context, id: SessionId): Promise<void> {
  const before = await getSession(ctx, id)
  if (!isChanging(before) || !before.change.copying) return
  const { copying, ...change } = before.change
  const after = { ...before, change, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'session', subject: before.organizationId, action: 'copied', before, after }],
    [{ kind: 'put', item: sessions.toItem(after), expect: { version: before.version } }],
  )
}

/** The session is still copied into, and no import is writing. */
function unchanged({ id, version, organizationId }: ChangingSession): Write[] {
  return [{ kind: 'check', key: childKey(id), expect: { version } }, noImport(organizationId)]
}

/** Two who rest on memberships of one organization count its sheet up in the very same way: once is enough. */
function distinct(writes: readonly Write[]): Write[] {
  return [...new Map(writes.map((each) => [JSON.stringify(each), each])).values()]
}
