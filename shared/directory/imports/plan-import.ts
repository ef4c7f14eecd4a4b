import { AppError } from '../../errors.ts'
import type { ColumnMap } from '../../roster/column-map.ts'
import { cutBatches, doesSomething } from '../../roster/plan/cut-batches.ts'
import { type NewPost, type PlannedRow, type RowAction, rowActions } from '../../roster/planned-row.ts'
import type { ImportBatch, RosterImport } from '../../roster/roster-import.ts'
import type { RowRemark } from '../../roster/roster-row.ts'
import type { FileKind, Workbook } from '../../spreadsheet/workbook.ts'
import { commit, type Write } from '../../table/commit.ts'
import { importBatches } from '../../table/imports.ts'
import { keyOf } from '../../table/keys.ts'
import { queryAll } from '../../table/read.ts'
import { chunksOf } from './chunks-of.ts'
import type { ImportContext } from './import-context.ts'
import { type KeptFile, readKept } from './kept-workbook.ts'
import { writeImport } from './write-import.ts'

/** What a file comes to against the roster as it is. */
export type Plan = {
  readonly rows: readonly PlannedRow[]
  readonly map: ColumnMap
  readonly file: {
    readonly kind: FileKind
    readonly encoding?: Workbook['encoding'] | undefined
    readonly sheets: readonly string[]
    readonly digest?: string | undefined
  }
  readonly warnings: readonly RowRemark[]
  readonly newPosts: readonly NewPost[]
  readonly basis: Omit<NonNullable<RosterImport['basis']>, 'at'>
}

/** Makes the plan of a file; throws AppErrors for what a user can mend. */
export type Planner = (ctx: ImportContext, of: RosterImport, file: KeptFile) => Promise<Plan>

/** Reads and plans an import, and puts its plan in the place of an older one. Whoever asks otherwise meanwhile makes this one void. */
export async function planImport(
  ctx: ImportContext,
  request: () => ImportContext,
  of: RosterImport,
  planner: Planner,
): Promise<RosterImport> {
  const uploaded = await readKept(ctx.files, of.file.key)
  if (uploaded === undefined) throw fileGone
  // Of two that read the same file at once, the later one goes on: rows of two plans are never mixed.
  let claimed = await writeImport(ctx, { before: of, change: { batches: none, progress: { done: 0, total: 0 } } })
  const { rows, map, file, warnings, newPosts, basis } = await planner(ctx, claimed, uploaded)
  const { batches, order } = cutBatches(rows)
  const plannedAt = ctx.now.toISOString()
  for await (const chunk of chunksOf(batches.map((each, at) => batchOf(claimed, each, at + 1, plannedAt)))) {
    const { id, version } = claimed
    const puts = chunk.map((batch): Write => ({ kind: 'put', item: importBatches.toItem(batch), expect: 'anything' }))
    await commit(ctx.table, [{ kind: 'check', key: keyOf.import(id), expect: { version } }, ...puts])
    const done = claimed.progress.done + total(chunk.map((batch) => batch.rows))
    claimed = await writeImport(request(), { before: claimed, change: { progress: { done, total: rows.length } } })
  }
  await removeSurplus(ctx, claimed, batches.length)
  const { settings, trouble: _, ...rest } = claimed
  return writeImport(request(), {
    before: { ...rest, settings },
    change: {
      state: 'planned',
      map,
      file: { ...claimed.file, ...file, sheets: [...file.sheets] },
      warnings: [...warnings],
      newPosts: [...newPosts],
      counts: countsOf(rows),
      basis: { ...basis, at: plannedAt },
      batches: { total: batches.length, done: 0, order: [...order] },
      // What has nothing to be done is through from the first.
      progress: { done: total(batches.filter((batch) => !batch.some(doesSomething))), total: rows.length },
    },
    action: 'planned',
  })
}

const none = { total: 0, done: 0, order: [] }

function batchOf(of: RosterImport, rows: readonly PlannedRow[], nth: number, plannedAt: string): ImportBatch {
  return { importId: of.id, nth, rows: [...rows], state: 'planned', receipts: [], undo: [], plannedAt, version: 1 }
}

/** Takes away what an older, longer plan has left. */
async function removeSurplus(ctx: ImportContext, { id, version }: RosterImport, kept: number): Promise<void> {
  const between = [keyOf.importBatch(id, kept + 1).SK, 'B#999999'] as const
  const surplus: Write[] = []
  for await (const item of queryAll(ctx.table, { pk: keyOf.import(id).PK, between })) {
    const { importId, nth } = importBatches.fromItem(item)
    surplus.push({ kind: 'delete', key: keyOf.importBatch(importId, nth), expect: 'anything' })
  }
  for (let at = 0; at < surplus.length; at += 90)
    await commit(ctx.table, [
      { kind: 'check', key: keyOf.import(id), expect: { version } },
      ...surplus.slice(at, at + 90),
    ])
}

function total(batches: readonly (readonly PlannedRow[])[]): number {
  return batches.reduce((sum, rows) => sum + rows.length, 0)
}

function countsOf(rows: readonly PlannedRow[]): Record<RowAction, number> {
  const count = (action: RowAction) => rows.filter((row) => row.action === action).length
  const [create, change, leave, unchanged, review, problem] = rowActions.map(count)
  return {
    create: create ?? 0,
    change: change ?? 0,
    leave: leave ?? 0,
    unchanged: unchanged ?? 0,
    review: review ?? 0,
    problem: problem ?? 0,
  }
}

const fileGone = new AppError('unreadable-file', {
  zh: '文件无法打开，或已过保存期，不再保留；请重新上传。',
  en: 'The file could not be opened, or is past its time, and is no longer kept; upload it again.',
})
