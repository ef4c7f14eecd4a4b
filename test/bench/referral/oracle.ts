import type { Answer } from '../../../shared/index/candidate-index.ts'
import { pack } from '../../../shared/index/columns/columns.ts'
import type { Facts } from '../../../shared/index/columns/facts.ts'
import type { QuerySpec } from '../../../shared/index/query-spec.ts'
import { type Segment, search } from '../../../shared/index/search.ts'

const packedAtOnce = 50_000

/** What answers as the index must. */
export type Oracle = { query(spec: QuerySpec, today: string): Answer }

/**
 * Judges everybody by the code of `ColumnIndex`, with its `rankKey`; people are packed a part at a time and their facts then dropped, so that a
 * million fits into memory.
 */
export function openOracle(people: Iterable<Facts>, rankKey: (id: string) => string): Oracle {
  const segments: Segment[] = []
  let waiting: Facts[] = []
  const flush = () => {
    segments.push({ columns: pack(waiting), gone: new Uint8Array(waiting.length) })
    waiting = []
  }
  for (const person of people) if (waiting.push(person) === packedAtOnce) flush()
  if (waiting.length > 0) flush()
  return { query: (spec, today) => search(segments, spec, { today }, rankKey) }
}
