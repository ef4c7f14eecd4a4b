import type { Day } from '../../domain/dates.ts'
import type { FactName } from '../../domain/person.ts'
import type { Truth } from '../../domain/truth.ts'
import type { Columns } from '../columns/columns.ts'
import { type Interned, judged } from '../columns/interned.ts'
import { best, type Identified, type Ragged, rowsOf } from '../columns/ragged.ts'
import type { LeafName, Leaves } from '../condition.ts'
import { verdict, verdictOf } from '../verdict.ts'

/** What has to be filled in so that a person can be judged: a fact of the person, or a kind of record. */
export type Field = FactName | 'posts' | 'honours' | 'affiliations' | 'engagements' | 'generated'

/** People in columns, and the day of the query. */
export type Ground = { readonly columns: Columns; readonly asOf: Day }

/** A leaf made ready: judges people by ordinal, names the field that an `unknown` is due to, and what speaks for a `yes`. */
export type LeafTest = {
  readonly field: Field
  judge(ordinal: number): number
  /** Ids of the records that satisfy the leaf; none where it rests on facts of the person. */
  proof(ordinal: number): readonly string[]
}

/** For every leaf, what makes it ready. */
export type LeafTests = { readonly [Leaf in LeafName]: (asked: Leaves[Leaf], ground: Ground) => LeafTest }

const noProof = () => []

/** The test of a fact of which a person has one at most. */
export function singleTest<T>(field: Field, column: Interned<T>, judge: (value: T) => Truth): LeafTest {
  return { field, judge: judged(column, judge), proof: noProof }
}

/** The test of facts of which any one is enough; `empty` is the answer for a person without any. */
export function listTest<T>(
  field: Field,
  list: Ragged<T>,
  judge: (value: T) => Truth,
  empty: Truth = 'unknown',
): LeafTest {
  const row = judged(list.column, judge)
  const none = verdictOf(empty)
  return { field, judge: (ordinal) => best(list, ordinal, row, none), proof: noProof }
}

/** The test of records of which any one is enough; a person without any has none. */
export function recordTest<T>(field: Field, list: Identified<T>, judge: (value: T) => Truth): LeafTest {
  return rowTest(field, list, judged(list.column, judge))
}

/** The same with a test of rows. */
export function rowTest(
  field: Field,
  list: { readonly starts: Uint32Array; readonly ids: readonly string[] },
  row: (row: number, ordinal: number) => number,
): LeafTest {
  return {
    field,
    judge: (ordinal) => best(list, ordinal, (each) => row(each, ordinal), verdict.no),
    proof: (ordinal) => {
      const [from, to] = rowsOf(list, ordinal)
      return list.ids.slice(from, to).filter((_, at) => row(from + at, ordinal) === verdict.yes)
    },
  }
}
