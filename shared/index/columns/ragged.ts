import { verdict } from '../verdict.ts'
import { type Interned, intern } from './interned.ts'

/** Rows of several people one after another: those of ordinal `n` are `starts[n]` to before `starts[n + 1]`. */
export type Rows = { readonly starts: Uint32Array }

/** A column of which a person has any number of rows. */
export type Ragged<T> = Rows & { readonly column: Interned<T> }

/** A ragged column with the id of every row. */
export type Identified<T> = Ragged<T> & { readonly ids: readonly string[] }

/** Where the rows of each person start, from how many each has. */
export function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1)
  let sum = 0
  for (const [ordinal, length] of lengths.entries()) {
    sum += length
    starts[ordinal + 1] = sum
  }
  return starts
}

/** The lists of all people as one column. */
export function ragged<T>(lists: readonly (readonly T[])[]): Ragged<T> {
  return { starts: startsOf(lists.map((list) => list.length)), column: intern(lists.flat()) }
}

/** The rows of one person as `[from, to)`. */
export function rowsOf({ starts }: Rows, ordinal: number): readonly [number, number] {
  return [starts[ordinal] ?? 0, starts[ordinal + 1] ?? 0]
}

/** The best verdict among a person's rows; `empty` where there are none. */
export function best(rows: Rows, ordinal: number, judge: (row: number) => number, empty: number): number {
  const [from, to] = rowsOf(rows, ordinal)
  if (from === to) return empty
  let found: number = verdict.no
  for (let row = from; row < to && found !== verdict.yes; row++) found = Math.max(found, judge(row))
  return found
}
