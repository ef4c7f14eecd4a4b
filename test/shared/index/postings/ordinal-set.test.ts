import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Block, packBlocks } from '../../../../shared/index/postings/block.ts'
import { encodeOffsets } from '../../../../shared/index/postings/codec.ts'
import { OrdinalSet } from '../../../../shared/index/postings/ordinal-set.ts'
import { runs } from '../../../support/property.ts'
import { anyOrdinals, clustered, sorted, uniform } from '../../../support/random-ordinals.ts'

const read = (blocks: readonly Block[]) => blocks.reduce((set, block) => set.addBlock(block), OrdinalSet.empty)

/** The second of a pair shares members with the first, so that no operation is trivial. */
const pair = fc
  .tuple(anyOrdinals, anyOrdinals, fc.integer({ min: 1, max: 4 }))
  .map(([one, other, share]) => [one, sorted([...other, ...one.filter((_, at) => at % share === 0)])] as const)

test('a set is what its members say, whether they come one by one or in blocks', () => {
  fc.assert(
    fc.property(anyOrdinals, fc.constantFrom(32, 100, 960), (members, maxBytes) => {
      for (const set of [
        OrdinalSet.of(members),
        OrdinalSet.of(members.toReversed()),
        read(packBlocks(members, maxBytes)),
      ]) {
        expect(set.toArray()).toEqual(members)
        expect([...set.values()]).toEqual([...members])
        expect(set.size).toBe(members.length)
        expect(set.regions()).toEqual([...new Set(Array.from(members, (member) => Math.floor(member / 2 ** 24)))])
      }
    }),
    runs(120),
  )
})

test('membership is that of a plain set, for neighbours of members too', () => {
  fc.assert(
    fc.property(anyOrdinals, (members) => {
      const plain = new Set(members)
      const set = OrdinalSet.of(members)
      for (const member of members.slice(0, 500)) {
        for (const near of [member - 1, member, member + 1, (member + 2 ** 24) % 2 ** 32, member ^ 32]) {
          const ordinal = near >>> 0
          expect(set.has(ordinal)).toBe(plain.has(ordinal))
        }
      }
    }),
    runs(60),
  )
})

test('and, or and andNot are those of plain sets and leave both sides alone', () => {
  fc.assert(
    fc.property(pair, ([one, other]) => {
      const [left, right] = [OrdinalSet.of(one), OrdinalSet.of(other)]
      const [a, b] = [new Set(one), new Set(other)]
      const results = [
        [left.and(right), one.filter((member) => b.has(member))],
        [right.and(left), one.filter((member) => b.has(member))],
        [left.or(right), sorted([...one, ...other])],
        [right.or(left), sorted([...one, ...other])],
        [left.andNot(right), one.filter((member) => !b.has(member))],
        [right.andNot(left), other.filter((member) => !a.has(member))],
      ] as const
      for (const [result, expected] of results) {
        expect(result.toArray()).toEqual(expected)
        expect(result.size).toBe(expected.length)
        expect(result.regions()).toEqual(OrdinalSet.of(expected).regions())
      }
      expect(left.toArray()).toEqual(one)
      expect(right.toArray()).toEqual(other)
    }),
    runs(120),
  )
})

test('what is added to a result, or to a side, changes nothing else', () => {
  fc.assert(
    fc.property(pair, anyOrdinals, ([one, other], more) => {
      const [left, right] = [OrdinalSet.of(one), OrdinalSet.of(other)]
      for (const combine of ['and', 'or', 'andNot'] as const) {
        const result = left[combine](right)
        const expected = new Set([...result.values(), ...more])
        for (const ordinal of more) result.add(ordinal)
        expect(result.toArray()).toEqual(sorted(expected))
        expect(left.toArray()).toEqual(one)
        expect(right.toArray()).toEqual(other)
      }
      const before = left.or(right)
      const members = before.toArray()
      for (const ordinal of more) left.add(ordinal)
      expect(before.toArray()).toEqual(members)
    }),
    runs(50),
  )
})

test('a block of any form is added at any base that its span allows', () => {
  const placed = fc.integer({ min: 0, max: 24 }).chain((span) =>
    fc.tuple(
      fc.constant(span),
      fc.integer({ min: 0, max: 2 ** (32 - span) - 1 }),
      fc.oneof(
        clustered(span),
        fc
          .tuple(fc.integer(), fc.constantFrom(0.02, 0.5, 0.9, 0.97))
          .map(([seed, p]) => uniform(seed, 2 ** Math.min(span, 12), p)),
      ),
    ),
  )
  const forms = new Set<number>()
  fc.assert(
    fc.property(placed, anyOrdinals, ([span, at, offsets], before) => {
      const base = at * 2 ** span
      const bytes = encodeOffsets(offsets, span)
      forms.add(Math.min(34, Math.max(31, (bytes[0] ?? 0) & 0x3f)))
      const set = OrdinalSet.of(before).addBlock({ base, span, bytes })
      expect(set.toArray()).toEqual(sorted([...before, ...Array.from(offsets, (offset) => base + offset)]))
    }),
    runs(250),
  )
  expect(forms.size).toBe(4)
})

test('an empty set is new each time and has nothing', () => {
  const first = OrdinalSet.empty.add(3)
  expect(first.size).toBe(1)
  expect(OrdinalSet.empty.size).toBe(0)
  expect(OrdinalSet.empty.regions()).toEqual([])
  expect(OrdinalSet.empty.or(first).toArray()).toEqual(Uint32Array.of(3))
})

test('what is no ordinal is refused, and so is a block out of place', () => {
  for (const wrong of [-1, 2 ** 32, 0.5, Number.NaN]) expect(() => OrdinalSet.of([wrong])).toThrow(RangeError)
  const bytes = encodeOffsets(Uint32Array.of(1), 3)
  expect(() => OrdinalSet.empty.addBlock({ base: 4, span: 3, bytes })).toThrow(/no block can start at 4/)
  expect(() => OrdinalSet.empty.addBlock({ base: 0, span: 0, bytes })).toThrow(/in a span of 2\^0/)
})
