import { addDays, addYears, type Day, daysBetween, firstDay, lastDay } from '../domain/dates.ts'
import type { Organization } from '../domain/organization.ts'
import type { Post } from '../domain/post.ts'
import { inOrder, sessionState, type Term } from '../domain/session.ts'
import { type AppError, refuse } from '../errors.ts'
import type { Charter } from './charter.ts'
import type { Basis, Seat } from './dossier.ts'
import { slotsOf, type TermSlot } from './term-slots.ts'
import { usualTerm } from './term-years.ts'

/** Organizations that became one another, by merger or move, oldest first, with their sessions. */
export type Predecessors = readonly {
  readonly organizationId: string
  readonly terms: readonly Term[]
  /** The day on which it became the next one. */
  readonly closedOn: Day
}[]

/** What is asked: which post, elected when, for which session and until when; what is left out follows from the sessions on record. */
export type SeatAsk = {
  readonly post: Post
  readonly organization: Organization
  readonly terms: readonly Term[]
  /** Lines of organizations that became this one, each oldest first and without it. */
  readonly predecessors: readonly Predecessors[]
  readonly charter: Charter | undefined
  /** The usual term by the packs in force, in years. */
  readonly packYears: number | undefined
  readonly electionOn: Day
  readonly sessionId?: string | undefined
  readonly termEnd?: Day | undefined
  /** Where a field of the question stands in the request; as it is when left out. */
  readonly path?: (field: string) => string
}

/** Days before the end of a term from which an election is taken to be for the next one. */
export const closeToEnd = 183

/** Days before a session within which an election is taken to be for it. */
const soon = 366

/**
 * The seat that an election on a day fills. Throws `not-active` where the post or its organization is not there yet on that day or no more,
 * `invalid-input` where the term would end before it begins.
 */
export function seatOf(ask: SeatAsk): Seat {
  const { post, organization, charter, electionOn, predecessors, path = (field) => field } = ask
  const gone = notThere(ask)
  if (gone !== undefined) throw gone
  const target = targetOf(ask)
  const { end, endFrom } = endOf(ask, target.session)
  if (end < electionOn)
    throw refuse(
      'invalid-input',
      path('termEnd'),
      `任期截止 ${end} 早于选举日 ${electionOn}；请改选举日、届次或任期截止日。`,
      `The term ends on ${end}, before the election on ${electionOn}; change the election day, the session or the end of the term.`,
    )
  const own = ownSlots(ask, target)
  const lines = predecessors.map((line): TermSlot[] => {
    const closedOn = line.at(-1)?.closedOn ?? ''
    return [
      ...line.flatMap((each) => slotsOf(each.organizationId, each.terms)),
      // While the other one still stood, this one's terms were no continuation of it.
      ...own.filter(({ end }) => end === undefined || lastDay(end) >= closedOn),
    ]
  })
  return {
    post,
    organization,
    charter,
    electionOn,
    term: {
      sessionId: target.session?.id,
      start: target.midTerm && target.session?.start !== undefined ? firstDay(target.session.start) : electionOn,
      end,
      endFrom,
      midTerm: target.midTerm,
      years: yearsOf(ask).years,
    },
    lines: [own, ...lines],
  }
}

function notThere({ post, organization, electionOn, path = (field) => field }: SeatAsk): AppError | undefined {
  const { founded, closing } = organization
  if (post.start !== undefined && electionOn < firstDay(post.start))
    return refuse(
      'not-active',
      path('electionOn'),
      `${electionOn} 时还没有这个职务（设于 ${post.start}）；请选之后的日期。`,
      `The post did not exist on ${electionOn} (it exists from ${post.start}); take a later day.`,
    )
  if (post.end !== undefined && electionOn > lastDay(post.end))
    return refuse(
      'not-active',
      path('electionOn'),
      `该职务已于 ${post.end} 撤销；请选之前的日期。`,
      `The post was abolished on ${post.end}; take an earlier day.`,
    )
  if (founded !== undefined && electionOn < firstDay(founded))
    return refuse(
      'not-active',
      path('electionOn'),
      `${electionOn} 时组织尚未成立（成立于 ${founded}）。`,
      `The organization did not exist on ${electionOn} (it was founded in ${founded}).`,
    )
  if (closing !== undefined && electionOn > closing.on)
    return refuse(
      'not-active',
      path('electionOn'),
      `组织已于 ${closing.on} 关闭。`,
      `The organization was closed on ${closing.on}.`,
    )
  return undefined
}

type Target = {
  readonly session: Term | undefined
  readonly midTerm: boolean
  /** A session that sits, of which no date says whether the election fills it or follows it. */
  readonly open?: Term | undefined
}

/** The session that the election fills: the one named, the sitting one in its midst, else the next. */
function targetOf(ask: SeatAsk): Target {
  const { terms, electionOn, sessionId, termEnd } = ask
  if (sessionId !== undefined) return named(ask, sessionId)
  const sitting = inOrder(terms).findLast((term) => sessionState(term, terms, electionOn) === 'sitting')
  const planned = inOrder(terms).find((term) => sessionState(term, terms, electionOn) === 'planned')
  // Long before the first session on record another one was filled, of which nothing is known.
  const isNear = planned?.start === undefined || daysBetween(electionOn, firstDay(planned.start)) <= soon
  const next = isNear ? planned : undefined
  // Closed before its time, with another one after it: what is filled is that one.
  const after = sitting && inOrder(terms)[inOrder(terms).indexOf(sitting) + 1]
  const isOver = sitting?.status === 'closed' && after !== undefined && after.start === undefined
  if (sitting === undefined || isOver) return { session: next, midTerm: false }
  // An election on the first day of a session is the one that began it.
  if (sitting.start !== undefined && daysBetween(firstDay(sitting.start), electionOn) <= 0)
    return { session: sitting, midTerm: false }
  if (sitting.start === undefined && sitting.end === undefined) return { session: next, midTerm: false, open: sitting }
  const end = endOf({ ...ask, termEnd: undefined }, sitting).end
  const isMidTerm = daysBetween(electionOn, end) > closeToEnd
  if (!isMidTerm || (termEnd !== undefined && termEnd > end)) return { session: next, midTerm: false }
  return { session: sitting, midTerm: true }
}

function named({ terms, electionOn, path = (field) => field }: SeatAsk, sessionId: string): Target {
  const session = terms.find(({ id }) => id === sessionId)
  if (session === undefined)
    throw refuse(
      'unknown-reference',
      path('sessionId'),
      `该组织没有届次 ${sessionId}。`,
      `The organization has no session ${sessionId}.`,
    )
  const midTerm = session.start !== undefined && daysBetween(lastDay(session.start), electionOn) > closeToEnd
  return { session, midTerm }
}

/** The slots before the term to be filled: those of sessions before it, or of all that have begun. */
function ownSlots({ terms, organization, electionOn }: SeatAsk, { session, open }: Target): TermSlot[] {
  const slots = slotsOf(organization.id, terms)
  const begun = new Set<string>(
    terms.filter((term) => sessionState(term, terms, electionOn) !== 'planned').map(({ id }) => id),
  )
  const at = slots.findIndex(({ sessionId }) => session !== undefined && sessionId === session.id)
  const end = at < 0 ? slots.findLastIndex(({ sessionId }) => begun.has(sessionId)) + 1 : at
  return slots.slice(0, end).map((slot) => (slot.sessionId === open?.id ? { ...slot, doubt: 'open' } : slot))
}

function endOf(ask: SeatAsk, session: Term | undefined): { end: Day; endFrom: Basis } {
  if (ask.termEnd !== undefined) return { end: ask.termEnd, endFrom: 'given' }
  if (session?.end !== undefined) return { end: lastDay(session.end), endFrom: 'session' }
  const { years, from } = yearsOf(ask)
  const start = session?.start === undefined ? ask.electionOn : firstDay(session.start)
  return { end: addDays(addYears(start, years), -1), endFrom: from }
}

function yearsOf({ post, charter, packYears }: SeatAsk): { years: number; from: Basis } {
  return post.termYears === undefined ? usualTerm(charter, packYears) : { years: post.termYears, from: 'post' }
}
