import type { Day } from '../domain/dates.ts'
import type { OrganizationId, PersonId, PostId, SessionId } from '../domain/ids.ts'
import { organizationOf } from '../domain/ids.ts'
import type { Membership } from '../domain/membership.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import { keyOf } from '../table/keys.ts'
import { sheets } from '../table/organizations.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { memberships } from '../table/people.ts'
import type { Range } from '../table/read.ts'
import type { Context } from './context.ts'
import { heldOn } from './person-record.ts'
import { findAll } from './read.ts'
import { type RosterLine, withPeople } from './rosters.ts'

/** Whose memberships: of a person, of a post, or of an organization; with `session`, of one session only. */
export type MembershipOwner = { readonly session?: SessionId | undefined } & (
  | { readonly person: PersonId }
  | { readonly post: PostId }
  | { readonly organization: OrganizationId }
)

/** A membership with its holder, whether it is held, and the seat sheet of its organization, which names organization, post and session. */
export type MembershipLine = RosterLine & { readonly sheet: SeatSheet | undefined }

/** A page of memberships, ended and pending ones too; `on` is the day for which it is said whether each is held. */
export async function listMemberships(
  ctx: Context,
  of: MembershipOwner,
  on: Day,
  limit: number,
  from: Position | undefined,
): Promise<Page<MembershipLine>> {
  const { items, next } = await readPage(ctx.table, [rangeOf(of)], limit, from, (item) => {
    const membership = memberships.fromItem(item)
    return of.session === undefined || of.session === membership.sessionId ? membership : undefined
  })
  return { items: await withSheets(ctx, items, on), next }
}

/** Memberships as lines: with their holders and the sheets of their organizations, in the same order. */
export async function withSheets(ctx: Context, found: readonly Membership[], on: Day): Promise<MembershipLine[]> {
  const ids = [...new Set(found.map(({ postId }) => organizationOf(postId)))]
  const read = await findAll(ctx.table, sheets, ids.map(keyOf.sheet))
  const sheetOf = new Map(read.map((sheet) => [sheet.organizationId, sheet]))
  const lines = found.map((membership) => {
    const sheet = sheetOf.get(membership.organizationId)
    return { membership, sheet, holds: heldOn(membership, sheet, on) }
  })
  return withPeople(ctx, lines)
}

function rangeOf(of: MembershipOwner): Range {
  if ('person' in of) return { pk: `P#${of.person}`, prefix: 'M#' }
  if ('post' in of) return { index: 'GS1', pk: `H#${of.post}` }
  const all: Range = { index: 'GS2', pk: `M#${of.organization}` }
  return of.session === undefined ? all : { ...all, prefix: `${of.session}#` }
}
