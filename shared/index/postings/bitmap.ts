import { popcount } from './popcount.ts'

/** Ascending offsets, one bit each, the lowest first, up to the last of them. */
export function bitmapOf(offsets: Uint32Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(((offsets.at(-1) ?? -1) + 1) / 8))
  for (let member = 0; member < offsets.length; member++) {
    const offset = offsets[member] ?? 0
    bits[offset >>> 3] = (bits[offset >>> 3] ?? 0) | (1 << (offset & 7))
  }
  return bits
}

/** The offsets in a bitmap of `count` members, ascending. */
export function readBitmap(bits: Uint8Array, count: number): Uint32Array {
  const offsets = new Uint32Array(count)
  let found = 0
  for (let at = 0; at < bits.length; at++) {
    for (let byte = bits[at] ?? 0; byte !== 0; byte &= byte - 1) {
      offsets[found++] = at * 8 + 31 - Math.clz32(byte & -byte)
    }
  }
  return offsets
}

/** A RangeError unless the bitmap has `count` members, the last of them in its last byte. */
export function checkBitmap(bits: Uint8Array, count: number): void {
  let ones = 0
  for (let at = 0; at < bits.length; at++) ones += popcount(bits[at] ?? 0)
  if (ones !== count) throw new RangeError(`a bitmap of ${ones} members that says ${count}`)
  if (bits.at(-1) === 0) throw new RangeError('a bitmap that goes on after its last member')
}
