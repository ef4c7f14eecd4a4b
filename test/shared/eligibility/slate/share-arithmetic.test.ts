import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Truth } from '../../../../shared/domain/truth.ts'
import { type Bounds, isOdd, measure, type Part } from '../../../../shared/eligibility/slate/share-arithmetic.ts'
import { runs } from '../../../support/property.ts'

const way = fc.constantFrom<(readonly [number, number])[]>([0, 0], [0, 1], [1, 0], [1, 1])
const parts = fc
  .array(fc.uniqueArray(way, { minLength: 1, maxLength: 3, selector: String }), { maxLength: 6 })
  .map((all) => all.map((ways, at): Part => ({ id: String(at), ways })))
const share = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .map(([a, b]) => ({ num: Math.min(a, b), den: Math.max(a, b, 1) }))
const oneBound = fc.oneof(
  fc.integer({ min: 0, max: 6 }).map((min): Bounds => ({ min })),
  fc.integer({ min: 0, max: 6 }).map((max): Bounds => ({ max })),
  share.map((minShare): Bounds => ({ minShare })),
  share.map((maxShare): Bounds => ({ maxShare })),
)

/** Every way in which the parts may turn out together. */
function worlds(all: readonly Part[]): (readonly [number, number])[] {
  return all.reduce<(readonly [number, number])[]>(
    (sums, { ways }) => sums.flatMap(([a, b]) => ways.map(([one, of]) => [a + one, b + of] as const)),
    [[0, 0]],
  )
}

/** With decimals, which err by less than a seat of any body. */
function keeps([count, base]: readonly [number, number], { min, max, minShare, maxShare }: Bounds): boolean {
  const most = maxShare && Math.floor((base * maxShare.num) / maxShare.den + 1e-9)
  const least = minShare && Math.ceil((base * minShare.num) / minShare.den - 1e-9)
  return count >= Math.max(min ?? 0, least ?? 0) && count <= Math.min(max ?? 1e9, most ?? 1e9)
}

function naive(all: readonly Part[], holds: (world: readonly [number, number]) => boolean): Truth {
  const found = new Set(worlds(all).map(holds))
  return found.size === 2 ? 'unknown' : found.has(true) ? 'yes' : 'no'
}

describe('a count', () => {
  it('keeps a bound exactly if it does in every way in which things may turn out', () => {
    fc.assert(
      fc.property(parts, oneBound, (all, bound) => {
        expect(measure(all, bound).truth).toBe(naive(all, (world) => keeps(world, bound)))
      }),
      runs(2000),
    )
  })

  it('keeps several bounds only if it does so in every way, and breaks them only if it does in every way', () => {
    fc.assert(
      fc.property(parts, oneBound, oneBound, (all, one, other) => {
        const bounds = { ...one, ...other }
        const { truth } = measure(all, bounds)
        const exact = naive(all, (world) => keeps(world, bounds))
        if (truth !== 'unknown') expect(truth).toBe(exact)
        if (exact === 'yes') expect(truth).toBe('yes')
      }),
      runs(1000),
    )
  })

  it('and its base are known between the least and the most that they may be', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const { count, base } = measure(all, {})
        const found = worlds(all)
        const counts = found.map(([one]) => one)
        const bases = found.map(([, one]) => one)
        expect(count).toEqual([Math.min(...counts), Math.max(...counts)])
        expect(base).toEqual([Math.min(...bases), Math.max(...bases)])
      }),
      runs(500),
    )
  })

  it('has its bounds as numbers of seats: exactly these keep the rule', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), share, (base, of) => {
        const { most } = measure([], { maxShare: of }, { number: base })
        const { least } = measure([], { minShare: of }, { number: base })
        const all = Array.from({ length: base + 1 }, (_, count) => count)
        expect(most?.[0]).toBe(all.findLast((count) => count * of.den <= base * of.num))
        expect(least?.[0]).toBe(all.find((count) => count * of.den >= base * of.num))
      }),
      runs(500),
    )
  })

  it('is measured against a number that is not known only as far as its own bounds go', () => {
    const three: Part[] = ['a', 'b', 'c'].map((id) => ({ id, ways: [[1, 0]] }))
    const unknown = { number: undefined }
    expect(measure(three, { maxShare: { num: 1, den: 3 } }, unknown)).toMatchObject({
      truth: 'unknown',
      most: undefined,
    })
    expect(measure(three, { max: 2, maxShare: { num: 1, den: 3 } }, unknown).truth).toBe('no')
    expect(measure(three, { max: 3 }, unknown).truth).toBe('yes')
  })

  it.each([
    [[3, 3], 'yes'],
    [[4, 4], 'no'],
    [[3, 4], 'unknown'],
    [[0, 0], 'no'],
  ] as const)('of %j is odd: %s', (span, truth) => {
    expect(isOdd(span)).toBe(truth)
  })
})
