import { ColumnIndex } from '../index/column-index.ts'
import type { Table } from '../table/client.ts'
import { followCandidates } from './candidate-feed.ts'
import type { Candidates } from './search-candidates.ts'

/** An empty candidate index that fills itself from `table` on first use and then keeps in step with it. */
export function openCandidates(table: Table): Candidates {
  const index = new ColumnIndex()
  return { index, feed: followCandidates(table, index) }
}
