/** What can stand between the cells of a CSV file; a tab is what Excel writes as "Unicode text". */
const separators = [',', ';', '\t'] as const

/** What stands between cells. */
export type Separator = (typeof separators)[number]

/** Excel's own first line `sep=;`, which is no row of the sheet, and the rest of the file. */
export function withoutSeparatorLine(text: string): { readonly text: string; readonly separator?: Separator } {
  const [line = '', said = ''] = /^"?sep=(.)"?[ \t]*(?:\r\n|\r|\n|$)/i.exec(text) ?? []
  const separator = separators.find((each) => each === said)
  return separator === undefined ? { text } : { text: text.slice(line.length), separator }
}

/** The separator that most of the first 20 lines have outside of quotes, the header among them; a comma where there is none. */
export function separatorOf(text: string): Separator {
  const start = text.slice(0, 64 * 1024).replace(/"(?:[^"]|"")*"/g, '')
  const lines = start.split(/\r\n|\r|\n/, 20)
  const score = (separator: Separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1)
    return counts.filter((count) => count > 0).length * 1_000 + Math.min(999, Math.max(...counts))
  }
  return separators.reduce((best, each) => (score(each) > score(best) ? each : best))
}
