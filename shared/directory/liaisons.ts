import type { Day } from '../domain/dates.ts'
import type { Membership } from '../domain/membership.ts'
import { placePath } from '../domain/place.ts'
import type { Truth } from '../domain/truth.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { sheets } from '../table/organizations.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { memberships } from '../table/people.ts'
import { regions } from '../vocabulary/regions.ts'
import type { Context } from './context.ts'
import { heldOn } from './person-record.ts'
import { findAll, readAll } from './read.ts'
import { type RosterLine, withPeople } from './rosters.ts'

/** A liaison (三长): the seat, who holds it, and the headship that it rests on where that is recorded. */
export type Liaison = RosterLine & { readonly base: Membership | undefined }

/** Which liaisons: in a region, of some kinds, held on a day. */
export type LiaisonFilter = {
  readonly region?: string | undefined
  readonly kinds?: readonly string[] | undefined
  readonly on: Day
}

/** A page of liaisons by county and kind. */
export async function readLiaisons(
  ctx: Context,
  filter: LiaisonFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Liaison>> {
  const page = await readPage(ctx.table, [rangeOf(filter.region)], limit, from, (item) => {
    const membership = memberships.fromItem(item)
    return wanted(membership, filter) ? { membership } : undefined
  })
  const held = await withStanding(ctx, page.items, filter.on)
  const bases = new Map(
    (
      await findAll(
        ctx.table,
        memberships,
        page.items.flatMap(({ membership: { baseId } }) => (baseId === undefined ? [] : [childKey(baseId)])),
      )
    ).map((base) => [base.id, base]),
  )
  const lines = await withPeople(ctx, held)
  return {
    items: lines.map((line) => ({
      ...line,
      base: line.membership.baseId === undefined ? undefined : bases.get(line.membership.baseId),
    })),
    next: page.next,
  }
}

/** A county and the kinds of liaison that nobody holds there on the day. */
export type CountyWithout = { readonly region: string; readonly missing: readonly string[] }

/** Counties below `region` (all of China when left out) that lack one of `kinds` on the day, by code; with no kinds: that have no liaison at all. */
export async function countiesWithout(ctx: Context, { region, kinds, on }: LiaisonFilter): Promise<CountyWithout[]> {
  const all = (await readAll(ctx.table, memberships, rangeOf(region))).map((membership) => ({ membership }))
  const present = new Map<string, Set<string>>()
  for (const { membership, holds } of await withStanding(ctx, all, on)) {
    if (holds !== 'yes' || membership.liaison === undefined) continue
    const county = membership.liaisonPlace?.split('/').at(-2) ?? ''
    present.set(county, (present.get(county) ?? new Set()).add(membership.liaison))
  }
  return countiesBelow(region).flatMap((county) => {
    const here = present.get(county)
    if (kinds === undefined) return here === undefined ? [{ region: county, missing: [] }] : []
    const missing = kinds.filter((kind) => !here?.has(kind))
    return missing.length === 0 ? [] : [{ region: county, missing }]
  })
}

/** Counties, and the cities that have none (东莞), in the region or below. */
function countiesBelow(region: string | undefined): string[] {
  const real = regions.entries().filter(({ code, standard }) => standard && regions.children(code).length === 0)
  return real.map(({ code }) => code).filter((code) => region === undefined || regions.isUnder(code, region))
}

function rangeOf(region: string | undefined) {
  return {
    index: 'GS3',
    pk: 'L',
    ...(region === undefined ? {} : { prefix: placePath({ country: 'CN', region }) }),
  } as const
}

function wanted({ liaison }: Membership, { kinds }: LiaisonFilter): boolean {
  return liaison !== undefined && (kinds === undefined || kinds.includes(liaison))
}

/** Sessions matter only to memberships that have one, so only those organizations' sheets are read. */
async function withStanding<T extends { readonly membership: Membership }>(
  ctx: Context,
  lines: readonly T[],
  on: Day,
): Promise<(T & { holds: Truth })[]> {
  const ids = [
    ...new Set(
      lines
        .filter(({ membership }) => membership.sessionId !== undefined)
        .map(({ membership }) => membership.organizationId),
    ),
  ]
  const found = new Map(
    (await findAll(ctx.table, sheets, ids.map(keyOf.sheet))).map((sheet) => [sheet.organizationId, sheet]),
  )
  return lines.map((line) => ({
    ...line,
    holds: heldOn(line.membership, found.get(line.membership.organizationId), on),
  }))
}
