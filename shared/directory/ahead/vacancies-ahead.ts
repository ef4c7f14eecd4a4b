import { addMonths, type Day } from '../../domain/dates.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Organization } from '../../domain/organization.ts'
import type { Person } from '../../domain/person.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { currentSession, type SeatStanding, standingsOf } from '../../domain/seat-state.ts'
import { type AheadReason, aheadOfHolder, type HolderAhead } from '../../eligibility/ahead/holder-ahead.ts'
import { aheadOfSeat, type SeatAhead } from '../../eligibility/ahead/seat-ahead.ts'
import { type DaySpan, endOf } from '../../eligibility/calendar/session-calendar.ts'
import type { AppliedRule, RulePack } from '../../eligibility/rule-pack.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { organizations, posts as postItems } from '../../table/organizations.ts'
import type { Page, Position } from '../../table/page.ts'
import { areaOf, holdsOrganization } from '../access/reaching.ts'
import { yearsOf } from '../calendars.ts'
import type { Context } from '../context.ts'
import { readPredecessors } from '../eligibility/read-dossiers.ts'
import { rulesInForce } from '../eligibility/read-rules.ts'
import { listRulePacks } from '../eligibility/rule-packs.ts'
import { roleOrder } from '../posts.ts'
import { findAll, load } from '../read.ts'
import { readSheet } from '../seat-sheets.ts'
import { fillFromSheets, type SheetFilter } from '../sheet-pages.ts'
import { readHolderDossiers } from './holder-dossiers.ts'
import { nextSeat } from './next-seat.ts'
import { readHoldersOf } from './post-holders.ts'

/** Which seats: those of these roles, or of responsible officers, for so many months from a day. */
export type AheadFilter = SheetFilter & {
  readonly on: Day
  readonly months: number
  readonly roles?: readonly string[] | undefined
  readonly responsible?: boolean | undefined
  readonly reasons?: readonly AheadReason[] | undefined
}

/** A holder of a post and what lies ahead. */
export type AheadOfHolder = {
  readonly membership: Membership
  readonly person: Person
  readonly ahead: readonly HolderAhead[]
}

/** A post and what lies ahead of it and of its holders. */
export type AheadOfPost = {
  readonly standing: SeatStanding
  readonly ahead: readonly SeatAhead[]
  readonly holders: readonly AheadOfHolder[]
}

/** An organization with the posts of which something lies ahead. */
export type OrganizationAhead = {
  readonly sheet: SeatSheet
  readonly termEnd: (DaySpan & { readonly basis: string }) | undefined
  readonly posts: readonly AheadOfPost[]
  /** Holders who were not looked at because they are too many. */
  readonly unread: number
}

/** Limits of looking ahead; `/v1/capabilities` states them. */
export const aheadLimits = {
  /** Organizations on a page. */
  pageMax: 20,
  /** Holders after whom a page ends. */
  holders: 300,
  /** Organizations looked into for one page. */
  organizations: 60,
  /** Holders of one organization's posts. */
  holdersOfOne: 300,
  months: 60,
} as const

/**
 * A page of organizations of whose posts something lies ahead, by kind and place. Each organization costs its item, its charters (one query) and
 * the holders of the posts asked for: one query for each role, and a batch for the people. Where the term ends in time, or a seat
 * rests on another post, the whole career is read: one query a person, and a batch for all that they name.
 */
export async function readAhead(
  ctx: Context,
  filter: AheadFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<OrganizationAhead>> {
  const packs = await listRulePacks(ctx)
  let holders = 0
  let looked = 0
  return fillFromSheets(ctx, filter, {
    limit,
    from,
    atOnce: Math.min(limit, 3),
    isEnough: () => holders >= aheadLimits.holders || looked >= aheadLimits.organizations,
    wanted: (sheet) =>
      (sheet.closedOn === undefined || sheet.closedOn >= filter.on) && askedOf(sheet, filter).length > 0,
    make: async (found) => {
      looked += found.length
      const area = await areaOf(ctx, 'person.internal')
      const items = await findAll(
        ctx.table,
        organizations,
        found.map(({ organizationId }) => keyOf.organization(organizationId)),
      )
      const byId = new Map<OrganizationId, Organization>(items.map((item) => [item.id, item]))
      return Promise.all(
        found.map(async (sheet) => {
          if (!(await holdsOrganization(ctx, area, sheet.organizationId))) return undefined
          const organization = byId.get(sheet.organizationId)
          const ahead = organization && (await readOne(ctx, organization, sheet, filter, packs))
          holders += ahead?.holders ?? 0
          return ahead?.found
        }),
      )
    },
  })
}

/** What lies ahead of the posts of one organization; throws `not-found`. */
export async function aheadOf(ctx: Context, id: OrganizationId, filter: AheadFilter): Promise<OrganizationAhead> {
  const [organization, sheet, packs] = await Promise.all([
    load(ctx.table, organizations, keyOf.organization(id), id),
    readSheet(ctx, id),
    listRulePacks(ctx),
  ])
  const { found } = await readOne(ctx, organization, sheet, filter, packs)
  return found ?? { sheet, termEnd: undefined, posts: [], unread: 0 }
}

/** Seats that somebody holds, or may, and that were asked for, chairs first. */
function askedOf(sheet: SeatSheet, { on, roles, responsible }: AheadFilter): SeatStanding[] {
  return standingsOf(sheet, on, 0)
    .filter(
      ({ seat, state, held, uncertain, acting }) =>
        state !== 'abolished' &&
        held + uncertain + acting > 0 &&
        (roles === undefined || roles.includes(seat.role)) &&
        (responsible === undefined || seat.responsible === responsible),
    )
    .sort((a, b) => roleOrder(a.seat.role) - roleOrder(b.seat.role))
}

async function readOne(
  ctx: Context,
  organization: Organization,
  sheet: SeatSheet,
  filter: AheadFilter,
  packs: readonly RulePack[],
): Promise<{ readonly holders: number; readonly found: OrganizationAhead | undefined }> {
  const { on, months, reasons } = filter
  const to = addMonths(on, months)
  const wanted = ({ reason }: { readonly reason: AheadReason }) => reasons === undefined || reasons.includes(reason)
  const standings = askedOf(sheet, filter)
  const seats = reasons === undefined || reasons.some(isOfHolder) ? standings.map(({ seat }) => seat) : []
  const [inForce, memberships, posts] = await Promise.all([
    rulesInForce(ctx, organization, on, packs),
    readHoldersOf(ctx, sheet, seats, on),
    findAll(
      ctx.table,
      postItems,
      seats.map(({ postId }) => childKey(postId)),
    ),
  ])
  const term = currentSession(sheet.terms, on)?.term
  const termEnd = term && endOf(term, yearsOf(inForce))
  const endOfTerm = ({ sessionId }: Membership) => (sessionId === term?.id ? termEnd : undefined)
  const read = memberships.slice(0, aheadLimits.holdersOfOne)
  const { all, whole } = await readHolderDossiers(ctx, read, (membership) => {
    const end = endOfTerm(membership)
    return membership.baseId !== undefined || (end !== undefined && end.from <= to) || asksMore(inForce.rules)
  })
  const predecessors = await readPredecessors(ctx, whole.values(), organization.id)
  const holderOf = (membership: Membership): AheadOfHolder[] => {
    const dossier = all.get(membership.personId)
    const post = posts.find(({ id }) => id === membership.postId)
    if (dossier === undefined || post === undefined) return []
    const end = endOfTerm(membership)
    const next = nextSeat({ post, organization, sheet, predecessors, inForce, termEnd: end, on, to })
    const { rules } = inForce
    const ask = { membership, post, terms: sheet.terms, dossier, rules, termEnd: end, next, to }
    const ahead = aheadOfHolder(ask).filter(wanted)
    return ahead.length === 0 ? [] : [{ membership, person: dossier.profile.person, ahead }]
  }
  const found = standings.flatMap((standing): AheadOfPost[] => {
    const { postId } = standing.seat
    const ahead = aheadOfSeat({ standing, termEnd, to }).filter(wanted)
    const holders = read.filter((membership) => membership.postId === postId).flatMap(holderOf)
    return ahead.length + holders.length === 0 ? [] : [{ standing, ahead, holders }]
  })
  const unread = memberships.length - read.length
  return { holders: read.length, found: found.length === 0 ? undefined : { sheet, termEnd, posts: found, unread } }
}

function isOfHolder(reason: AheadReason): boolean {
  return reason !== 'term-end' && reason !== 'post-abolished'
}

/** Whether a rule on the age within the term is for people of whom more has to be known than the person alone. */
function asksMore(rules: readonly AppliedRule[]): boolean {
  return rules.some(({ check, when }) => check.kind === 'age' && check.at === 'term-end' && when.person !== undefined)
}
