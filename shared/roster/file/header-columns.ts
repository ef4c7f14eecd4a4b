import type { Sheet } from '../../spreadsheet/workbook.ts'
import type { ColumnMap } from '../column-map.ts'
import type { RosterColumn } from '../roster-column.ts'
import { meaningOfCells, officesOrJobs, sampleOf } from './header-evidence.ts'
import { type HeaderMeaning, isJobBesideEmployer } from './header-names.ts'
import { type Header, lastColumn } from './header-rows.ts'

/** What a column may mean; a smaller rank is a better name. */
export type ColumnGuess = HeaderMeaning

type Column = ColumnMap['columns'][number]
type Candidate = {
  readonly column: number
  readonly header: string
  readonly as: RosterColumn | 'title' | undefined
  readonly sure: boolean
  readonly rank: number
  readonly filled: number
}

/** Every column with a header or cells and its one meaning: of two that mean the same the better stays, the other is passed over. */
export function settleColumns(
  sheet: Sheet,
  header: Header,
  guess: (column: number, text: string) => ColumnGuess | undefined,
): Column[] {
  const filled = filledColumns(sheet, header.row)
  const columns = [...new Set([...header.texts.keys(), ...filled.keys()])].toSorted((a, b) => a - b)
  const candidates = columns.map((column): Candidate => {
    const text = header.texts.get(column) ?? ''
    const meaning = guess(column, text)
    const byCells =
      text === '' && meaning === undefined ? meaningOfCells(sampleOf(sheet, header.row, column)) : undefined
    return {
      column,
      header: text,
      as: meaning?.as ?? byCells,
      sure: meaning?.sure ?? false,
      rank: meaning?.rank ?? 1_000,
      filled: filled.get(column) ?? 0,
    }
  })
  const resolved = resolveTitles(sheet, header, candidates)
  const kept = new Map<RosterColumn, Candidate>()
  for (const each of resolved) {
    if (each.as === undefined || each.as === 'title') continue
    const other = kept.get(each.as)
    if (other === undefined || better(each, other)) kept.set(each.as, each)
  }
  return resolved.map((each): Column => {
    const { column, header, as, sure } = each
    if (as === 'number' || as === 'ignored') return { column, header, as, sure }
    if (as === undefined || as === 'title' || kept.get(as) !== each)
      return { column, header, as: 'ignored', sure: false }
    return { column, header, as, sure }
  })
}

function better(a: Candidate, b: Candidate): boolean {
  if (a.sure !== b.sure) return a.sure
  if (a.filled === 0 || b.filled === 0) return a.filled > b.filled
  return a.rank < b.rank
}

function filledColumns(sheet: Sheet, headerRow: number): ReadonlyMap<number, number> {
  const filled = new Map<number, number>()
  for (const { row, cells } of sheet.rows)
    if (row > headerRow)
      cells.forEach((cell, at) => {
        if (cell !== undefined && at < lastColumn) filled.set(at + 1, (filled.get(at + 1) ?? 0) + 1)
      })
  return filled
}

/**
 * What 职务 and 现任职务 mean: beside a column that is surely the association's post they are the employer's; else their cells decide,
 * and the first that does not hold jobs is the post. A title without a column for the employer holds both.
 */
function resolveTitles(sheet: Sheet, header: Header, candidates: readonly Candidate[]): readonly Candidate[] {
  const has = (as: RosterColumn) => candidates.some((each) => each.as === as)
  const job: RosterColumn = has('employer') ? 'employer-title' : 'employer-and-title'
  const strong = has('post')
  let posted = strong
  return candidates.map((each): Candidate => {
    if (each.as === 'employer-and-title' && has('employer') && isJobBesideEmployer(each.header))
      return { ...each, as: 'employer-title' }
    if (each.as !== 'title') return each
    const cells = officesOrJobs(sampleOf(sheet, header.row, each.column))
    const isPost =
      !posted && (cells === 'offices' || (cells === undefined && !has('employer')) || has('employer-and-title'))
    if (isPost) posted = true
    const sure = isPost ? cells === 'offices' : strong || cells === 'jobs'
    return { ...each, as: isPost ? 'post' : job, sure, rank: 50 }
  })
}
