import { type Day, dayOf } from '../../domain/dates.ts'
import { organizationOf, type PersonId, type PostId } from '../../domain/ids.ts'
import type { Seat } from '../../eligibility/dossier.ts'
import { judge } from '../../eligibility/judge.ts'
import { isLegalRepresentative } from '../../eligibility/legal-representative.ts'
import type { RulePack } from '../../eligibility/rule-pack.ts'
import { type SeatAsk, seatOf } from '../../eligibility/seat.ts'
import { packYears } from '../../eligibility/term-years.ts'
import type { Verdict } from '../../eligibility/verdict.ts'
import type { Write } from '../../table/commit.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { organizations, posts, sheets } from '../../table/organizations.ts'
import { requireReferred } from '../access/person-reach.ts'
import type { Context } from '../context.ts'
import { find, refer, unknownReference } from '../read.ts'
import { movedOr } from '../where-now.ts'
import { type ReadDossier, readDossiers, readPredecessors, withLegalRepresentatives } from './read-dossiers.ts'
import { type RulesInForce, rulesInForce } from './read-rules.ts'

/** Most people of one check. */
export const eligibilityLimits = { people: 100 } as const

/** Which post, elected when, for which session and until when; what is left out follows from the sessions on record. */
export type PostAsk = {
  readonly postId: PostId
  /** The day of the request when left out. */
  readonly electionOn?: Day | undefined
  readonly sessionId?: string | undefined
  readonly termEnd?: Day | undefined
}

/** One person's verdict, and the steps that hold what it rests on unchanged in a transaction. */
export type Checked = Verdict & { readonly dossier: ReadDossier; readonly restsOn: readonly Write[] }

/** Verdicts on people for a post, by person, and what they were judged by. */
export type EligibilityCheck = {
  readonly seat: Seat
  readonly packs: readonly RulePack[]
  readonly people: ReadonlyMap<PersonId, Checked>
}

/**
 * Judges people for a post on a day, strongly consistent, by the rules that were in force on that day. Throws `unknown-reference` for a post or
 * person that does not exist (people by their place, `people.3`), `not-active` for a day on which the post does not exist.
 */
export async function checkEligibility(
  ctx: Context,
  ask: PostAsk,
  ids: readonly PersonId[],
): Promise<EligibilityCheck> {
  const ground = await readGround(ctx, ask)
  for (const [at, id] of ids.entries()) await requireReferred(ctx, 'eligibility.check', id, `people.${at}`)
  const people = await judgePeople(ctx, ground, ids)
  const missing = ids.findIndex((id) => !people.has(id))
  if (missing >= 0) {
    const [id, path] = [ids[missing] ?? '', `people.${missing}`]
    throw await movedOr(ctx.table, id, path, unknownReference(path, id))
  }
  return { seat: ground.seat, packs: ground.inForce.packs, people }
}

/** What a verdict on anybody for a post rests on, read once. */
export type Ground = Omit<SeatAsk, 'predecessors'> & {
  /** The seat without the organizations that became this one. */
  readonly seat: Seat
  readonly inForce: RulesInForce
  /** Version of the seat sheet, if there is one. */
  readonly sheet: number | undefined
}

/** Reads the post, whose fields stand at `path` in the request, with its organization, sessions, charter and the rules in force. Throws `unknown-reference`, `not-active`. */
export async function readGround(ctx: Context, ask: PostAsk, path = (field: string): string => field): Promise<Ground> {
  const id = organizationOf(ask.postId)
  const electionOn = ask.electionOn ?? dayOf(ctx.now)
  const [post, organization, sheet] = await Promise.all([
    refer(ctx.table, posts, childKey(ask.postId), path('postId'), ask.postId),
    refer(ctx.table, organizations, keyOf.organization(id), path('postId'), ask.postId),
    find(ctx.table, sheets, keyOf.sheet(id)),
  ])
  const inForce = await rulesInForce(ctx, organization, electionOn)
  const { sessionId, termEnd } = ask
  const ground = {
    post,
    organization,
    terms: sheet?.terms ?? [],
    sheet: sheet?.version,
    charter: inForce.charter,
    packYears: packYears(inForce.packs),
    electionOn,
    sessionId,
    termEnd,
    inForce,
    path,
  }
  return { ...ground, seat: seatOf({ ...ground, predecessors: [] }) }
}

/** Judges those of these people who are there. */
export async function judgePeople(
  ctx: Context,
  ground: Ground,
  ids: readonly PersonId[],
): Promise<Map<PersonId, Checked>> {
  const { post, inForce, electionOn } = ground
  const read = await readDossiers(ctx, ids)
  const isLegal = isLegalRepresentative(post, inForce.charter) !== 'no'
  const [dossiers, predecessors] = await Promise.all([
    isLegal ? withLegalRepresentatives(ctx, read, electionOn) : read,
    readPredecessors(ctx, read.values(), post.organizationId),
  ])
  const seat = seatOf({ ...ground, predecessors })
  const rules = [...inForce.rules, ...inForce.open]
  return new Map(
    [...dossiers].map(([id, dossier]): [PersonId, Checked] => [
      id,
      checkedBy(judge(dossier, seat, rules), dossier, ground),
    ]),
  )
}

function checkedBy(verdict: Verdict, dossier: ReadDossier, ground: Ground): Checked {
  return { ...verdict, dossier, restsOn: restsOn(dossier, verdict, ground) }
}

/** A transaction holds so many memberships of a person unchanged; of a longer career the latest. */
const heldAtMost = 30

/**
 * What was read stays as it was: the person, their memberships and the rulings that a rule used, the post, its organization and seat sheet. What
 * is added elsewhere meanwhile (a new bar, a post in another organization, a charter) is not seen.
 */
function restsOn(
  { profile, rulings: all }: ReadDossier,
  { rules }: Verdict,
  { post, organization, sheet }: Ground,
): Write[] {
  const { person, posts: held } = profile
  const latest = held.map(({ membership }) => membership).sort((a, b) => ((a.start ?? '') < (b.start ?? '') ? 1 : -1))
  const used = new Set(
    rules.flatMap(({ approvals, facts }) => [
      ...approvals.map(({ given }) => given),
      ...facts.map(({ record }) => record),
    ]),
  )
  const rulings = all.filter(({ id }) => used.has(id))
  return [
    { kind: 'check', key: keyOf.person(person.id), expect: { version: person.version } },
    { kind: 'check', key: childKey(post.id), expect: { version: post.version } },
    { kind: 'check', key: keyOf.organization(organization.id), expect: { version: organization.version } },
    ...(sheet === undefined
      ? []
      : [{ kind: 'check' as const, key: keyOf.sheet(organization.id), expect: { version: sheet } }]),
    ...[...latest.slice(0, heldAtMost), ...rulings].map(
      ({ id, version }): Write => ({ kind: 'check', key: childKey(id), expect: { version } }),
    ),
  ]
}
