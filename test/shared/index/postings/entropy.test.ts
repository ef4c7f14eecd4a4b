import { expect, test } from 'vitest'
import { packBlocks } from '../../../../shared/index/postings/block.ts'
import { entropyBytes } from '../../../../shared/index/postings/entropy.ts'
import { formCodes } from '../../../../shared/index/postings/unpack.ts'
import { uniform } from '../../../support/random-ordinals.ts'

const among = 2 ** 20
const maxBytes = 960

test('entropy is one bit for an even chance and none for certainty', () => {
  expect(entropyBytes(512, 1024)).toBe(128)
  expect(entropyBytes(0, 1024)).toBe(0)
  expect(entropyBytes(1024, 1024)).toBe(0)
  // H(1/4) = 2 - 3/4 log2(3)
  expect(entropyBytes(256, 1024)).toBeCloseTo(128 * (2 - 0.75 * Math.log2(3)), 9)
})

test.each([0.001, 0.003, 0.01, 0.03, 0.1, 0.2, 0.4, 0.7, 0.9, 0.98])(
  'the blocks of a random list of density %d take at most 1.08 x entropy',
  (density) => {
    const members = uniform(7, among, density)
    const bytes = packBlocks(members, maxBytes).reduce((sum, block) => sum + block.bytes.length, 0)
    const ratio = bytes / entropyBytes(members.length, among)
    expect(ratio).toBeGreaterThan(0.98)
    expect(ratio).toBeLessThanOrEqual(1.08)
  },
)

test('the blocks of a random list of density 0.5 are bitmaps', () => {
  const blocks = packBlocks(uniform(7, among, 0.5), maxBytes)
  const forms = blocks.filter((block) => block.base < among).map((block) => (block.bytes[0] ?? 0) & 0x3f)
  expect(new Set(forms)).toEqual(new Set([formCodes.bitmap]))
})
