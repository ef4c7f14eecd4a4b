import type { CandidateIndex } from '../../../shared/index/candidate-index.ts'
import type { Histogram } from '../../../shared/index/postings/histogram.ts'
import type { IndexReader } from '../../../shared/index/postings/index-reader.ts'
import type { Moment } from '../../../shared/index/postings/moment.ts'
import { PostingsIndex } from '../../../shared/index/postings/postings-index.ts'
import type { Ordinals } from './ordinals.ts'
import { type Reading, WatchedReader } from './watched-reader.ts'

/** An index under test. */
export type BenchIndex = CandidateIndex & {
  /** What the queries read since the last taking. */
  take(): Reading
  /** Takes note of new people; `rankKey` does not know them before. */
  changed(ordinals: Ordinals): void
  /** By what people of equal score are told apart: the eight digits of their ordinal. */
  rankKey(id: string): string
}

/** What an index is read by, and as of when it is. */
export type BenchGround = { readonly reader: IndexReader; readonly histogram: Histogram; readonly moment: Moment }

/** An index whose reads are watched. */
export function benchIndex({ reader, histogram, moment }: BenchGround, first: Ordinals): BenchIndex {
  let ordinals = first
  const watched = new WatchedReader(reader, (from, to) => ordinals.between(from, to))
  const { day, epoch } = moment
  const open = { reader: watched, histogram, listed: [day, day], epoch } as const
  const postings = new PostingsIndex(async () => open)
  return {
    query: (spec, request) => postings.query(spec, request),
    take: () => watched.take(),
    rankKey: (id) => ordinals.keyOf(id),
    changed: (next) => {
      ordinals = next
    },
  }
}
