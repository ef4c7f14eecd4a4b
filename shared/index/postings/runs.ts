import { bitsAt, windowed } from './bit-window.ts'
import { BitWriter } from './bit-writer.ts'

/** Members in unbroken succession: first and last offset of each run in turn. */
export type Runs = Uint32Array

/** What `runsOf` will take for ascending offsets, in bits; infinity once it is found to be more than `most`. */
export function runsBits(offsets: Uint32Array, most: number): number {
  let bits = 0
  let next = -1
  for (let at = 0; at < offsets.length; ) {
    const end = endOfRun(offsets, at)
    const first = offsets[at] ?? 0
    bits += 2 * (magnitude(first - next) + magnitude(end - at)) + 2
    if (bits > most) return Number.POSITIVE_INFINITY
    next = first + end - at
    at = end
  }
  return bits
}

/**
 * Alternating lengths: of the gap before a run (before the first plus one, as it may be empty), then of the run. A length is at
 * least 1 and in Elias gamma: as many zeros as bits follow its leading one, that one, those bits. `bits` is what
 * `runsBits` has found.
 */
export function runsOf(offsets: Uint32Array, bits: number): Uint8Array {
  const writer = new BitWriter(bits)
  let next = -1
  for (let at = 0; at < offsets.length; ) {
    const end = endOfRun(offsets, at)
    const first = offsets[at] ?? 0
    for (const length of [first - next, end - at]) {
      const width = magnitude(length)
      writer.write(0, width)
      writer.write(1, 1)
      writer.write(length, width)
    }
    next = first + end - at
    at = end
  }
  return writer.finish()
}

/** Where in the offsets the run that starts at `at` is over. */
function endOfRun(offsets: Uint32Array, at: number): number {
  const first = offsets[at] ?? 0
  let end = at + 1
  while (offsets[end] === first + end - at) end++
  return end
}

/** Bits below the leading one. */
const magnitude = (length: number) => (length < 2 ** 32 ? 31 - Math.clz32(length) : 32)

/** The runs that `runsOf` wrote; a RangeError unless these hold exactly `count` members and end with the last byte. */
export function readRuns(bytes: Uint8Array, count: number): Runs {
  const end = bytes.length * 8
  const view = windowed(bytes)
  const bounds: number[] = []
  let bit = 0
  const length = () => {
    const low = bitsAt(view, bit, 32)
    const zeros = low === 0 ? 32 : 31 - Math.clz32(low & -low)
    const start = bit + zeros + 1
    bit = start + zeros
    if (bit > end) throw new RangeError(`runs of ${end} bits end before ${count} members`)
    return 2 ** zeros + (bitsAt(view, start, zeros) >>> 0)
  }
  let next = -1
  for (let left = count; left > 0; ) {
    const first = next + length()
    const run = length()
    next = first + run
    left -= run
    if (left < 0 || next > 2 ** 32)
      throw new RangeError(`runs hold more than ${count} members or pass the last ordinal`)
    bounds.push(first, next - 1)
  }
  if (Math.ceil(bit / 8) !== bytes.length) throw new RangeError(`runs of ${end} bits are done after ${bit}`)
  return Uint32Array.from(bounds)
}
