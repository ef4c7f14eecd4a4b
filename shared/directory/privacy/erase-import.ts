import type { ImportId } from '../../domain/ids.ts'
import type { PlannedRow } from '../../roster/planned-row.ts'
import type { ImportBatch, ImportState, RosterImport } from '../../roster/roster-import.ts'
import { commit } from '../../table/commit.ts'
import { importBatches, imports } from '../../table/imports.ts'
import { keyOf } from '../../table/keys.ts'
import type { ImportContext } from '../imports/import-context.ts'
import { removeKept } from '../imports/kept-workbook.ts'
import { writeImport } from '../imports/write-import.ts'
import { find } from '../read.ts'
import { retrying } from '../write.ts'
import { textOf } from './text-of.ts'
import { blotted, holdsAny, isTheirs, namesThem, type Trace } from './trace.ts'

/** Blanks the rows of a batch that are about the person, and takes the uploaded file away, before the rows that say so. Says whether there were any. */
export function eraseFromBatch(ctx: ImportContext, trace: Trace, id: ImportId, nth: number): Promise<boolean> {
  return retrying(async () => {
    const batch = await find(ctx.table, importBatches, keyOf.importBatch(id, nth))
    if (batch === undefined) return false
    const rows = batch.rows.map((row, at) => rowWithout(trace, batch, row, at))
    const about = (receipt: ImportBatch['receipts'][number], at: number) =>
      rows[at]?.erased === true || (receipt.personId !== undefined && trace.ids.has(receipt.personId))
    const receipts = batch.receipts.map((each, at) =>
      about(each, at) ? { nth: each.nth, outcome: each.outcome, wrote: [] } : each,
    )
    const undo = batch.undo.filter((entry) => !isTheirs(trace, entry.id))
    const after = { ...batch, rows, receipts, undo, version: batch.version + 1 }
    if (unchanged({ ...after, version: batch.version }, batch)) return false
    await eraseFromImport(ctx, trace, id, true)
    await commit(ctx.table, [{ kind: 'put', item: importBatches.toItem(after), expect: { version: batch.version } }])
    return true
  })
}

function unchanged(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A row about them says no more than that there was one; of others' rows they are no candidate any more. */
function rowWithout(trace: Trace, batch: ImportBatch, row: PlannedRow, at: number): PlannedRow {
  if (row.erased) return row
  const { personId } = row
  const receipt = batch.receipts[at]
  const offered = row.candidates.some((each) => trace.ids.has(each.personId))
  const theirs =
    (personId !== undefined && trace.ids.has(personId)) ||
    (receipt?.personId !== undefined && trace.ids.has(receipt.personId)) ||
    // Nobody has said who is meant, and it may be them.
    (offered && personId === undefined && receipt?.personId === undefined) ||
    trace.sole.has(row.name) ||
    holdsAny(trace.values, textOf(row))
  if (theirs)
    return {
      nth: row.nth,
      ...(row.row === undefined ? {} : { row: row.row }),
      name: '□',
      // What has not been applied yet comes to nothing; what was stays what it was, for the counts.
      action: batch.state === 'planned' && receipt === undefined ? 'unchanged' : row.action,
      posts: [],
      candidates: [],
      steps: [],
      problems: [],
      warnings: [],
      erased: true,
    }
  return offered ? { ...row, candidates: row.candidates.filter((each) => !trace.ids.has(each.personId)) } : row
}

/** Plans that wait, whose file has to be read again: without it they are given up. */
const waiting: readonly ImportState[] = ['reading', 'unreadable', 'planned']

/**
 * Takes the person out of what an import says of itself. Where its rows name them (`concerned`) its file goes, whole, for nothing can be cut out of it, and a plan
 * that was not begun is given up. Says whether there was anything.
 */
export function eraseFromImport(ctx: ImportContext, trace: Trace, id: ImportId, concerned: boolean): Promise<boolean> {
  return retrying(async () => {
    const before = await find(ctx.table, imports, keyOf.import(id))
    if (before === undefined) return false
    const { file, choices, warnings, trouble, map } = before
    const chosen = choices.filter(({ personId }) => personId === null || !trace.ids.has(personId))
    const goes = (concerned || chosen.length < choices.length) && file.erased !== true
    // Reading it may just have put the workbook in its place again.
    if (goes || concerned) await removeKept(ctx.files, file.key)
    const told = (remarks: RosterImport['warnings']) => {
      return remarks.map((each) => ({ ...each, zh: blotted(trace, each.zh), en: blotted(trace, each.en) }))
    }
    const change: Partial<RosterImport> = {
      choices: chosen,
      warnings: told(warnings),
      ...(trouble === undefined ? {} : { trouble: told([trouble])[0] }),
      ...(map === undefined
        ? {}
        : { map: { ...map, sheet: blotted(trace, map.sheet), columns: headersOf(trace, map) } }),
      file: {
        ...file,
        ...(file.name === undefined ? {} : { name: blotted(trace, file.name) }),
        ...(file.sheets === undefined ? {} : { sheets: file.sheets.map((each) => blotted(trace, each)) }),
        ...(goes || file.erased ? { erased: true } : {}),
      },
      ...(goes && waiting.includes(before.state) ? { state: 'cancelled', trouble: givenUp } : {}),
    }
    if (unchanged({ ...before, ...change }, before)) return false
    await writeImport(ctx, { before, change, action: 'erased' })
    return true
  })
}

function headersOf(trace: Trace, { columns }: NonNullable<RosterImport['map']>) {
  return columns.map((each) => ({ ...each, header: blotted(trace, each.header) }))
}

const givenUp = {
  code: 'erased',
  zh: '文件中有人已依法删除，文件已移除，核对结果作废；请上传不含此人的文件。',
  en: 'Somebody in the file was erased; the file was taken away and the plan given up. Upload one without them.',
} as const

/** Whether the item of an import, or of a batch, may be about the person. */
export function mayConcern(trace: Trace, text: string): boolean {
  return namesThem(trace, text) || holdsAny(trace.own, text)
}
