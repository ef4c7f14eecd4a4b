import type { ImportId, OrganizationId } from '../../domain/ids.ts'
import { AppError } from '../../errors.ts'
import type { PlannedRow, RowAction } from '../../roster/planned-row.ts'
import type { ImportBatch, Receipt, RosterImport, RosterLock } from '../../roster/roster-import.ts'
import { invalidCursor } from '../../table/cursor.ts'
import { importBatches, imports, rosterLocks } from '../../table/imports.ts'
import { keyOf } from '../../table/keys.ts'
import { type Page, type Position, readPage } from '../../table/page.ts'
import { queryAll, queryOnce } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { find, load } from '../read.ts'

/** A row of a plan, and what became of it once it was applied. */
export type ImportRow = { readonly row: PlannedRow; readonly receipt: Receipt | undefined }

/** Which rows are wanted; all where it says nothing. */
export type RowsWanted = {
  readonly actions?: readonly RowAction[] | undefined
  readonly outcomes?: readonly Receipt['outcome'][] | undefined
}

/** An import by id; throws `not-found`. */
export function getImport({ table }: Pick<Context, 'table'>, id: ImportId): Promise<RosterImport> {
  return load(table, imports, keyOf.import(id), id)
}

/** Imports into an organization, the newest first. */
export function listImports(
  ctx: Context,
  id: OrganizationId,
  limit: number,
  from: Position | undefined,
): Promise<Page<RosterImport>> {
  const range = { index: 'GS1', pk: `F#${id}`, descending: true } as const
  return readPage(ctx.table, [range], limit, from, imports.fromItem)
}

/** Requests that one page of rows may take: a filter that little passes gives short pages and not slow ones. */
const requestsAPage = 8

/** Rows of a plan in its order; a page may be shorter than its limit and still go on. Throws `wrong-state` while there is no plan. */
export async function listRows(
  ctx: Context,
  id: ImportId,
  wanted: RowsWanted,
  limit: number,
  from: Position | undefined,
): Promise<Page<ImportRow>> {
  const of = await getImport(ctx, id)
  const plan = planOf(of)
  if (from !== undefined && from.key.plan !== plan) throw invalidCursor()
  const start = { batch: Number(from?.key.batch ?? 1), at: Number(from?.key.at ?? 0) }
  const items: ImportRow[] = []
  const next = (batch: number, at: number) => ({
    items,
    next: batch > of.batches.total ? undefined : { key: { plan, batch: String(batch), at: String(at) } },
  })
  let reached = start.batch
  for (let request = 0; request < requestsAPage && reached <= of.batches.total; request++) {
    const between = [keyOf.importBatch(id, reached).SK, keyOf.importBatch(id, of.batches.total).SK] as const
    // The fewer rows pass, the more are asked for at once; a batch has some twenty.
    const size = (Math.ceil(limit / 20) + 1) * 2 ** request
    const page = await queryOnce(ctx.table, { pk: keyOf.import(id).PK, between }, size, undefined)
    for (const item of page.items) {
      const batch = importBatches.fromItem(item)
      const rows = rowsIn(of, batch)
      for (let at = batch.nth === start.batch ? start.at : 0; at < rows.length; at++) {
        const row = rows[at]
        if (row === undefined || !fits(row, wanted)) continue
        if (items.length === limit) return next(batch.nth, at)
        items.push(row)
      }
      reached = batch.nth + 1
    }
    if (page.next === undefined) return next(of.batches.total + 1, 0)
  }
  return next(reached, 0)
}

/** All rows of a plan in the order of the plan. Throws `wrong-state` while there is none. */
export async function allRows(ctx: Context, of: RosterImport): Promise<ImportRow[]> {
  planOf(of)
  const rows: ImportRow[] = []
  for await (const batch of batchesOf(ctx, of)) rows.push(...rowsIn(of, batch))
  return rows.sort((a, b) => a.row.nth - b.row.nth)
}

/** The batches of an import one after the other. */
export async function* batchesOf(ctx: Pick<Context, 'table'>, of: RosterImport): AsyncGenerator<ImportBatch> {
  if (of.batches.total === 0) return
  const between = [keyOf.importBatch(of.id, 1).SK, keyOf.importBatch(of.id, of.batches.total).SK] as const
  for await (const item of queryAll(ctx.table, { pk: keyOf.import(of.id).PK, between }))
    yield importBatches.fromItem(item)
}

/** One batch of an import; throws `not-found`. */
export function getBatchOf(ctx: Pick<Context, 'table'>, of: RosterImport, nth: number): Promise<ImportBatch> {
  return load(ctx.table, importBatches, keyOf.importBatch(of.id, nth), of.id)
}

/** One batch of an import; undefined where it was forgotten, which happens only to batches of which nothing was written. */
export function findBatchOf(
  ctx: Pick<Context, 'table'>,
  of: RosterImport,
  nth: number,
): Promise<ImportBatch | undefined> {
  return find(ctx.table, importBatches, keyOf.importBatch(of.id, nth))
}

/** Who is writing an organization's roster, if anybody. */
export function findLock(ctx: Pick<Context, 'table'>, id: OrganizationId): Promise<RosterLock | undefined> {
  return find(ctx.table, rosterLocks, keyOf.rosterLock(id))
}

/** Which plan the rows are of: a cursor into one that was replaced leads nowhere. */
function planOf({ state, basis }: RosterImport): string {
  if (basis !== undefined && state !== 'reading' && state !== 'unreadable') return basis.at
  throw new AppError('wrong-state', {
    zh: '还没有核对结果；请等 state 变为 planned 后再读取。',
    en: 'There is no plan yet; wait until the state is planned.',
  })
}

/** A batch with nothing to do is not rewritten when its import is applied: its rows have come to nothing all the same. */
function rowsIn(of: RosterImport, batch: ImportBatch): ImportRow[] {
  const passed = of.appliedAt !== undefined && !of.batches.order.includes(batch.nth)
  return batch.rows.map((row, at) => ({
    row,
    receipt: batch.receipts[at] ?? (passed ? { nth: row.nth, outcome: 'nothing', wrote: [] } : undefined),
  }))
}

function fits({ row, receipt }: ImportRow, { actions, outcomes }: RowsWanted): boolean {
  if (actions !== undefined && !actions.includes(row.action)) return false
  return outcomes === undefined || (receipt !== undefined && outcomes.includes(receipt.outcome))
}
