import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Block, editBlock, membersOf, packBlocks, tiles } from '../../../../shared/index/postings/block.ts'
import { encodeOffsets, encodeWithin } from '../../../../shared/index/postings/codec.ts'
import { runs } from '../../../support/property.ts'
import { anyOrdinals, regionMajor, sorted, uniform } from '../../../support/random-ordinals.ts'

const limit = fc.constantFrom(32, 33, 64, 200, 960)
const membersOfAll = (blocks: readonly Block[]) => Uint32Array.from(blocks.flatMap((block) => [...membersOf(block)]))
const none = new Uint32Array(0)
const whole: Block = { base: 0, span: 32, bytes: encodeOffsets(none, 32) }

test('a list without members is one block over all ordinals', () => {
  const blocks = packBlocks(none, 32)
  expect(blocks).toEqual([whole])
  expect(tiles(blocks)).toBe(true)
})

test('packed blocks hold the members, tile all ordinals, keep the limit, and are halved only where they must', () => {
  fc.assert(
    fc.property(anyOrdinals, limit, (members, maxBytes) => {
      const blocks = packBlocks(members, maxBytes)
      expect(membersOfAll(blocks)).toEqual(members)
      expect(tiles(blocks)).toBe(true)
      expect(blocks.every((block) => block.bytes.length <= maxBytes)).toBe(true)
      for (const block of blocks.filter(({ span }) => span < 32)) {
        const width = 2 ** (block.span + 1)
        const base = block.base - (block.base % width)
        const together = members
          .filter((member) => member >= base && member < base + width)
          .map((member) => member - base)
        expect(encodeWithin(together, block.span + 1, maxBytes)).toBeUndefined()
      }
    }),
    runs(200),
  )
})

test('after any edits the blocks hold what a plain set holds, tile all ordinals and keep the limit', () => {
  let splits = 0
  let unchanged = 0
  const edits = fc.array(
    fc.record({
      set: anyOrdinals,
      clear: fc.oneof(anyOrdinals, fc.constant(none)),
      clearShare: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  fc.assert(
    fc.property(edits, limit, (steps, maxBytes) => {
      const plain = new Set<number>()
      let blocks: readonly Block[] = [whole]
      for (const { set, clear, clearShare } of steps) {
        const added = new Set(set)
        const cleared = sorted(
          [...clear, ...[...plain].slice(0, Math.floor(plain.size * clearShare))].filter((one) => !added.has(one)),
        )
        blocks = blocks.flatMap((block) => {
          const within = (ordinal: number) => ordinal >= block.base && ordinal < block.base + 2 ** block.span
          const mine = set.filter(within)
          const others = cleared.filter(within)
          const changes = mine.some((one) => !plain.has(one)) || others.some((one) => plain.has(one))
          const edited = editBlock(block, mine, others, maxBytes)
          expect(edited !== undefined).toBe(changes)
          if (edited === undefined) unchanged++
          else if (edited.length > 1) splits++
          return edited ?? block
        })
        for (const one of set) plain.add(one)
        for (const one of cleared) plain.delete(one)
        expect(membersOfAll(blocks)).toEqual(sorted(plain))
        expect(tiles(blocks)).toBe(true)
        expect(blocks.every((block) => block.bytes.length <= maxBytes)).toBe(true)
      }
    }),
    runs(100),
  )
  expect(splits).toBeGreaterThan(50)
  expect(unchanged).toBeGreaterThan(100)
})

test('members that arrive one by one end up in the blocks that packing them gives', () => {
  fc.assert(
    fc.property(regionMajor, fc.integer(), (members, seed) => {
      const order = Array.from(members.slice(0, 400)).sort(
        (a, b) => Math.imul(a ^ seed, 0x9e3779b1) - Math.imul(b ^ seed, 0x9e3779b1),
      )
      let blocks: readonly Block[] = [whole]
      for (const one of order) {
        blocks = blocks.flatMap((block) =>
          one >= block.base && one < block.base + 2 ** block.span
            ? (editBlock(block, Uint32Array.of(one), none, 64) ?? block)
            : block,
        )
      }
      expect(membersOfAll(blocks)).toEqual(membersOfAll(packBlocks(sorted(order), 64)))
      expect(tiles(blocks)).toBe(true)
    }),
    runs(25),
  )
})

test('an edit in any order and with repetitions is the edit', () => {
  const edited = editBlock(whole, Uint32Array.of(9, 2 ** 31, 9, 4), none, 32) ?? []
  expect([...membersOfAll(edited)]).toEqual([4, 9, 2 ** 31])
})

test('swapping a member for another is a change though their number stays', () => {
  const one = editBlock(whole, Uint32Array.of(7), none, 32)?.[0] ?? whole
  expect([...membersOfAll(editBlock(one, Uint32Array.of(8), Uint32Array.of(7), 32) ?? [])]).toEqual([8])
})

describe('misuse is refused', () => {
  const half: Block = { ...whole, span: 31 }
  test.each([
    ['an ordinal beyond the block', () => editBlock(half, Uint32Array.of(2 ** 31), none, 32), /outside/],
    [
      'an ordinal to clear before the block',
      () => editBlock({ ...half, base: 2 ** 31 }, none, Uint32Array.of(5), 32),
      /outside/,
    ],
    ['an ordinal both to set and to clear', () => editBlock(whole, Uint32Array.of(5), Uint32Array.of(5), 32), /both/],
    ['a limit that one member might not keep', () => packBlocks(none, 31), /least/],
    ['a place that halving cannot give', () => membersOf({ ...whole, base: 4, span: 3 }), /no block can start at 4/],
  ])('%s', (_, misuse, message) => {
    expect(misuse).toThrow(RangeError)
    expect(misuse).toThrow(message)
  })
})

test('a block whose bytes reach beyond it is refused', () => {
  const block = packBlocks(uniform(5, 2_000, 0.3), 960)[0] ?? whole
  expect(() => membersOf({ ...block, span: 8 })).toThrow(/in a span of 2\^8/)
})

test('gaps, overlaps, disorder and half a split do not tile', () => {
  const lower = { base: 0, span: 31 }
  const upper = { base: 2 ** 31, span: 31 }
  expect(tiles([lower, upper])).toBe(true)
  expect(tiles([])).toBe(false)
  expect(tiles([lower])).toBe(false)
  expect(tiles([upper, lower])).toBe(false)
  expect(tiles([{ base: 0, span: 32 }, upper])).toBe(false)
  expect(
    tiles([
      { base: 0, span: 30 },
      { base: 2 ** 30, span: 31 },
      { base: 3 * 2 ** 30, span: 30 },
    ]),
  ).toBe(false)
})
