import type { Truth } from '../../domain/truth.ts'
import { verdictOf } from '../verdict.ts'

type Box<T> = { readonly value: T }

/** A column: every distinct value once, and for each row the place of its value. */
export type Interned<T> = { readonly distinct: readonly Box<T>[]; readonly rows: Uint16Array | Uint32Array }

/** A column of `values`; values are equal when they are equal as JSON. */
export function intern<T>(values: readonly T[]): Interned<T> {
  const places = new Map<string | undefined, number>()
  const distinct: Box<T>[] = []
  const placeOf = (value: T) => {
    const key = typeof value === 'string' ? value : JSON.stringify(value)
    const place = places.get(key) ?? distinct.length
    if (place === distinct.length) {
      places.set(key, place)
      distinct.push({ value })
    }
    return place
  }
  // Values that were unpacked from a column are the very same objects: to know them again costs no JSON.
  const met = new Map<T, number>()
  const rows = new Uint32Array(values.length)
  for (const [row, value] of values.entries()) {
    const place = met.get(value) ?? placeOf(value)
    met.set(value, place)
    rows[row] = place
  }
  return { distinct, rows: distinct.length > 0x1_0000 ? rows : Uint16Array.from(rows) }
}

/** The value in a row. */
export function valueAt<T>(column: Interned<T>, row: number): T {
  const box = column.distinct[column.rows[row] ?? -1]
  if (box === undefined) throw new RangeError(`no row ${row} in a column of ${column.rows.length}`)
  return box.value
}

/** Derives something from the value of a row, from each distinct value once, when it is first met. */
export function derived<T, R>(column: Interned<T>, derive: (value: T) => R): (row: number) => R {
  const known = new Array<Box<R> | undefined>(column.distinct.length)
  return (row) => {
    const place = column.rows[row] ?? -1
    const seen = known[place] ?? { value: derive(valueAt(column, row)) }
    known[place] = seen
    return seen.value
  }
}

const notYet = 255

/** Judges rows by their value, each distinct value once. */
export function judged<T>(column: Interned<T>, judge: (value: T) => Truth): (row: number) => number {
  const known = new Uint8Array(column.distinct.length).fill(notYet)
  return (row) => {
    const place = column.rows[row] ?? -1
    const seen = known[place] ?? notYet
    if (seen !== notYet) return seen
    const found = verdictOf(judge(valueAt(column, row)))
    known[place] = found
    return found
  }
}
