import { lastDay } from '../../domain/dates.ts'
import type { PersonId, PostId } from '../../domain/ids.ts'
import { endsUnheld, type Membership, membershipInput } from '../../domain/membership.ts'
import { type Person, personInput } from '../../domain/person.ts'
import { firstStamp, nextStamp } from '../../domain/record.ts'
import { type SeatSheet, withMembership } from '../../domain/seat-sheet.ts'
import type { PlannedRow, RowStep } from '../../roster/planned-row.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import type { RowRemark } from '../../roster/roster-row.ts'
import { identityScheme } from '../../table/identifiers.ts'
import type { Context } from '../context.ts'
import { inputOf, replaced } from '../input-of.ts'
import { roleOrder } from '../posts.ts'
import { assertedNow, factProvenance } from '../provenance.ts'
import { identifierKey } from './batch-ground.ts'
import { type Ground, type Outcome, type Pair, withReceipt } from './outcome.ts'
import { rowRefusals } from './row-refusals.ts'
import { unknownOnly } from './strangers.ts'

/** The outcome once `row` is applied as well, or why it is left out. Nothing of a row is applied unless all of it is. */
export function applyRow(request: Context, row: PlannedRow, ground: Ground, outcome: Outcome): Outcome | RowRemark {
  const ctx = { ...request, source: sourceOf(ground.of, row) }
  const whom = personIn(ctx, row, ground, outcome)
  if ('code' in whom) return whom
  const { person } = whom
  const [people, held] = [new Map(outcome.people), new Map(outcome.held)]
  if (whom.wrote === undefined) {
    if (!people.has(person.id)) held.set(person.id, person)
  } else {
    people.set(person.id, whom.wrote)
    held.delete(person.id)
  }
  const present = new Map(outcome.present)
  for (const { organizationId } of (row.newPerson ?? row.facts)?.employments ?? [])
    if (organizationId !== undefined) present.set(organizationId, 'organization')
  let next: Outcome = { ...outcome, people, held, present, personOf: new Map(outcome.personOf).set(row.nth, person.id) }
  const wrote: string[] = whom.wrote === undefined ? [] : [person.id]
  for (const step of row.steps) {
    const after = membershipAfter(ctx, step, person, ground, next)
    if ('code' in after) return after
    next = withPair(next, after)
    wrote.push(after.after.id)
    if (step.kind === 'create' && step.predecessorId !== undefined)
      next = { ...next, present: new Map(next.present).set(step.predecessorId, 'membership') }
    if (step.kind === 'end') next = withFlags(ctx, next, after.after, ground)
  }
  return withReceipt(next, { nth: row.nth, outcome: 'done', personId: person.id, wrote })
}

/** The file and line that a row's facts come from. */
function sourceOf({ id, file, basis }: RosterImport, { row }: PlannedRow): Context['source'] {
  const ref = [id, ...(file.name === undefined ? [] : [file.name])].join(' ')
  return {
    kind: 'file',
    ref,
    ...(row === undefined ? {} : { line: row }),
    ...(basis === undefined ? {} : { on: basis.on }),
  }
}

type Whom = { readonly person: Person; readonly wrote: Pair<Person> | undefined }

function personIn(ctx: Context, row: PlannedRow, ground: Ground, outcome: Outcome): Whom | RowRemark {
  const { newPerson, identity } = row
  const said = newPerson ?? row.facts
  if ((said?.employments ?? []).some(({ organizationId: id }) => id !== undefined && !ground.organizations.has(id)))
    return rowRefusals.employer
  if (newPerson !== undefined) {
    const id = ctx.ids.person()
    const after: Person = {
      ...newPerson,
      id,
      status: 'active',
      ...(identity === undefined ? {} : { identity }),
      provenance: factProvenance(ctx, undefined, newPerson),
      ...firstStamp(ctx.now),
    }
    return isTaken(after, ground, outcome)
      ? rowRefusals.identifier
      : { person: after, wrote: { before: undefined, after } }
  }
  const id: PersonId | undefined = row.personId ?? outcome.personOf.get(row.sameAs ?? 0)
  if (id === undefined) return rowRefusals.first
  const pair = outcome.people.get(id)
  const stored = ground.people.get(id)
  const now = pair?.after ?? stored
  if (now === undefined || now.status === 'merged')
    return row.personId === undefined ? rowRefusals.first : rowRefusals.person
  const seen =
    row.personVersion === undefined || stored?.version === row.personVersion || ground.own.get(id) === stored?.version
  if (!seen) return rowRefusals.person
  const facts = row.facts && (ground.strangers.has(id) ? unknownOnly(now, row.facts) : row.facts)
  if (facts === undefined && identity === undefined) return { person: now, wrote: undefined }
  if (identity !== undefined && now.identity !== undefined && now.identity.hash !== identity.hash)
    return rowRefusals.identifier
  const input = personInput.safeParse({ ...inputOf(personInput, now), ...facts })
  if (!input.success) return rowRefusals.unfit
  const after: Person = {
    ...replaced(personInput, now, input.data),
    ...(identity === undefined ? {} : { identity }),
    provenance: factProvenance(ctx, now, input.data),
    ...(stored === undefined ? {} : nextStamp(stored, ctx.now)),
  }
  return isTaken(after, ground, outcome) ? rowRefusals.identifier : { person: after, wrote: { before: stored, after } }
}

/** Whether an identifier that only one can have belongs to somebody else, in the directory or in the rows before. */
function isTaken({ id, identifiers, identity }: Person, ground: Ground, outcome: Outcome): boolean {
  const others = [...outcome.people.values()].filter(({ after }) => after.id !== id)
  if (identity !== undefined) {
    const owner = ground.owners.get(identifierKey({ scheme: identityScheme, value: identity.hash }))
    if ((owner ?? id) !== id || others.some(({ after }) => after.identity?.hash === identity.hash)) return true
  }
  const claimed = new Set(others.flatMap(({ after }) => after.identifiers.map(identifierKey)))
  return identifiers.some((each) => {
    if (!each.valid || each.scheme === 'internal') return false
    return (ground.owners.get(identifierKey(each)) ?? id) !== id || claimed.has(identifierKey(each))
  })
}

function membershipAfter(
  ctx: Context,
  step: RowStep,
  person: Person,
  ground: Ground,
  outcome: Outcome,
): Pair<Membership> | RowRemark {
  if (step.kind === 'create') return created(ctx, step, person, ground, outcome)
  const before = ground.memberships.get(step.membershipId)
  if (before === undefined || outcome.memberships.has(before.id)) return rowRefusals.membership
  if (before.version !== step.version && ground.own.get(before.id) !== before.version) return rowRefusals.membership
  const said = step.kind === 'change' ? step.to : ({ status: 'ended', end: step.end, endReason: step.reason } as const)
  const input = membershipInput.safeParse({ ...inputOf(membershipInput, before), ...said })
  if (!input.success) return rowRefusals.unfit
  const after: Membership = {
    ...replaced(membershipInput, before, input.data),
    neverHeld: endsUnheld(before, input.data.status),
    provenance: assertedNow(ctx, before.provenance.visibility),
    ...nextStamp(before, ctx.now),
  }
  return { before, after }
}

function created(
  ctx: Context,
  step: Extract<RowStep, { kind: 'create' }>,
  person: Person,
  ground: Ground,
  outcome: Outcome,
): Pair<Membership> | RowRemark {
  const { kind: _, newPost, ...said } = step
  const postId = said.postId ?? madePost(ground.of, newPost)
  const seat = outcome.sheet.seats.find((each) => each.postId === postId)
  if (postId === undefined || seat === undefined) return rowRefusals.post
  if (said.sessionId !== undefined && !outcome.sheet.terms.some(({ id }) => id === said.sessionId))
    return rowRefusals.post
  const input = membershipInput.safeParse({ ...said, postId, personId: person.id })
  if (!input.success) return rowRefusals.unfit
  const { status, start, sessionId, predecessorId } = input.data
  if (status !== 'ended') {
    if (outcome.sheet.closedOn !== undefined) return rowRefusals.closed
    if (person.status === 'deceased') return rowRefusals.deceased
    if (seat.end !== undefined && start !== undefined && start > lastDay(seat.end)) return rowRefusals.post
  }
  if (predecessorId !== undefined && !ground.memberships.has(predecessorId)) return rowRefusals.membership
  // What rows of the batch change or end was there when they were planned; anything else has come since.
  const isThere = [...ground.memberships.values()].some(
    (each) =>
      !ground.named.has(each.id) &&
      each.personId === person.id &&
      each.postId === postId &&
      each.sessionId === sessionId &&
      (status === 'ended' ? each.start === start : each.status !== 'ended'),
  )
  if (ground.wary && isThere) return rowRefusals.there
  const after: Membership = {
    ...input.data,
    id: ctx.ids.membership(person.id),
    organizationId: outcome.sheet.organizationId,
    order: roleOrder(seat.role),
    provenance: assertedNow(ctx, 'public'),
    ...firstStamp(ctx.now),
  }
  return { before: undefined, after }
}

/** The post that the import has made under this name. */
function madePost({ newPosts }: RosterImport, name: string | undefined): PostId | undefined {
  return newPosts.find((each) => each.name === name)?.postId
}

function withPair(outcome: Outcome, pair: Pair<Membership>): Outcome {
  const sheet: SeatSheet = withMembership(outcome.sheet, pair.before, pair.after)
  return { ...outcome, sheet, memberships: new Map(outcome.memberships).set(pair.after.id, pair) }
}

/** Seats that rest on what has just ended are flagged, unless a row is about them itself. */
function withFlags(ctx: Context, outcome: Outcome, ended: Membership, { memberships, named }: Ground): Outcome {
  const dependents = [...memberships.values()].filter(
    ({ id, baseId, baseEnded }) => baseId === ended.id && id !== ended.id && baseEnded !== true && !named.has(id),
  )
  const pairs = new Map(outcome.memberships)
  for (const before of dependents)
    pairs.set(before.id, { before, after: { ...before, baseEnded: true, ...nextStamp(before, ctx.now) } })
  return { ...outcome, memberships: pairs, flagged: new Set([...outcome.flagged, ...dependents.map(({ id }) => id)]) }
}
