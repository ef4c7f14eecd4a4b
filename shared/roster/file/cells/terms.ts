import { endsBeforeStart, type PartialDate } from '../../../domain/dates.ts'
import type { Cell } from '../../../spreadsheet/workbook.ts'
import { plainWidth, quoted, saysNothing } from './cell-text.ts'
import { dateOf, readDate, told } from './dates.ts'
import type { CellRemarks } from './row-remarks.ts'

/** A stretch in office: `open` where the file says that it lasts. */
export type Term = {
  readonly start?: PartialDate | undefined
  readonly end?: PartialDate | 'open' | undefined
}

/** The stretch that a cell says: 2016.1.20-2016.7.9, 2016年1月至今, 2016-2021, 2016.1.20－; one date alone is the start. */
export function readTerm(cell: Cell, remarks: CellRemarks): Term {
  if (saysNothing(cell.text)) return {}
  if (cell.kind !== 'text') {
    const start = readDate(cell, remarks)
    return start === 'open' ? {} : { start }
  }
  const parts = cell.text.length > 80 ? undefined : termParts(cell.text)
  if (parts === undefined) return notTerm(cell.text, remarks)
  const [from, to] = parts.map((part) => (part === '' ? undefined : dateOf(part)))
  if ((from !== undefined && 'fault' in from) || (to !== undefined && 'fault' in to)) {
    const wrong = from !== undefined && 'fault' in from ? from : to
    if (wrong !== undefined && 'fault' in wrong && wrong.fault !== 'form') told(wrong, cell.text, remarks)
    else notTerm(cell.text, remarks)
    return {}
  }
  if (from?.date === 'open') return to === undefined ? { end: 'open' } : notTerm(cell.text, remarks)
  const term = { start: from?.date, end: to?.date }
  return ordered(term, cell.text, remarks)
}

/** The term as it is, or none with a problem where it ends before it starts. */
export function ordered(term: Term, text: string, remarks: CellRemarks): Term {
  const { start, end } = term
  if (end === 'open' || !endsBeforeStart({ start, end })) return term
  remarks.problem(
    'end-before-start',
    `${quoted(text)}的截止早于起始。请核对后改正。`,
    `${quoted(text)} ends before it starts. Check and mend it.`,
  )
  return {}
}

/** Both sides of a stretch; either may be empty. A hyphen that is also within the dates parts them before the second year. */
function termParts(text: string): readonly [string, string] | undefined {
  const plain = plainWidth(text.replace(/[－—–―～]+/g, '~'))
    .replace(/\s+/g, '')
    .replace(/~$/, '~')
  const open = /^(.+?)[~\-至到]*(至今|迄今|今|现在|present)$/i.exec(plain)
  if (open !== null) return [(open[1] ?? '').replace(/[~\-至到]+$/, ''), '至今']
  const marked = plain.split(/[~至到]|--+/)
  if (marked.length === 2) return [marked[0] ?? '', marked[1] ?? '']
  if (marked.length > 2) return undefined
  const hyphens = plain.split('-')
  if (hyphens.length === 1) return [plain, '']
  if (hyphens.length === 2 && hyphens.some((part) => part.length > 2 || part === ''))
    // `2016-01` is one month; `2016-2021`, `201601-202101`, `2016.1-2021.1` and `2016.1.20-` are stretches.
    return /^\d{1,2}$/.test(hyphens[1] ?? '') && /^\d{4}$/.test(hyphens[0] ?? '')
      ? [plain, '']
      : [hyphens[0] ?? '', hyphens[1] ?? '']
  const second = hyphens.findIndex((part, nth) => nth > 0 && /^\d{4}年?$/.test(part))
  if (second === -1) return hyphens.length === 3 ? [plain, ''] : undefined
  return [hyphens.slice(0, second).join('-'), hyphens.slice(second).join('-')]
}

function notTerm(text: string, remarks: CellRemarks): Term {
  remarks.problem(
    'term-form',
    `看不出${quoted(text)}的起止日期。请写成 2021.01-2026.01 或 2021.01至今。`,
    `${quoted(text)} is not understood as a stretch of time. Write 2021.01-2026.01, or 2021.01至今 if it lasts.`,
  )
  return {}
}
