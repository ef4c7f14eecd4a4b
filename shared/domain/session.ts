import * as z from 'zod'
import {
  addDays,
  type Day,
  day,
  endsBeforeStart,
  firstDay,
  hasEnded,
  hasStarted,
  type PartialDate,
  partialDate,
} from './dates.ts'
import { organizationId, personId, postId, sessionId } from './ids.ts'
import { periodFault } from './names.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

/** What a user says of a session (届): both dates may be unknown; `end` is the last day of the term by the charter. */
export const sessionInput = z
  .strictObject({
    number: z.int().min(1).max(200),
    label: line(50).optional(),
    start: partialDate.optional(),
    end: partialDate.optional(),
    status: z.enum(['planned', 'sitting', 'closed']).default('sitting'),
    note: remark.optional(),
  })
  .refine((session) => !endsBeforeStart(session), periodFault)

/** How far a change of session (换届) that prepares a session has come: a draft, shown to the public (公示), being opened, or being given up. */
export const changeStages = ['draft', 'publicised', 'opening', 'abandoning'] as const

/**
 * A change of session that is being prepared. The session is `planned` and has no start, so its memberships, though complete, are held by
 * nobody; one transaction gives it its start and closes the session before it, and from then on all of them are held.
 */
export const sessionChange = z.strictObject({
  stage: z.enum(changeStages),
  /** The session that it follows. */
  previousId: sessionId.optional(),
  /** The first day of the new session, as it is meant to be. */
  start: day,
  /** The last day of its term. */
  end: partialDate.optional(),
  /** First and last day of showing it to the public. */
  publicised: z.strictObject({ from: day, to: day }).optional(),
  /** While those of the session before are still being copied into it. */
  copying: z.literal(true).optional(),
  /** What stood against it when it was opened, and the officer answers for: a rule, or somebody in a post. */
  acknowledged: z
    .array(z.union([z.strictObject({ rule: z.string() }), z.strictObject({ personId, postId })]))
    .max(1000)
    .optional(),
})

/** A session as it is stored; `change` while it is being prepared by a change of session. */
export const session = z.strictObject({
  ...sessionInput.shape,
  id: sessionId,
  organizationId,
  change: sessionChange.optional(),
  provenance,
  ...record,
})

/** A session as it is stored. */
export type Session = z.infer<typeof session>
/** A change of session that is being prepared. */
export type SessionChange = z.infer<typeof sessionChange>
/** What a user says of a session. */
export type SessionInput = z.infer<typeof sessionInput>

/** What the arithmetic of terms needs of a session; `observed`, where dates are missing, is the day of record of its status. */
export type Term = Pick<Session, 'id' | 'number' | 'start' | 'end' | 'status'> & {
  readonly observed?: Day | undefined
  /** While a change of session prepares it: how far that has come. */
  readonly stage?: SessionChange['stage'] | undefined
}

/** State of a session on a day; `held-over` (超期): the term is over, no successor sits yet, and the holders still serve. */
export type SessionState = 'planned' | 'sitting' | 'held-over' | 'closed'

/** Whether a change of session prepares this session: whoever is named in it does not hold anything yet. */
export function isPrepared(term: Pick<Term, 'status' | 'stage'> | undefined): boolean {
  return term?.stage !== undefined && term.status === 'planned'
}

/**
 * Sessions oldest first: by their start where all have one, for a renamed society may count from one again; else by number. One that is being
 * prepared has no start yet, and comes last.
 */
export function inOrder<T extends Pick<Term, 'number' | 'start' | 'status' | 'stage'>>(terms: readonly T[]): T[] {
  const prepared = terms.filter(isPrepared)
  if (prepared.length > 0) return [...inOrder(terms.filter((term) => !isPrepared(term))), ...prepared]
  const isDated = terms.every(({ start }) => start !== undefined)
  return [...terms].sort((a, b) => {
    if (isDated && a.start !== b.start) return firstDay(a.start ?? '') < firstDay(b.start ?? '') ? -1 : 1
    return a.number - b.number
  })
}

/** The next session that has begun or has a date to begin; undefined while there is none. */
export function successorOf(session: Term, all: readonly Term[]): Term | undefined {
  const ordered = inOrder(all.some(({ id }) => id === session.id) ? all : [...all, session])
  const at = ordered.findIndex(({ id }) => id === session.id)
  return ordered.slice(at + 1).find(({ status, start }) => status !== 'planned' || start !== undefined)
}

/** State of `session` on the day `on`, from its dates and its successor's, from its recorded status where dates are missing. */
export function sessionState(session: Term, all: readonly Term[], on: Day): SessionState {
  if (hasStarted(session.start, on) === 'no') return 'planned'
  if (session.start === undefined && session.status === 'planned') return 'planned'
  const next = successorOf(session, all)
  const succeeded = next === undefined ? 'no' : hasStarted(next.start, on)
  if (succeeded === 'yes') return 'closed'
  const over = hasEnded(session.end, on)
  if (next !== undefined && next.start === undefined && over !== 'no') return 'closed'
  if (next === undefined && session.status === 'closed' && over !== 'no') return 'closed'
  return over === 'yes' ? 'held-over' : 'sitting'
}

/**
 * The last day on which holders of `session` serve: the eve of its successor, its own end where that is closed or has a successor whose
 * start is not known; undefined while open or unknown. A successor's start that is known in part stands for its eve.
 */
export function serviceEnd(session: Term, all: readonly Term[]): PartialDate | undefined {
  const next = successorOf(session, all)
  if (next?.start !== undefined) return next.start.length === 10 ? addDays(next.start, -1) : next.start
  return session.status === 'closed' || next !== undefined ? session.end : undefined
}
