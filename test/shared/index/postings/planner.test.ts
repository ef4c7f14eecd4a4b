import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactly } from '../../../../shared/index/postings/bound.ts'
import { conjuncts, firstStep, secondStep } from '../../../../shared/index/postings/choose.ts'
import { shareOf, unitsOf, wayOf } from '../../../../shared/index/postings/cost.ts'
import { estimate } from '../../../../shared/index/postings/estimate.ts'
import { bytesOf, HistogramMaker } from '../../../../shared/index/postings/histogram.ts'
import { listsBelow, oneList } from '../../../../shared/index/postings/list.ts'
import { partsIn, rangesOfPart } from '../../../../shared/index/postings/narrow.ts'
import type { Plan, Scan } from '../../../../shared/index/postings/plan.ts'
import { runsOf } from '../../../../shared/index/postings/range-runs.ts'
import { runs } from '../../../support/property.ts'

/** Lists of so many bytes each, in blocks of 800 over the regions 11 to 44. */
function histogramOf(lists: Readonly<Record<string, number>>, people: number) {
  const maker = new HistogramMaker(8192)
  for (const [list, bytes] of Object.entries(lists)) {
    const [partition = '', code = ''] = list.split('|')
    const blocks = Math.ceil(bytes / 800)
    for (let at = 0; at < blocks; at++) {
      const base = Math.floor((11 + (34 * at) / blocks) * 2 ** 24)
      maker.add(partition, `${code}#${base.toString(16).padStart(8, '0')}`, bytes / blocks, bytes / blocks)
    }
  }
  return maker.made(people)
}

const scan = (partition: string, code: string): Scan => ({
  kind: 'scan',
  ways: [[oneList(partition, code)]],
  judge: () => exactly('yes'),
  outside: exactly('no'),
})

describe('sizes of lists', () => {
  test('are known to within a step, for any range', () => {
    const histogram = histogramOf({ 'a|x': 30_000, 'a|y': 2000, 'b|x': 100_000 }, 1000)
    expect(Math.abs(bytesOf(histogram, oneList('b', 'x')) - 100_000)).toBeLessThanOrEqual(histogram.bytes.step)
    expect(Math.abs(bytesOf(histogram, listsBelow('a')) - 32_000)).toBeLessThanOrEqual(histogram.bytes.step)
    expect(bytesOf(histogram, oneList('c', 'x'))).toBe(0)
  })

  test('stay few however large the index is', () => {
    const maker = new HistogramMaker(100)
    for (let at = 0; at < 100_000; at++) maker.add('a', String(at).padStart(9, '0'), 500, 80)
    const made = maker.made(5)
    expect(made.bytes.marks.length).toBeLessThanOrEqual(101)
    expect(made.members.marks.length).toBeLessThanOrEqual(101)
    expect(Math.abs(bytesOf(made, listsBelow('a')) / 50_000_000 - 1)).toBeLessThan(0.05)
  })

  test('price a range by half units, and nothing below half a unit', () => {
    const histogram = histogramOf({ 'a|x': 100_000 }, 1000)
    expect(unitsOf(histogram, [oneList('c', 'x')])).toBe(0.5)
    expect(unitsOf(histogram, [oneList('a', 'x')])).toBeCloseTo(100_000 / 8192, 0)
  })
})

describe('the order of reading', () => {
  const histogram = histogramOf({ 'r|rare': 300, 'd|dense': 90_000, 'e|dense': 90_000 }, 1_000_000)
  const [rare, dense, other] = [scan('r', 'rare'), scan('d', 'dense'), scan('e', 'dense')]

  test('is everything at once where that is cheap', () => {
    expect(firstStep([rare], [], histogram)).toEqual({ must: [rare], all: true })
  })

  test('is the rare list first, and then the cards of the few people it leaves rather than long lists', () => {
    expect(firstStep([dense, rare], [other], histogram)).toEqual({ must: [rare], all: false })
    const units = (plans: readonly Plan[]) => plans.length * 11
    expect(secondStep([dense], [other], 12, 20, histogram, units)).toEqual({ must: [], others: false })
    expect(secondStep([dense], [other], 50_000, 20, histogram, units)).toEqual({ must: [dense], others: true })
  })

  test('takes groups that all must hold apart', () => {
    const plan: Plan = { kind: 'all', parts: [rare, { kind: 'all', parts: [dense] }] }
    expect(conjuncts(plan)).toEqual([rare, dense])
    expect(conjuncts(undefined)).toEqual([])
  })

  test('takes the cheapest of several ways, and without doubts the shorter one', () => {
    const two: Scan = { ...dense, ways: [[oneList('d', 'dense')], [oneList('r', 'rare')]], sure: [[]] }
    expect(wayOf({ scan: two, doubts: true }, histogram)).toEqual([oneList('r', 'rare')])
    expect(wayOf({ scan: two, doubts: false }, histogram)).toEqual([])
  })

  test('reads a long list only in the regions that are left, and a short one whole', () => {
    const parts = partsIn(oneList('d', 'dense'), [44], histogram)
    expect(parts).toEqual([{ partition: 'd', code: 'dense', first: 44 * 2 ** 24, last: 45 * 2 ** 24 - 1 }])
    expect(partsIn(oneList('r', 'rare'), [44], histogram)).toBeUndefined()
    expect(partsIn(oneList('d', 'dense'), [11, 13, 15, 44], histogram)).toBeUndefined()
    expect(partsIn(listsBelow('d'), [44], histogram)).toBeUndefined()
  })

  test('reads regions that follow each other as one part, and looks before it only where a block can begin there', () => {
    const parts = partsIn(oneList('d', 'dense'), [0, 1, 13, 14], histogram) ?? []
    expect(parts.map(({ first, last }) => [first / 2 ** 24, (last + 1) / 2 ** 24])).toEqual([
      [0, 2],
      [13, 15],
    ])
    expect(parts.map((part) => rangesOfPart(part).length)).toEqual([1, 2])
  })

  test('knows what part of the people a condition leaves, also one that holds of those in no list', () => {
    const rest: Scan = {
      ...dense,
      ways: [[oneList('d', 'dense')]],
      judge: () => exactly('no'),
      outside: exactly('unknown'),
    }
    expect(shareOf(dense, histogram)).toBeCloseTo(0.09, 1)
    expect(shareOf(rest, histogram)).toBeCloseTo(0.91, 1)
    expect(shareOf({ ...rest, judge: () => exactly('unknown') }, histogram)).toBe(1)
  })

  test('reads neighbours together where nothing large lies between them', () => {
    const near = histogramOf({ 'a|1': 200, 'a|2': 200, 'a|3': 60_000, 'a|4': 200 }, 1000)
    const found = runsOf([oneList('a', '4'), oneList('a', '1'), oneList('a', '2'), oneList('b', '1')], near)
    expect(found.map(({ ranges }) => ranges.length)).toEqual([2, 1, 1])
    expect(found[0]?.all).toEqual({ partition: 'a', from: '1#', to: '2#g' })
  })
})

describe('an estimate', () => {
  test('lies in its interval, which never leaves what is possible and shrinks with the sample', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 1000 }), (sample, some) => {
        const hits = Math.min(sample, some)
        const { count, from, to } = estimate(hits, sample, 50_000)
        const ten = estimate(hits * 10, sample * 10, 50_000)
        expect(0 <= from && from <= count && count <= to && to <= 50_000).toBe(true)
        expect(ten.to - ten.from).toBeLessThanOrEqual(to - from)
      }),
      runs(200),
    )
    expect(estimate(0, 0, 7)).toEqual({ count: 0, from: 0, to: 7 })
  })
})
