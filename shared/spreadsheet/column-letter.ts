/** The letters of a column counted from 1: 1 is A, 27 is AA, 16384 is XFD. */
export function columnLetter(column: number): string {
  const rest = (column - 1) % 26
  const above = (column - 1 - rest) / 26
  return `${above > 0 ? columnLetter(above) : ''}${String.fromCharCode(65 + rest)}`
}

/** The column, counted from 1, of letters in upper case. */
export function columnNumber(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
