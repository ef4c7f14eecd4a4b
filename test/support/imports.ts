import { carryOn } from '../../shared/directory/imports/carry-on.ts'
import type { ImportContext, Store } from '../../shared/directory/imports/import-context.ts'
import type { Plan, Planner } from '../../shared/directory/imports/plan-import.ts'
import { startImport } from '../../shared/directory/imports/start-import.ts'
import { readSheet } from '../../shared/directory/seat-sheets.ts'
import type { ImportId, OrganizationId } from '../../shared/domain/ids.ts'
import { type PlannedRow, plannedRow } from '../../shared/roster/planned-row.ts'
import { importSettings, type RosterImport } from '../../shared/roster/roster-import.ts'
import { readWorkbook } from '../../shared/spreadsheet/read-workbook.ts'
import { today } from './clock.ts'
import type { Requests } from './context.ts'
import { memoryStore } from './memory-store.ts'

/** What a hand-made plan says beside its rows. */
export type HandMade = Partial<Pick<Plan, 'newPosts' | 'warnings'>>

/** Plans the same rows whatever the file says, on the roster as it is. */
export function planOf(rows: readonly PlannedRow[], more: HandMade = {}): Planner {
  return async (ctx, of) => {
    const { version } = await readSheet(ctx, of.organizationId)
    const map = { sheet: 'Sheet1', headerRow: 1, columns: [] }
    const file = { kind: 'csv', encoding: 'utf-8', sheets: ['Sheet1'] } as const
    return { rows, map, file, warnings: [], newPosts: [], basis: { sheetVersion: version, on: today }, ...more }
  }
}

/** A row of a plan with what `more` says; its place and number are `nth`. */
export function aRow(nth: number, more: object): PlannedRow {
  const row = { nth, row: nth + 1, name: `测试${nth}`, action: 'create', posts: [], candidates: [], steps: [] }
  return plannedRow.parse({ ...row, problems: [], warnings: [], ...more })
}

/** Requests that can import: each is a new one, over the files and jobs of `store`. */
export function importing(request: Requests, store: Store = memoryStore()): () => ImportContext {
  const openFile = (bytes: Uint8Array) => readWorkbook(bytes, { clock: () => 0 })
  return () => ({ ...request(), ...store, openFile })
}

/** An import of any file into an organization. */
export function uploaded(ctx: ImportContext, id: OrganizationId, settings: object = {}): Promise<RosterImport> {
  const bytes = new TextEncoder().encode('姓名\n测试1\n')
  return startImport(ctx, id, { bytes, name: '名单.csv', settings: importSettings.parse(settings) })
}

/** Does whatever an import has left to do, without a pause. */
export function runThrough(request: () => ImportContext, id: ImportId, planner: Planner): Promise<'done' | 'more'> {
  return carryOn(request, id, () => false, planner)
}
