import type { Histogram } from './histogram.ts'
import type { IndexReader } from './index-reader.ts'
import type { PlanGround } from './plan.ts'

/** A generation of the index as a query uses it. */
export type OpenIndex = Pick<PlanGround, 'listed' | 'epoch'> & {
  readonly reader: IndexReader
  readonly histogram: Histogram
}

/** What a query took: rounds of requests one after the other, and the cards that it read. */
export type Trace = { readonly rounds: number; readonly cards: number }
