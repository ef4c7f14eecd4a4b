import { AppError } from '../errors.ts'
import type { Histogram } from '../index/postings/histogram.ts'
import { listSchema } from '../index/postings/list-schema.ts'
import type { OpenIndex } from '../index/postings/open-index.ts'
import { PostingsIndex } from '../index/postings/postings-index.ts'
import type { Table } from '../table/client.ts'
import { type Generation, readGenerations } from '../table/index/generations.ts'
import { readHistogram } from '../table/index/hints.ts'
import { openIndexReader } from '../table/index/index-reader.ts'
import { indexAsOf } from './index/as-of.ts'
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
    const generations = await readGenerations(table)
    const live = generations?.live
    if (live === undefined || live.schema !== listSchema) throw indexMissing
    const { day, epoch } = live
    const histogram = await histogramOf(live)
    return { reader: openIndexReader(table, live), histogram, listed: [day, generations?.rolling ?? day], epoch }
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

const indexMissing = new AppError('index-missing', {
  zh: '人才索引尚未建立，或由另一版本的程序建立；请运行 npm run index -- rebuild。',
  en: 'The referral index was not built yet, or by another version of the program; run npm run index -- rebuild.',
})
