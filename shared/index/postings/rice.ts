import { bitsAt, windowAt, windowBits, windowed } from './bit-window.ts'
import { BitWriter } from './bit-writer.ts'

/** A quotient from here on is written as this many zeros, how many bits follow the gap's leading one, and those: one far member must not cost a thousand bits. */
const farQuotient = 8
const widthBits = 5

/** The gaps between members, the Rice parameter that suits them, and what they take with it, in bits. */
export type RicePlan = { readonly gaps: Uint32Array; readonly k: number; readonly bits: number }

/** The parameter, 0 to 31, with which ascending offsets take the fewest bits. */
export function bestRice(offsets: Uint32Array): RicePlan {
  const gaps = gapsOf(offsets)
  let best = { gaps, k: 0, bits: riceBits(gaps, 0) }
  // No gap takes less than k + 1 bits, so parameters that lose by this alone need not be tried.
  for (let k = 1; k < 32 && gaps.length * (k + 1) < best.bits; k++) {
    const bits = riceBits(gaps, k)
    if (bits < best.bits) best = { gaps, k, bits }
  }
  return best
}

/** Absent offsets before each member. */
function gapsOf(offsets: Uint32Array): Uint32Array {
  const gaps = new Uint32Array(offsets.length)
  let next = 0
  for (let at = 0; at < offsets.length; at++) {
    const offset = offsets[at] ?? 0
    gaps[at] = offset - next
    next = offset + 1
  }
  return gaps
}

function riceBits(gaps: Uint32Array, k: number): number {
  let bits = 0
  for (let at = 0; at < gaps.length; at++) {
    const gap = gaps[at] ?? 0
    const quotient = gap >>> k
    bits += quotient < farQuotient ? quotient + 1 + k : farQuotient + widthBits + magnitude(gap)
  }
  return bits
}

/** Bits below the leading one. */
const magnitude = (gap: number) => 31 - Math.clz32(gap)

/** Each gap as its quotient by 2^k in unary (zeros, then a one) and its remainder in k bits. */
export function riceOf({ gaps, k, bits }: RicePlan): Uint8Array {
  const writer = new BitWriter(bits)
  for (let at = 0; at < gaps.length; at++) {
    const gap = gaps[at] ?? 0
    const quotient = gap >>> k
    if (quotient < farQuotient) {
      writer.write(1 << quotient, quotient + 1)
      writer.write(gap, k)
    } else {
      writer.write(0, farQuotient)
      writer.write(magnitude(gap), widthBits)
      writer.write(gap, magnitude(gap))
    }
  }
  return writer.finish()
}

/** The offsets whose gaps `riceOf` wrote; a RangeError unless these are exactly `count` and end with the last byte. */
export function readRice(bytes: Uint8Array, k: number, count: number): Uint32Array {
  const end = bytes.length * 8
  if (count > end) throw new RangeError(`${count} members in a Rice block of ${end} bits`)
  const view = windowed(bytes)
  const mask = ~(-1 << k)
  const offsets = new Uint32Array(count)
  let bit = 0
  let next = 0
  for (let at = 0; at < count; at++) {
    const window = windowAt(view, bit)
    // The lowest one ends the quotient; an empty window gives 32 leading zeros, so -1, and counts as far.
    const quotient = 31 - Math.clz32(window & -window)
    let gap: number
    if (quotient < 0 || quotient >= farQuotient) {
      const start = bit + farQuotient + widthBits
      const width = bitsAt(view, bit + farQuotient, widthBits)
      gap = bitsAt(view, start, width) | (1 << width)
      bit = start + width
    } else {
      const width = quotient + 1 + k
      const remainder = width <= windowBits ? (window >>> (quotient + 1)) & mask : bitsAt(view, bit + quotient + 1, k)
      gap = (quotient << k) | remainder
      bit += width
    }
    if (bit > end) throw new RangeError(`a Rice block of ${end} bits ends at member ${at} of ${count}`)
    next += gap >>> 0
    offsets[at] = next
    next++
  }
  if (next > 2 ** 32) throw new RangeError('a Rice block reaches past the last ordinal')
  if (Math.ceil(bit / 8) !== bytes.length) throw new RangeError(`a Rice block of ${end} bits is done after ${bit}`)
  return offsets
}
