import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { byRank, Leaders, tieBreaker } from '../../../shared/index/rank.ts'
import { crowd } from '../../support/random-profiles.ts'

const ids = crowd.map(({ person }) => person.id)

describe('the order of people of equal score', () => {
  test('is the same for the same seed, whoever else is there', () => {
    expect(tieBreaker('2026-03-02')('per_0000000000000001')).toBe(tieBreaker('2026-03-02')('per_0000000000000001'))
    // Pinned: positions are handed out, so the numbers must not change between releases.
    expect([tieBreaker('2026-03-02')('per_0000000000000001'), tieBreaker('甲')('')]).toEqual([
      3_887_157_206, 4_258_732_916,
    ])
  })

  test('puts everyone first under some seed', () => {
    const some = ids.slice(0, 8)
    const firsts = Array.from({ length: 200 }, (_, at) => {
      const tieOf = tieBreaker(`2026-${at}`)
      return some.map((id) => ({ id, tie: tieOf(id), score: 0 })).toSorted(byRank)[0]?.id
    })
    for (const id of some) {
      const share = firsts.filter((first) => first === id).length
      expect(share, id).toBeGreaterThan(5)
      expect(share, id).toBeLessThan(60)
    }
  })

  test('is total: equal tie numbers fall back on the id', () => {
    const [a, b] = [
      { score: 1, tie: 7, id: 'a' },
      { score: 1, tie: 7, id: 'b' },
    ]
    expect([byRank(a, b), byRank(b, a), byRank(a, a)]).toEqual([-1, 1, 0])
  })
})

test('the leaders are the first of all that were offered, in order', () => {
  const rank = fc.record({ score: fc.nat(3), tie: fc.nat(3), id: fc.string({ minLength: 1, maxLength: 2 }) })
  fc.assert(
    fc.property(
      fc.uniqueArray(rank, { selector: ({ id }) => id, maxLength: 40 }),
      fc.integer({ min: 1, max: 12 }),
      (all, size) => {
        const leaders = new Leaders(size)
        for (const each of all) leaders.offer(each)
        expect(leaders.list).toEqual(all.toSorted(byRank).slice(0, size))
      },
    ),
    { seed: 20261121 },
  )
})
