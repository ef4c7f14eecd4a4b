import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countIn, decodeOffsets, encodeOffsets, encodeWithin } from '../../../../shared/index/postings/codec.ts'
import { formCodes, maxMembers } from '../../../../shared/index/postings/unpack.ts'
import { runs } from '../../../support/property.ts'
import { clustered, ofAnyDensity, uniform } from '../../../support/random-ordinals.ts'

const formOf = (bytes: Uint8Array) => (bytes[0] ?? 0) & 0x3f
const formName = (bytes: Uint8Array) => {
  const form = formOf(bytes)
  if (form < formCodes.bitmap) return 'rice'
  return form === formCodes.bitmap ? 'bitmap' : form === formCodes.runs ? 'runs' : 'holes'
}

const anySpanAndOffsets = fc
  .integer({ min: 0, max: 32 })
  .chain((span) => fc.tuple(fc.constant(span), fc.oneof(ofAnyDensity(span), clustered(span))))

test('what is encoded is decoded, at any span and density', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anySpanAndOffsets, ([span, offsets]) => {
      const bytes = encodeOffsets(offsets, span)
      expect(decodeOffsets(bytes, span)).toEqual(offsets)
      expect(countIn(bytes)).toBe(offsets.length)
      seen.add(formName(bytes))
    }),
    runs(1_000),
  )
  expect([...seen].sort()).toEqual(['bitmap', 'holes', 'rice', 'runs'])
})

test('the ends of the widest span are kept', () => {
  const last = 2 ** 32 - 1
  for (const offsets of [[0], [last], [0, last], [last - 1, last], [2 ** 31 - 1, 2 ** 31], [5, 2 ** 31, last]]) {
    expect([...decodeOffsets(encodeOffsets(Uint32Array.from(offsets), 32))]).toEqual(offsets)
  }
})

test('a single member takes at most ten bytes wherever it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (offset) => {
      expect(encodeOffsets(Uint32Array.of(offset), 32).length).toBeLessThanOrEqual(10)
    }),
    runs(500),
  )
})

test('everybody of a few regions is a handful of bytes', () => {
  const regions = [11, 44, 65].flatMap((region) => Array.from({ length: 30_000 }, (_, at) => region * 2 ** 24 + at))
  const bytes = encodeOffsets(Uint32Array.from(regions), 32)
  expect(formOf(bytes)).toBe(formCodes.runs)
  expect(bytes.length).toBeLessThanOrEqual(40)
})

test('nearly everybody takes little more than those who are missing', () => {
  const missing = uniform(9, 2 ** 14, 0.01)
  const absent = new Set(missing)
  const rest = Uint32Array.from({ length: 2 ** 14 }, (_, at) => at).filter((offset) => !absent.has(offset))
  const bytes = encodeOffsets(rest, 14)
  expect(formName(bytes)).toBe('holes')
  expect(bytes.length).toBeLessThanOrEqual(encodeOffsets(missing, 14).length + 6)
})

test('a few far members among near ones do not spoil the code', () => {
  const near = uniform(3, 2 ** 14, 0.1)
  const far = Uint32Array.from([...near, ...Array.from({ length: 10 }, (_, at) => (at + 1) * 2 ** 28)])
  const growth = encodeOffsets(far, 32).length - encodeOffsets(near, 32).length
  expect(growth).toBeGreaterThan(0)
  expect(growth).toBeLessThanOrEqual(10 * 7)
})

test('the form within a limit is found exactly when one fits', () => {
  fc.assert(
    fc.property(anySpanAndOffsets, fc.integer({ min: 0, max: 3_000 }), ([span, offsets], maxBytes) => {
      const free = encodeOffsets(offsets, span)
      const within = encodeWithin(offsets, span, maxBytes)
      if (within !== undefined) {
        expect(within.length).toBeLessThanOrEqual(maxBytes)
        expect(decodeOffsets(within, span)).toEqual(offsets)
      }
      // A bitmap may be a little larger than the Rice code that it stands for.
      else expect(free.length).toBeGreaterThan(maxBytes)
    }),
    runs(500),
  )
})

describe('what is no set of offsets is refused', () => {
  test.each([
    ['not ascending', [3, 2], 8],
    ['twice the same', [2, 2], 8],
    ['beyond the span', [256], 8],
  ])('%s', (_, offsets, span) => {
    expect(() => encodeOffsets(Uint32Array.from(offsets), span)).toThrow(RangeError)
  })
})

describe('what is no block is refused', () => {
  const header = (code: number, ...rest: number[]) => Uint8Array.of(0x40 | code, ...rest)

  test.each([
    ['no bytes', Uint8Array.of(), /no bytes/],
    ['zeros', new Uint8Array(20), /version 0/],
    ['another version', Uint8Array.of(0x80, 0), /version 2/],
    ['no count', header(0), /ends amid a number/],
    ['half a count', header(0, 0x80), /ends amid a number/],
    ['a count without end', header(0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80), /2\^32 or more/],
    ['more members than bits', header(0, 9, 0xff), /9 members/],
    ['more members than a list has', header(33, 0xff, 0xff, 0xff, 0x7f), new RegExp(`more than ${maxMembers}`)],
    ['a bitmap of another count', header(32, 2, 1), /1 members that says 2/],
    ['a bitmap with a tail', header(32, 1, 1, 0), /goes on/],
    ['Rice with a tail', header(0, 1, 1, 0), /done after/],
    ['runs with a tail', header(33, 0, 0), /done after/],
    ['a hole before the first member', header(34, 2, 0, 1, 0b1), /hole before the first/],
    ['a hole after the last member', header(34, 2, 0, 1, 0b100), /hole before the first or after the last/],
    ['members after the last ordinal', header(34, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 0), /pass the last ordinal/],
    ['runs that end early', header(33, 5, 0), /end before/],
  ])('%s', (_, bytes, message) => {
    expect(() => decodeOffsets(bytes)).toThrow(RangeError)
    expect(() => decodeOffsets(bytes)).toThrow(message)
  })

  test('gaps that sum up beyond the last ordinal', () => {
    const bytes = encodeOffsets(Uint32Array.of(2 ** 32 - 1), 32)
    const rice = Uint8Array.of(0x40 | 31, 3, ...new Array(12).fill(0xff))
    expect(decodeOffsets(bytes)).toHaveLength(1)
    expect(() => decodeOffsets(rice)).toThrow(/past the last ordinal/)
  })

  test('an offset beyond the span that it is read for', () => {
    for (const offsets of [[300], [0, 9_000], Array.from({ length: 300 }, (_, at) => at)]) {
      const bytes = encodeOffsets(Uint32Array.from(offsets), 16)
      expect(() => decodeOffsets(bytes, 8)).toThrow(/in a span of 2\^8/)
    }
    const bitmap = encodeOffsets(uniform(1, 512, 0.5), 16)
    expect(formOf(bitmap)).toBe(formCodes.bitmap)
    expect(() => decodeOffsets(bitmap, 8)).toThrow(/in a span of 2\^8/)
  })
})

test('every block that is cut short is refused', () => {
  fc.assert(
    fc.property(anySpanAndOffsets, fc.nat(), ([span, offsets], cut) => {
      const bytes = encodeOffsets(offsets, span)
      expect(() => decodeOffsets(bytes.subarray(0, cut % bytes.length))).toThrow(RangeError)
    }),
    runs(500),
  )
})

test('corrupted and arbitrary bytes are refused or give ascending offsets within the span, and as many as they say', () => {
  const flipped = fc
    .tuple(anySpanAndOffsets, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }))
    .map(([[span, offsets], flips]) => {
      const bytes = encodeOffsets(offsets, span)
      for (const flip of flips) {
        const at = Math.floor(flip / 8) % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (flip % 8))
      }
      return [span, bytes] as const
    })
  const arbitrary = fc
    .tuple(fc.integer({ min: 0, max: 32 }), fc.integer({ min: 0, max: 63 }), fc.uint8Array({ maxLength: 40 }))
    .map(([span, code, rest]) => [span, Uint8Array.of(0x40 | code, ...rest)] as const)
  let refused = 0
  let read = 0
  fc.assert(
    fc.property(fc.oneof(flipped, arbitrary), ([span, bytes]) => {
      let offsets: Uint32Array
      try {
        offsets = decodeOffsets(bytes, span)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
        refused++
        return
      }
      read++
      expect(offsets.length).toBe(countIn(bytes))
      expect(offsets.every((offset, at) => offset < 2 ** span && (at === 0 || offset > (offsets[at - 1] ?? 0)))).toBe(
        true,
      )
    }),
    runs(3_000),
  )
  expect(refused).toBeGreaterThan(300)
  expect(read).toBeGreaterThan(100)
})
