import { type OrganizationKind, organizationKinds } from '../domain/organization.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import { placeSort } from '../table/keys.ts'
import { tableNames } from '../table/names.ts'
import { sheets } from '../table/organizations.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import type { Stored } from '../table/read.ts'
import { type Areas, liesIn, partsIn } from './areas.ts'
import type { Context } from './context.ts'

/** Which organizations' seat sheets: all conditions hold at once; what is left out does not matter. */
export type SheetFilter = {
  readonly kinds?: readonly OrganizationKind[] | undefined
  readonly areas?: Areas | undefined
  readonly levels?: readonly string[] | undefined
}

/** How a page is filled: which sheets are looked into, what becomes of them, and when the page ends before it is full. */
export type Filling<T> = {
  readonly limit: number
  readonly from: Position | undefined
  readonly wanted: (sheet: SeatSheet) => boolean
  /** What becomes of each of these sheets, in their order; undefined leaves it out. */
  readonly make: (sheets: readonly SeatSheet[]) => Promise<readonly (T | undefined)[]>
  /** Told of every sheet that the page goes past, once on all pages together. */
  readonly passed?: (sheet: SeatSheet) => void
  /** Sheets that are looked into at once. */
  readonly atOnce: number
  /** Whether so much was read that the page ends here; asked after every `atOnce` sheets. */
  readonly isEnough: () => boolean
}

/**
 * A page of what becomes of seat sheets, by kind and place. It may be shorter than `limit`, or empty, and still have a `next`: what a sheet
 * comes to is known only when its organization's people or rules were read, and a page reads so much and no more.
 */
export async function fillFromSheets<T>(ctx: Context, filter: SheetFilter, filling: Filling<T>): Promise<Page<T>> {
  const { limit, wanted, make, atOnce, isEnough, passed = () => {} } = filling
  const found: T[] = []
  let from = filling.from
  for (;;) {
    const page = await readSheets(ctx, filter, Math.max(limit - found.length, atOnce), from, wanted)
    for (let at = 0; at < page.items.length; at += atOnce) {
      const run = page.items.slice(at, at + atOnce)
      const made = await make(run.map(({ sheet }) => sheet))
      for (const [nth, { sheet, position }] of run.entries()) {
        passed(sheet)
        const thing = made[nth]
        if (thing !== undefined) found.push(thing)
        const isLast = at + nth === page.items.length - 1 && page.next === undefined
        const isRunOver = nth === run.length - 1 && isEnough()
        if (found.length === limit || isRunOver) return { items: found, next: isLast ? undefined : position }
      }
    }
    if (page.next === undefined) return { items: found, next: undefined }
    from = page.next
  }
}

type Placed = { readonly sheet: SeatSheet; readonly position: Position }

function readSheets(
  ctx: Context,
  filter: SheetFilter,
  limit: number,
  from: Position | undefined,
  wanted: (sheet: SeatSheet) => boolean,
): Promise<Page<Placed>> {
  return pageOfSheets(ctx, filter, limit, from, (sheet, item) =>
    wanted(sheet)
      ? { sheet, position: { key: Object.fromEntries(keyNames.map((name) => [name, String(item[name])])) } }
      : undefined,
  )
}

/** A page of what `make` makes of the seat sheets that a filter asks for, by kind and place; undefined leaves one out. */
export function pageOfSheets<T>(
  ctx: Context,
  { kinds = organizationKinds, areas, levels }: SheetFilter,
  limit: number,
  from: Position | undefined,
  make: (sheet: SeatSheet, item: Stored) => T | undefined,
): Promise<Page<T>> {
  const ranges = kinds.flatMap((kind) =>
    partsIn(areas).map((part) => ({ index: 'GS2', pk: `V#${kind}`, ...part }) as const),
  )
  return readPage(ctx.table, ranges, limit, from, (item) => {
    const sheet = sheets.fromItem(item)
    if (levels !== undefined && !levels.includes(sheet.level ?? '')) return undefined
    return liesIn(placeSort(sheet.place), areas) ? make(sheet, item) : undefined
  })
}

const byKindAndPlace = tableNames.indexes.find(({ name }) => name === 'GS2')
const keyNames = [
  'PK',
  'SK',
  ...(byKindAndPlace === undefined ? [] : [byKindAndPlace.partitionKey, byKindAndPlace.sortKey]),
]
