import { columnLetter } from '../../../spreadsheet/column-letter.ts'
import type { RowRemark } from '../../roster-row.ts'

/** Says what is wrong with one cell; both give undefined, so that a reader can end with them. */
export type CellRemarks = {
  /** The row cannot be applied until it is mended. */
  readonly problem: (code: string, zh: string, en: string) => undefined
  /** The row can be applied, and this is worth a look. */
  readonly warning: (code: string, zh: string, en: string) => undefined
}

/** Collects all that is to be said of a row. */
export class RowRemarks {
  readonly problems: RowRemark[] = []
  readonly warnings: RowRemark[] = []

  /** Remarks on the row's cell in a column counted from 1. */
  at(column: number, header: string): CellRemarks {
    const where = { column: columnLetter(column), ...(header === '' ? {} : { header }) }
    return {
      problem: (code, zh, en) => void this.problems.push({ code, ...where, zh, en }),
      warning: (code, zh, en) => void this.warnings.push({ code, ...where, zh, en }),
    }
  }

  /** Remarks on the row as a whole. */
  readonly row: CellRemarks = {
    problem: (code, zh, en) => void this.problems.push({ code, zh, en }),
    warning: (code, zh, en) => void this.warnings.push({ code, zh, en }),
  }
}
