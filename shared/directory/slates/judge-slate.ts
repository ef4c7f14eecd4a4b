import { addDays, addYears, type Day, dayOf } from '../../domain/dates.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Organization } from '../../domain/organization.ts'
import { currentSession } from '../../domain/seat-state.ts'
import type { Seat } from '../../eligibility/dossier.ts'
import { judge } from '../../eligibility/judge.ts'
import { isLegalRepresentative } from '../../eligibility/legal-representative.ts'
import type { AppliedRule, RulePack } from '../../eligibility/rule-pack.ts'
import { type SeatAsk, seatOf } from '../../eligibility/seat.ts'
import { checkSlate, rolesIn } from '../../eligibility/slate/check-slate.ts'
import { type Composition, compositionOf } from '../../eligibility/slate/composition.ts'
import type { Slate } from '../../eligibility/slate/slate.ts'
import type { SlateFinding } from '../../eligibility/slate/slate-finding.ts'
import { packYears } from '../../eligibility/term-years.ts'
import type { Verdict } from '../../eligibility/verdict.ts'
import { Moved } from '../../errors.ts'
import { keyOf } from '../../table/keys.ts'
import { organizations, posts as postItems, sheets } from '../../table/organizations.ts'
import { reachedAmong } from '../access/person-reach.ts'
import { requireOrganization } from '../access/reaching.ts'
import type { Context } from '../context.ts'
import {
  type ReadDossier,
  readDossiers,
  readPredecessors,
  withLegalRepresentatives,
} from '../eligibility/read-dossiers.ts'
import { rulesInForce } from '../eligibility/read-rules.ts'
import { find, readAll, refer } from '../read.ts'
import { whereNow } from '../where-now.ts'
import { besideOf, readRosters } from './session-rosters.ts'
import type { SlateInput } from './slate-input.ts'
import { type ProposedSeat, seatsOf } from './slate-seats.ts'

/** A proposed seat with the verdict on it. */
export type JudgedSeat = ProposedSeat & { readonly verdict: Verdict; readonly dossier: ReadDossier }

/** What becomes of a slate: the rules about the whole, the verdict on every seat, and what it is made of. */
export type JudgedSlate = {
  readonly organization: Organization
  readonly seat: Seat
  readonly slate: Slate
  readonly packs: readonly RulePack[]
  readonly findings: readonly SlateFinding[]
  readonly seats: readonly JudgedSeat[]
  readonly composition: Composition
}

/**
 * Checks a slate by the rules in force on the election day. It reads the partition of everybody on it and in the posts beside it, strongly
 * consistent, and the rosters of two sessions. Throws `unknown-reference` and `invalid-input` naming seats, `not-active` as a check of one post does.
 */
export async function judgeSlate(ctx: Context, input: SlateInput): Promise<JudgedSlate> {
  const { organizationId: id } = input
  const electionOn = input.electionOn ?? dayOf(ctx.now)
  await requireOrganization(ctx, 'eligibility.check', id)
  const [organization, sheet, posts] = await Promise.all([
    refer(ctx.table, organizations, keyOf.organization(id), 'organizationId', id),
    find(ctx.table, sheets, keyOf.sheet(id)),
    readAll(ctx.table, postItems, { pk: keyOf.organization(id).PK, prefix: 'P#' }),
  ])
  const ids = [...new Set(input.seats.map(({ personId }) => personId))]
  const [inForce, dossiers] = await Promise.all([rulesInForce(ctx, organization, electionOn), readDossiers(ctx, ids)])
  const reached = await reachedAmong(ctx, 'eligibility.check', ids)
  const present = new Set<string>([...dossiers.keys()].filter((personId) => reached.has(personId)))
  await refuseMerged(ctx, input, present)
  const proposed = seatsOf(input, posts, (personId) => present.has(personId))
  const rules: AppliedRule[] = [...inForce.rules, ...input.rules.map((rule) => ({ ...rule, packId: 'request' }))]
  const predecessors = await readPredecessors(ctx, dossiers.values(), id)
  const { charter } = inForce
  const terms = sheet?.terms ?? []
  const { sessionId, termEnd } = input
  const ask = {
    organization,
    terms,
    predecessors,
    charter,
    packYears: packYears(inForce.packs),
    electionOn,
    sessionId,
    termEnd,
  }
  const seats = new Map<string, Seat>()
  for (const { post } of proposed) if (!seats.has(post.id)) seats.set(post.id, inMode({ ...ask, post }, input.mode))
  const [seat] = seats.values()
  if (seat === undefined) throw new RangeError('a slate has seats')
  const known = await legalOnes(ctx, dossiers, seats.values(), electionOn)
  const judged = proposed.flatMap((each): JudgedSeat[] => {
    const [dossier, of] = [known.get(each.personId), seats.get(each.post.id)]
    return dossier === undefined || of === undefined
      ? []
      : [{ ...each, dossier, verdict: judge(dossier, of, [...rules, ...inForce.open]) }]
  })
  const mode = input.mode ?? (seat.term.midTerm ? 'mid-term' : 'session')
  const named = new Set(rules.flatMap(({ check }) => rolesIn(check)))
  const rosters = await readRosters(ctx, {
    id,
    terms,
    posts,
    electionOn,
    target: seat.term.sessionId,
    mode,
  })
  const onSlate = new Set<string>(proposed.map(({ post }) => post.id))
  const beside = besideOf(rosters.same, posts, onSlate, electionOn).filter(({ post }) => named.has(post.role))
  const others = beside.map(({ personId }) => personId).filter((personId) => !dossiers.has(personId))
  const profiles = [...dossiers, ...(await readDossiers(ctx, others))].map(
    ([key, { profile }]) => [key, profile] as const,
  )
  const slate: Slate = {
    electionOn,
    mode,
    seats: proposed,
    beside,
    roles: new Set(posts.map(({ role }) => role)),
    profiles: new Map(profiles),
    members: input.members ?? inForce.charter?.members?.count,
    delegates: input.delegates ?? inForce.charter?.delegates?.count,
  }
  return {
    organization,
    seat,
    slate,
    packs: inForce.packs,
    findings: checkSlate(slate, rules, rosters.previous),
    seats: judged,
    composition: compositionOf(slate),
  }
}

/** Which office makes a legal representative elsewhere is read only where the slate has a seat that makes one here. */
function legalOnes(ctx: Context, dossiers: ReadonlyMap<PersonId, ReadDossier>, seats: Iterable<Seat>, on: Day) {
  const isLegal = [...seats].some(({ post, charter }) => isLegalRepresentative(post, charter) !== 'no')
  return isLegal ? withLegalRepresentatives(ctx, dossiers, on) : dossiers
}

/**
 * The seat as the mode that was asked for has it, where the sessions on record alone would say otherwise: a session that changes before its
 * time begins a whole term, and a change within the last months of a term fills its rest.
 */
function inMode(ask: SeatAsk, mode: SlateInput['mode']): Seat {
  const seat = seatOf(ask)
  const { electionOn, terms, sessionId, termEnd } = ask
  if (sessionId !== undefined || mode === undefined || (mode === 'mid-term') === seat.term.midTerm) return seat
  if (mode === 'mid-term') return seatOf({ ...ask, sessionId: currentSession(terms, electionOn)?.term.id })
  return seatOf({ ...ask, termEnd: termEnd ?? addDays(addYears(electionOn, seat.term.years), -1) })
}

/** Who was merged away is proposed under the other id; the first one is named. */
async function refuseMerged(ctx: Context, { seats }: SlateInput, present: ReadonlySet<string>): Promise<void> {
  for (const [at, { personId }] of seats.entries()) {
    const to = present.has(personId) ? undefined : await whereNow(ctx.table, personId)
    if (to !== undefined) throw new Moved(personId, to, `seats.${at}.personId`)
  }
}
