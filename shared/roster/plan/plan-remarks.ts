import type { Bilingual } from '../../errors.ts'
import { columnLetter } from '../../spreadsheet/column-letter.ts'
import type { RosterColumn } from '../roster-column.ts'
import type { RowRemark } from '../roster-row.ts'
import type { Scene } from './scene.ts'

/** A sentence that is not yet tied to a column of a file. */
export type Saying = Bilingual & { readonly code: string; readonly of?: RosterColumn | undefined }

/** The remark as the file's user finds it: with letter and header of the column that it is about, where the file has that column. */
export function remarkOf({ columns }: Pick<Scene, 'columns'>, { code, zh, en, of }: Saying): RowRemark {
  const found = of === undefined ? undefined : columns.find((each) => each.as === of)
  if (found === undefined) return { code, zh, en }
  return { code, column: columnLetter(found.column), header: found.header, zh, en }
}

/** Some words in a row, at most `most` of them. */
export function some(words: readonly string[], most = 12): Bilingual {
  const shown = words.slice(0, most)
  const more = words.length > most
  return { zh: shown.join('、') + (more ? ' 等' : ''), en: shown.join(', ') + (more ? ' and more' : '') }
}

/** Numbers of rows in a row. */
export function rowsOf(rows: readonly { readonly row: number }[]): Bilingual {
  return some(rows.map(({ row }) => String(row)))
}
