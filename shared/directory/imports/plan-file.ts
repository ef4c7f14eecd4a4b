import { createHash } from 'node:crypto'
import { dayOf } from '../../domain/dates.ts'
import { AppError } from '../../errors.ts'
import type { ColumnMap } from '../../roster/column-map.ts'
import { guessColumns } from '../../roster/file/map-columns.ts'
import { type RowsRead, readRows } from '../../roster/file/read-rows.ts'
import { rowsOf } from '../../roster/plan/plan-remarks.ts'
import { importLimits, type RosterImport } from '../../roster/roster-import.ts'
import type { RowRemark } from '../../roster/roster-row.ts'
import { readWorkbook } from '../../spreadsheet/read-workbook.ts'
import { unreadable } from '../../spreadsheet/unreadable-file.ts'
import type { Workbook } from '../../spreadsheet/workbook.ts'
import type { IdentityHasher } from '../../store/identity-hasher.ts'
import { keepHabits, readHabits } from './column-habits.ts'
import { hideIdentities } from './hide-identities.ts'
import type { ImportContext } from './import-context.ts'
import { keepInPlace, removeKept } from './kept-workbook.ts'
import type { Planner } from './plan-import.ts'
import { planRoster } from './plan-roster.ts'

/** The planner of imports: reads the file, takes identity numbers out of it, guesses its columns as the organization has had them before, and compares its rows with the roster. */
export function planFile(clock: () => number, hash: IdentityHasher): Planner {
  return async (ctx, of, file) => {
    const { columns: input, on = dayOf(new Date(of.createdAt)) } = of.settings
    const [{ workbook, digest }, habits] = await Promise.all([
      'workbook' in file ? { ...file, digest: undefined } : openFile(ctx, of, file.bytes, clock, hash),
      readHabits(ctx, of.organizationId),
    ])
    const map = guessColumns(workbook, { habits, input })
    const { rows, skipped } = readRows(workbook, map, { on })
    if (rows.length === 0) throw nobodyIn(map)
    if (rows.length > importLimits.rows) throw tooMany(rows.length)
    const plan = await planRoster(ctx, { ...of, map }, rows)
    if (input !== undefined) await keepHabits(ctx, of.organizationId, map, input, habits)
    const { kind, encoding, sheets } = workbook
    return {
      ...plan,
      map,
      file: { kind, encoding, sheets: sheets.map(({ name }) => name), digest },
      warnings: [...plan.warnings, ...passedOver(skipped)],
    }
  }
}

/** Reads an uploaded file; one with identity numbers gives way at once to what is left of it without them. */
async function openFile(
  ctx: ImportContext,
  of: RosterImport,
  bytes: Uint8Array,
  clock: () => number,
  hash: IdentityHasher,
): Promise<{ readonly workbook: Workbook; readonly digest: string | undefined }> {
  const { workbook, found } = await hideIdentities(await opened(ctx, of, bytes, clock), hash, dayOf(ctx.now))
  if (!found) return { workbook, digest: createHash('sha256').update(bytes).digest('hex') }
  await keepInPlace(ctx.files, of.file.key, workbook)
  return { workbook, digest: undefined }
}

/** What no settings can make readable goes: nobody has looked whether identity numbers stand in it. */
async function opened(ctx: ImportContext, of: RosterImport, bytes: Uint8Array, clock: () => number): Promise<Workbook> {
  try {
    return await readWorkbook(bytes, { clock })
  } catch (error) {
    if (error instanceof AppError) await removeKept(ctx.files, of.file.key)
    throw error
  }
}

/** A list of nobody is an empty template, or the wrong sheet, and never the wish to let everybody go. */
function nobodyIn({ sheet, headerRow }: ColumnMap) {
  return unreadable(
    `工作表“${sheet}”第 ${headerRow} 行表头之下没有人员；请从表头下一行起填写，或改选工作表（columns.sheet）和表头行（columns.headerRow）。`,
    `The sheet ${sheet} has nobody below its header in row ${headerRow}; fill it in below the header, or choose another sheet (columns.sheet) or header row (columns.headerRow).`,
  )
}

function tooMany(rows: number) {
  return new AppError('too-large', {
    zh: `名单有 ${rows} 行，一次最多 ${importLimits.rows} 行；请分成几个文件，用 mode=add 或 update 导入。`,
    en: `The roster has ${rows} rows, at most ${importLimits.rows} are taken at once; split it and import the parts with mode=add or update.`,
  })
}

/** Rows that were passed over (totals, notes below the list), by reason. */
function passedOver(skipped: RowsRead['skipped']): RowRemark[] {
  return [...Map.groupBy(skipped, ({ why }) => why.zh).values()].flatMap((rows) => {
    const [first] = rows
    if (first === undefined) return []
    const { zh, en } = rowsOf(rows)
    return [
      {
        code: 'rows-passed-over',
        zh: `第 ${zh} 行未读：${first.why.zh}`,
        en: `Rows ${en} passed over: ${first.why.en}`,
      },
    ]
  })
}
