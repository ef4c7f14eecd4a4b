import { addDays, type Day, firstDay, hasEnded, lastDay } from '../../domain/dates.ts'
import type { OrganizationId, PersonId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Post } from '../../domain/post.ts'
import { holdingOf } from '../../domain/seat-sheet.ts'
import { currentSession } from '../../domain/seat-state.ts'
import { inOrder, sessionState, type Term } from '../../domain/session.ts'
import { holdsOn, tenureOf } from '../../domain/tenure.ts'
import type { Truth } from '../../domain/truth.ts'
import type { PreviousHolder, Slate, SlateSeat } from '../../eligibility/slate/slate.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { readAll } from '../read.ts'

/** What rosters a slate is compared with: of which organization, for which session (the one that the election begins where there is none yet). */
export type RostersAsk = {
  readonly id: OrganizationId
  readonly terms: readonly Term[]
  readonly posts: readonly Post[]
  readonly electionOn: Day
  readonly target: string | undefined
  readonly mode: Slate['mode']
}

/** The roster of the same session as it is recorded so far, and who was there before; undefined where that is not on record. */
export type Rosters = {
  readonly same: readonly Membership[]
  readonly previous: readonly PreviousHolder[] | undefined
}

/** Reads the rosters that a slate is compared with: one query each for the same session and the one before. */
export async function readRosters(
  ctx: Context,
  { id, terms, posts, electionOn, target, mode }: RostersAsk,
): Promise<Rosters> {
  const own = terms.find((term) => term.id === target)
  if (mode === 'mid-term') {
    const term = own ?? currentSession(terms, electionOn)?.term
    const same = await readSession(ctx, id, term?.id)
    return { same, previous: term && electedIn(same, posts, term) }
  }
  const ordered = inOrder(terms)
  const before = (own === undefined ? ordered : ordered.slice(0, ordered.indexOf(own))).findLast(
    (term) => sessionState(term, terms, electionOn) !== 'planned',
  )
  const [same, earlier] = await Promise.all([
    own === undefined ? [] : readSession(ctx, id, own.id),
    readSession(ctx, id, before?.id),
  ])
  return { same, previous: heldBefore(earlier, posts, addDays(electionOn, -1)) }
}

/** Everybody on the roster of a session, whatever became of it. Without a session, those whose posts have none. */
function readSession(ctx: Context, id: OrganizationId, sessionId: string | undefined): Promise<Membership[]> {
  return readAll(ctx.table, memberships, { index: 'GS2', pk: `M#${id}`, prefix: `${sessionId ?? '-'}#` })
}

/** Who held posts in the session before, at any time: certain wherever the roster says so, for posts without sessions as far as dates settle it. */
function heldBefore(roster: readonly Membership[], posts: readonly Post[], eve: Day): PreviousHolder[] {
  return substantive(roster, posts).flatMap(({ membership, post }) => {
    const { status, sessionId, personId } = membership
    if (status !== 'in-office' && status !== 'ended') return []
    if (sessionId !== undefined) return [{ personId, role: post.role, held: 'yes' }]
    const held = holdsOn(tenureOf(holdingOf(membership), undefined, []), eve)
    return held === 'no' ? [] : [{ personId, role: post.role, held }]
  })
}

/** Who was elected when a session began: those without a first day of their own, or with one that is not after the session's. */
function electedIn(roster: readonly Membership[], posts: readonly Post[], term: Term): PreviousHolder[] {
  return substantive(roster, posts).flatMap(({ membership, post }) => {
    const { status, start, personId } = membership
    if (status !== 'in-office' && status !== 'ended') return []
    const held = atBeginning(start, term.start)
    return held === 'no' ? [] : [{ personId, role: post.role, held }]
  })
}

/** Who is in the posts of a session that a slate does not name, and is not known to have left them. */
export function besideOf(
  roster: readonly Membership[],
  posts: readonly Post[],
  named: ReadonlySet<string>,
  on: Day,
): (SlateSeat & { readonly personId: PersonId })[] {
  return substantive(roster, posts)
    .filter(
      ({ membership, post }) =>
        !named.has(post.id) &&
        membership.status !== 'ended' &&
        (membership.end === undefined || hasEnded(membership.end, on) !== 'yes'),
    )
    .map(({ membership, post }) => ({ personId: membership.personId, post }))
}

/** Acting and honorary holdings are none, and neither is what never took effect. */
function substantive(roster: readonly Membership[], posts: readonly Post[]) {
  const byId = new Map<string, Post>(posts.map((post) => [post.id, post]))
  return roster.flatMap((membership) => {
    const post = byId.get(membership.postId)
    const { nature, neverHeld, endReason } = membership
    const isHeld = nature !== 'acting' && nature !== 'honorary' && !neverHeld && endReason !== 'entered-in-error'
    return post !== undefined && isHeld ? [{ membership, post }] : []
  })
}

function atBeginning(start: string | undefined, session: string | undefined): Truth {
  if (start === undefined) return 'yes'
  if (session === undefined) return 'unknown'
  if (lastDay(start) <= firstDay(session)) return 'yes'
  return firstDay(start) > lastDay(session) ? 'no' : 'unknown'
}
