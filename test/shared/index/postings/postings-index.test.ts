import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ColumnIndex } from '../../../../shared/index/column-index.ts'
import type { Histogram } from '../../../../shared/index/postings/histogram.ts'
import { PostingsIndex, type Trace } from '../../../../shared/index/postings/postings-index.ts'
import { keyOfOrdinal } from '../../../../shared/index/postings/scores.ts'
import type { Profile } from '../../../../shared/index/profile.ts'
import type { QuerySpec } from '../../../../shared/index/query-spec.ts'
import { today } from '../../../support/clock.ts'
import { documentsOf, type MemoryIndex, memoryIndex } from '../../../support/memory-index.ts'
import { runs } from '../../../support/property.ts'
import { randomSpec } from '../../../support/random-conditions.ts'
import { someOfTheCrowd } from '../../../support/random-profiles.ts'

const moment = { day: today, epoch: today }

/** The index over these people, and the columns that judge everybody, which give the same order. */
function bothOver(
  profiles: readonly Profile[],
  index: MemoryIndex,
  histogram: Histogram,
  listed: readonly [string, string],
) {
  const traces: Trace[] = []
  const open = async () => ({ reader: index.reader, histogram, listed, epoch: today })
  const rankKey = (id: string) => keyOfOrdinal(index.ordinals.get(id) ?? 0)
  return {
    lists: new PostingsIndex(open, (trace) => traces.push(trace)),
    columns: new ColumnIndex(profiles, { rankKey }),
    traces,
  }
}

async function pages(index: ColumnIndex | PostingsIndex, spec: QuerySpec) {
  const first = await index.query(spec, { today })
  const all = [first]
  for (let after = first.next; after !== undefined && all.length < 40; after = all.at(-1)?.next)
    all.push(await index.query(spec, { today, after }))
  return all
}

describe('an index of lists', () => {
  test('answers every query as judging everybody does: counts, reasons, facets, order and explanations, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(someOfTheCrowd, randomSpec, async (profiles, spec) => {
        const index = memoryIndex(documentsOf(profiles), moment)
        const { lists, columns, traces } = bothOver(profiles, index, index.histogram, [today, today])
        expect(await pages(lists, spec)).toEqual(await pages(columns, spec))
        for (const { rounds } of traces) expect(rounds).toBeLessThanOrEqual(3)
      }),
      runs(400),
    )
  })
})
