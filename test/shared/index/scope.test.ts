import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ColumnIndex } from '../../../shared/index/column-index.ts'
import { PostingsIndex } from '../../../shared/index/postings/postings-index.ts'
import { keyOfOrdinal } from '../../../shared/index/postings/scores.ts'
import { today } from '../../support/clock.ts'
import { documentsOf, memoryIndex } from '../../support/memory-index.ts'
import { judge } from '../../support/naive-evaluator.ts'
import { runs } from '../../support/property.ts'
import { randomSpec } from '../../support/random-conditions.ts'
import { someOfTheCrowd } from '../../support/random-profiles.ts'

describe('the scope of a search', () => {
  test('makes it as if nobody else were there: whoever is not known to lie in it is not counted, listed, faceted or left unjudged', async () => {
    let narrowed = 0
    await fc.assert(
      fc.asyncProperty(someOfTheCrowd, randomSpec, randomSpec, async (profiles, spec, { must: scope }) => {
        fc.pre(scope !== undefined)
        const asOf = spec.asOf ?? today
        const inside = profiles.filter((profile) => scope && judge(scope, profile, asOf).truth === 'yes')
        if (inside.length > 0 && inside.length < profiles.length) narrowed++
        const index = memoryIndex(documentsOf(profiles), { day: today, epoch: today }, 40)
        const rankKey = (id: string) => keyOfOrdinal(index.ordinals.get(id) ?? 0)
        const { reader, histogram } = index
        const lists = new PostingsIndex(async () => ({ reader, histogram, listed: [today, today], epoch: today }))
        const among = await new ColumnIndex(profiles, { rankKey }).query(spec, { today, scope })
        expect(among).toEqual(await new ColumnIndex(inside, { rankKey }).query(spec, { today }))
        expect(await lists.query(spec, { today, scope })).toEqual(among)
      }),
      runs(300),
    )
    expect(narrowed).toBeGreaterThan(20)
  })
})
