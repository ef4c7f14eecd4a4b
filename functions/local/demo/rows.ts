import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

const folder = join(import.meta.dirname, 'data')

/** Rows of `data/<name>.csv` with these columns, all text; throws when one is missing. */
export function readRows<const C extends string>(name: string, columns: readonly C[]): Record<C, string>[] {
  const [header = [], ...rows]: string[][] = parse(readFileSync(join(folder, `${name}.csv`), 'utf8'))
  const places = columns.map((column) => [column, header.indexOf(column)] as const)
  const missing = places.find(([, at]) => at < 0)
  if (missing !== undefined) throw new RangeError(`${name}.csv has no column ${missing[0]}`)
  return rows.map((cells) => recordOf(places, cells))
}

type Places<C extends string> = readonly (readonly [C, number])[]

function recordOf<C extends string>(places: Places<C>, cells: readonly string[]): Record<C, string> {
  const record: Partial<Record<C, string>> = {}
  for (const [column, at] of places) record[column] = cells[at] ?? ''
  if (!isComplete(record, places)) throw new RangeError('a row without a cell')
  return record
}

function isComplete<C extends string>(
  record: Partial<Record<C, string>>,
  places: Places<C>,
): record is Record<C, string> {
  return places.every(([column]) => record[column] !== undefined)
}
