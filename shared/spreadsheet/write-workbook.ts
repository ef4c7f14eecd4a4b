import { type DataValidation, type MergeRange, type WriteSheet, type Cell as WrittenCell, writeXlsx } from 'hucre/xlsx'
import { columnLetter } from './column-letter.ts'
import { fileLimits, type SheetToWrite } from './workbook.ts'

/** Excel's limit for choices that are written into the rule itself, and the sheet that holds longer ones. */
const inlineChoices = 255
const choiceSheet = '选项'

/** Blank rows below a sheet with choices that are formatted as text, so that what is typed there stays as typed (1965.10). */
const blankRows = 300

const asText = { numFmt: '@' } as const

/**
 * An .xlsx file of these sheets. Texts are written as text in cells formatted as text: never as formula, number or link.
 * Control characters and half characters, which XML cannot hold, are written in Excel's escape `_x0001_` and read back the same.
 */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const lists: string[][] = []
  const names = new Set([choiceSheet])
  const written = sheets.map((sheet) => writtenSheet({ ...sheet, name: sheetName(sheet.name, names) }, lists))
  if (lists.length > 0) {
    const length = Math.max(...lists.map((list) => list.length))
    const rows = Array.from({ length }, (_, row) => lists.map((list) => escaped(list[row] ?? '')))
    written.push({ name: choiceSheet, hidden: true, rows })
  }
  return writeXlsx({ sheets: written })
}

/** A name that Excel takes: without `[]:*?/\\`, at most 31 characters, no other sheet's. */
function sheetName(wanted: string, taken: Set<string>): string {
  const clean = wanted.replace(/[[\]:*?/\\\p{Cc}\p{Cs}]+/gu, ' ').replace(/^[\s']+|[\s']+$/g, '')
  const cut = (most: number) =>
    [...clean].reduce((name, each) => (name.length + each.length > most ? name : name + each), '')
  let name = cut(31) || '名单'
  for (let nth = 2; taken.has(name.toLowerCase()); nth++) name = `${cut(27)} ${nth}`
  taken.add(name.toLowerCase())
  return name
}

function writtenSheet(sheet: SheetToWrite, lists: string[][]): WriteSheet {
  const lines = [...(sheet.title ?? []).map((line) => [line]), sheet.header]
  const body = [...sheet.rows]
  const below = sheet.choices === undefined ? 0 : Math.max(0, blankRows - body.length)
  const blank = sheet.header.map(() => undefined)
  const all = [...lines, ...body, ...Array.from({ length: below }, () => blank)]
  const width = Math.max(1, sheet.header.length)
  // A style for the column costs far less than one for each cell; columns with numbers keep theirs for the texts alone.
  const numeric = new Set(body.flatMap((row) => row.flatMap((value, at) => (typeof value === 'number' ? [at] : []))))
  const cells = new Map<string, Partial<WrittenCell>>()
  all.forEach((row, nth) => {
    row.forEach((value, at) => {
      const own = nth < lines.length || numeric.has(at) || at >= width || (value !== undefined && isErrorLike(value))
      if (own && typeof value === 'string') cells.set(`${nth},${at}`, textCell(value, nth < lines.length))
    })
  })
  return {
    name: sheet.name,
    rows: all.map((row) => row.map((value) => (typeof value === 'string' ? escaped(value) : (value ?? null)))),
    cells,
    merges:
      width === 1
        ? []
        : (sheet.title ?? []).map(
            (_, row): MergeRange => ({ startRow: row, endRow: row, startCol: 0, endCol: width - 1 }),
          ),
    freezePane: { rows: lines.length },
    columns: sheet.header.map((_, at) => ({
      ...(sheet.widths?.[at] === undefined ? {} : { width: sheet.widths[at] }),
      ...(numeric.has(at) ? {} : { style: asText }),
    })),
    dataValidations: (sheet.choices ?? []).map((choice) => choiceRule(choice, lines.length, lists)),
  }
}

/** Whether a writer of spreadsheets would take a text for an error value. */
const isErrorLike = (value: string | number) => typeof value === 'string' && /^#[A-Z_/0]+[!?A]?$/.test(value)

/** A text, which stays one even where it reads `#N/A`: as a run of text it can be nothing else. */
function textCell(text: string, bold: boolean): Partial<WrittenCell> {
  const style = bold ? { ...asText, font: { bold: true } } : asText
  return isErrorLike(text)
    ? { value: text, type: 'richText', richText: [{ text: escaped(text) }], style }
    : { value: escaped(text), style }
}

/** The rule of a column with choices: any other text may still be written, only it is asked about. */
function choiceRule(
  { column, values }: { readonly column: number; readonly values: readonly string[] },
  headerRows: number,
  lists: string[][],
): DataValidation {
  const letter = columnLetter(column + 1)
  const rule = {
    type: 'list',
    range: `${letter}${headerRows + 1}:${letter}${headerRows + fileLimits.rows}`,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'warning',
  } as const
  const inline = values.join(',').length <= inlineChoices && values.every((value) => !/[,"\n]/.test(value))
  if (inline) return { ...rule, values: [...values] }
  lists.push([...values])
  const list = columnLetter(lists.length)
  return { ...rule, formula1: `'${choiceSheet}'!$${list}$1:$${list}$${values.length}` }
}

/** Text in which what looks like Excel's escape `_x0041_` is itself escaped, and half and non-characters are. */
function escaped(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[\ufffe\uffff]|\p{Cs}/gu,
      (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
}
