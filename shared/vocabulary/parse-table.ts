import type { Entry } from './entry.ts'

/** Reads a named cell of the row; empty where the list or the row has none. */
export type Cell = (column: string) => string

/** Adds what only one list has to the common part of its rows. */
export type Build<E extends Entry> = (entry: Entry, cell: Cell) => E

const none: readonly string[] = []

/**
 * Reads a compiled list: a line of column names, then a line a row, cells parted by tabs, empty cells at the end left out.
 * Leading tabs are the depth in the tree, so a row's parent is the last row above it that stands further left; its level is the depth unless a cell says otherwise.
 */
export function parseTable<E extends Entry>(table: string, build: Build<E>): readonly E[] {
  const [head = '', ...lines] = table.split('\n')
  const columns = new Map(head.split('\t').map((name, index) => [name, index]))
  const above: string[] = []
  return lines.map((line) => {
    let depth = 0
    while (line[depth] === '\t') depth++
    const cells = line.slice(depth).split('\t')
    const cell: Cell = (column) => cells[columns.get(column) ?? -1] ?? ''
    const code = cell('code')
    above[depth] = code
    const aliases = cell('aliases')
    const entry: Entry = {
      code,
      zh: cell('zh'),
      en: cell('en') || undefined,
      level: Number(cell('level')) || depth + 1,
      parent: above[depth - 1],
      aliases: aliases === '' ? none : aliases.split('|'),
      standard: cell('standard') !== 'no',
      source: cell('source') || undefined,
    }
    return build(entry, cell)
  })
}

/** For lists without columns of their own. */
export const plain: Build<Entry> = (entry) => entry

/** The one of `values` that a cell holds; undefined for an empty cell or one that is none of them. */
export function oneOf<T extends string>(values: readonly T[], cell: string): T | undefined {
  return values.find((value) => value === cell)
}
