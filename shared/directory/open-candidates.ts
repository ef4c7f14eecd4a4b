import type { Histogram } from '../index/postings/histogram.ts'
import type { OpenIndex } from '../index/postings/open-index.ts'
import { PostingsIndex } from '../index/postings/postings-index.ts'
import type { Table } from '../table/client.ts'
import type { Generation } from '../table/index/generations.ts'
import { readHistogram } from '../table/index/hints.ts'
import { openIndexReader } from '../table/index/index-reader.ts'
import { indexAsOf } from './index/as-of.ts'
import { indexMissing, requireGenerations } from './index/require-generations.ts'
import type { Candidates } from './search-candidates.ts'

/** For how long the sizes of lists are taken for true; old ones make a search dearer and never wrong. */
const hintsMs = 10 * 60_000

/** The referral index of `table`, as whoever keeps it has it now. Searching throws `index-missing` where none was built, or another program's. */
export function openCandidates(table: Table): Candidates {
  let now = 0
  let hints: { readonly of: number; readonly at: number; readonly histogram: Promise<Histogram> } | undefined
  const histogramOf = ({ number }: Generation): Promise<Histogram> => {
    if (hints === undefined || hints.of !== number || now - hints.at > hintsMs)
      hints = { of: number, at: now, histogram: readHistogram(table, number) }
    return hints.histogram
  }
  const open = async (): Promise<OpenIndex> => {
    const { live, rolling } = await requireGenerations(table)
    if (live === undefined) throw indexMissing
    const { day, epoch } = live
    const histogram = await histogramOf(live)
    return { reader: openIndexReader(table, live), histogram, listed: [day, rolling ?? day], epoch }
  }
  return {
    open,
    index: new PostingsIndex(open),
    reach: (at) => {
      now = at.getTime()
      return indexAsOf(table, at)
    },
  }
}
