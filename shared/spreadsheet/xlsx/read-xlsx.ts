import type { Deadline } from '../deadline.ts'
import type { Sheet, Workbook } from '../workbook.ts'
import { partsOf, type ZipPart } from './gate.ts'
import { readNumberFormats } from './number-formats.ts'
import { workbookParts } from './package.ts'
import { readSheet } from './read-sheet.ts'
import { readSharedStrings } from './shared-strings.ts'
import { unpackText } from './unpack.ts'

/** The sheets of an .xlsx file. Only the parts that say what is in cells are unpacked, one after the other. */
export function readXlsx(bytes: Uint8Array, deadline: Deadline): Workbook {
  const { sheets, strings, styles, from1904 } = workbookParts(bytes, partsOf(bytes), deadline)
  const read = <T>(part: ZipPart | undefined, by: (xml: string, deadline: Deadline) => readonly T[]) =>
    part === undefined ? [] : by(unpackText(bytes, part), deadline)
  const context = { strings: read(strings, readSharedStrings), formats: read(styles, readNumberFormats), from1904 }
  return {
    kind: 'xlsx',
    sheets: sheets.map(({ name, hidden, part }): Sheet => {
      deadline()
      if (part === undefined) return { name, hidden, rows: [], merged: [] }
      const { rows, merged } = readSheet(unpackText(bytes, part), { ...context, name }, deadline)
      return { name, hidden, rows, merged }
    }),
  }
}
