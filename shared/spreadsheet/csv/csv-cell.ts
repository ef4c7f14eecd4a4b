import type { Cell } from '../workbook.ts'

/** What a spreadsheet would take for a formula at the start of a cell; the full-width forms are taken for it by some. */
const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/

/** What a spreadsheet shows in place of a value that it has not. */
const errorValue = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/

/** What a spreadsheet would make a number or date of, and so write otherwise: long digits, 001, 1965.10, 1965-03, 1965年3月, 4E5. */
const numberLike = /^[\d.][\d\s.,:/%eE年月日-]*$/

/**
 * A text as it stands in a CSV field before quoting. What would be a formula gets an apostrophe before it. What would be taken
 * for a number or date is written `="001"`: opened by a double click it stays the text that it is, where plain digits would
 * lose zeros, or all after the 15th.
 */
export function fieldOf(text: string): string {
  if (formulaStart.test(text)) return `'${text}`
  return numberLike.test(text) || errorValue.test(text) ? `="${text}"` : text
}

/** What a CSV field says, with an apostrophe before a formula and `="001"` taken off; undefined where it is blank. */
export function cellOf(field: string, quoted: boolean): Cell | undefined {
  const trick = /^="((?:[^"]|"")*)"$/.exec(field)?.[1]
  const text = trick?.replaceAll('""', '"') ?? (/^'/.test(field) && formulaStart.test(field) ? field.slice(1) : field)
  if (text.trim() === '') return undefined
  if (trick === undefined && errorValue.test(text)) return { kind: 'error', text }
  // Unquoted digits may have been a number before they were written: whether 1965.1 was 1965.10 is no longer known.
  if (!quoted && trick === undefined && /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/.test(text))
    return { kind: 'number', text, number: Number(text) }
  return { kind: 'text', text }
}
