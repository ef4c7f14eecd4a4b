import type { Day } from '../domain/dates.ts'
import type { Membership } from '../domain/membership.ts'
import { placePath } from '../domain/place.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { sheets } from '../table/organizations.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { memberships } from '../table/people.ts'
import { regions } from '../vocabulary/regions.ts'
import { areaOf, holdsOrganization } from './access/reaching.ts'
import { type Areas, liesIn, partsIn } from './areas.ts'
import type { Context } from './context.ts'
import { heldOn } from './person-record.ts'
import { findAll, readAll } from './read.ts'
import { type RosterLine, withPeople } from './rosters.ts'

/** A liaison (三长): the seat, who holds it, and the headship that it rests on where that is recorded. */
export type Liaison = RosterLine & { readonly base: Membership | undefined }

/** Which liaisons: in some places, of some kinds, held on a day as far as is known. */
export type LiaisonFilter = {
  readonly areas?: Areas | undefined
  readonly kinds?: readonly string[] | undefined
  readonly on: Day
}

/** A page of liaisons, with the seat sheets of the organizations in it by id. */
export type LiaisonPage = Page<Liaison> & { readonly sheets: ReadonlyMap<string, SeatSheet> }

/** A page of liaisons by county and kind; those whose session tells only later that they are not held may leave it shorter than `limit`. */
export async function readLiaisons(
  ctx: Context,
  filter: LiaisonFilter,
  limit: number,
  from: Position | undefined,
): Promise<LiaisonPage> {
  const page = await readPage(ctx.table, rangesIn(filter.areas), limit, from, (item) => {
    const membership = memberships.fromItem(item)
    return wanted(membership, filter) ? membership : undefined
  })
  const bases = new Map((await findAll(ctx.table, memberships, basesOf(page.items))).map((base) => [base.id, base]))
  const found = await sheetsOf(ctx, [...page.items, ...bases.values()])
  const held = page.items
    .map((membership) => ({ membership, holds: heldOn(membership, found.get(membership.organizationId), filter.on) }))
    .filter(({ holds }) => holds !== 'no')
  const lines = await withPeople(ctx, await reachedOf(ctx, held))
  const baseOf = ({ baseId }: Membership) => (baseId === undefined ? undefined : bases.get(baseId))
  return { items: lines.map((line) => ({ ...line, base: baseOf(line.membership) })), next: page.next, sheets: found }
}

/** Only of organizations whose roster whoever asks may read. */
async function reachedOf<T extends { readonly membership: Membership }>(
  ctx: Context,
  held: readonly T[],
): Promise<T[]> {
  const area = await areaOf(ctx, 'roster.read')
  const reached = await Promise.all(
    held.map(({ membership }) => holdsOrganization(ctx, area, membership.organizationId)),
  )
  return held.filter((_, at) => reached[at])
}

/** A county and the kinds of liaison that nobody holds there on the day. */
export type CountyWithout = { readonly region: string; readonly missing: readonly string[] }

/** Counties in the places asked for (all of China when left out) that lack one of `kinds` on the day, by code; with no kinds: that have no liaison at all. */
export async function countiesWithout(ctx: Context, { areas, kinds, on }: LiaisonFilter): Promise<CountyWithout[]> {
  const parts = await Promise.all(rangesIn(areas).map((range) => readAll(ctx.table, memberships, range)))
  const all = parts.flat()
  // Sessions matter only to memberships that have one, so only those organizations' sheets are read.
  const found = await sheetsOf(
    ctx,
    all.filter(({ sessionId }) => sessionId !== undefined),
  )
  const present = new Map<string, Set<string>>()
  for (const membership of all) {
    const { liaison, liaisonPlace, organizationId } = membership
    if (liaison === undefined || heldOn(membership, found.get(organizationId), on) !== 'yes') continue
    const county = liaisonPlace?.split('/').at(-2) ?? ''
    present.set(county, (present.get(county) ?? new Set()).add(liaison))
  }
  return countiesIn(areas).flatMap((county) => {
    const here = present.get(county)
    if (kinds === undefined) return here === undefined ? [{ region: county, missing: [] }] : []
    const missing = kinds.filter((kind) => !here?.has(kind))
    return missing.length === 0 ? [] : [{ region: county, missing }]
  })
}

/** Counties, and the cities that have none (东莞; 嘉峪关, whose only part is not a county of the standard). */
function countiesIn(areas: Areas | undefined): string[] {
  return regions
    .entries()
    .filter(({ code, standard, level }) => standard && level > 1 && !regions.children(code).some(isStandard))
    .map(({ code }) => code)
    .filter((region) => liesIn(placePath({ country: 'CN', region }), areas))
}

function isStandard(region: string): boolean {
  return regions.get(region)?.standard ?? false
}

function rangesIn(areas: Areas | undefined) {
  return partsIn(areas).map((part) => ({ index: 'GS3', pk: 'L', ...part }) as const)
}

function wanted(membership: Membership, { areas, kinds, on }: LiaisonFilter): boolean {
  const { liaison, liaisonPlace = '-/', sessionId } = membership
  return (
    liaison !== undefined &&
    (kinds === undefined || kinds.includes(liaison)) &&
    liesIn(liaisonPlace, areas) &&
    (sessionId !== undefined || heldOn(membership, undefined, on) !== 'no')
  )
}

function basesOf(held: readonly Membership[]) {
  return held.flatMap(({ baseId }) => (baseId === undefined ? [] : [childKey(baseId)]))
}

async function sheetsOf(ctx: Context, held: readonly Membership[]): Promise<ReadonlyMap<string, SeatSheet>> {
  const ids = [...new Set(held.map(({ organizationId }) => organizationId))]
  const found = await findAll(ctx.table, sheets, ids.map(keyOf.sheet))
  return new Map(found.map((sheet) => [sheet.organizationId, sheet]))
}
