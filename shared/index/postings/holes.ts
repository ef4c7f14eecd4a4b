import { bestRice, type RicePlan, readRice, riceOf } from './rice.ts'
import type { Runs } from './runs.ts'
import { readVarint, varintOf } from './varint.ts'

/** Rice parameters that there is a form code for. */
export const holeParameters = 30

/** Where a set of offsets begins and which offsets up to its last are not in it, in Rice code. */
export type HolesPlan = { readonly head: readonly number[]; readonly rice: RicePlan; readonly bytes: number }

/** How to write ascending offsets by what is missing among them; `undefined` where that is more than they, or than `most`. */
export function planHoles(offsets: Uint32Array, most: number): HolesPlan | undefined {
  const first = offsets[0]
  if (first === undefined) return undefined
  const holes = (offsets.at(-1) ?? first) - first + 1 - offsets.length
  if (holes >= Math.min(offsets.length, most)) return undefined
  const rice = bestRice(missing(offsets, first, holes))
  const head = [...varintOf(first), ...varintOf(holes)]
  return rice.k < holeParameters ? { head, rice, bytes: head.length + Math.ceil(rice.bits / 8) } : undefined
}

/** Offsets, from `first` on, between the members. */
function missing(offsets: Uint32Array, first: number, holes: number): Uint32Array {
  const absent = new Uint32Array(holes)
  let next = first
  let size = 0
  for (let at = 0; at < offsets.length; at++) {
    const offset = offsets[at] ?? 0
    for (; next < offset; next++) absent[size++] = next - first
    next = offset + 1
  }
  return absent
}

/** The first offset, the number of holes, and the holes as offsets from the first. */
export function holesOf({ head, rice }: HolesPlan): Uint8Array {
  return Uint8Array.of(...head, ...riceOf(rice))
}

/** The runs between the holes that `holesOf` wrote; a RangeError unless these leave exactly `count` members. */
export function readHoles(bytes: Uint8Array, k: number, count: number): Runs {
  const first = readVarint(bytes, 0)
  const number = readVarint(bytes, first.end)
  const holes = readRice(bytes.subarray(number.end), k, number.value)
  const end = count + number.value
  if (first.value + end > 2 ** 32) throw new RangeError('members between holes pass the last ordinal')
  if (holes[0] === 0 || (holes.at(-1) ?? -1) >= end - 1)
    throw new RangeError('a hole before the first or after the last member')
  const bounds = new Uint32Array(2 * holes.length + 2)
  let size = 0
  let next = 0
  for (let at = 0; at <= holes.length; at++) {
    const hole = holes[at] ?? end
    if (hole > next) {
      bounds[size++] = first.value + next
      bounds[size++] = first.value + hole - 1
    }
    next = hole + 1
  }
  return bounds.subarray(0, size)
}
