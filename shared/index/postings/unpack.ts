import { checkBitmap } from './bitmap.ts'
import { readHoles } from './holes.ts'
import { readRice } from './rice.ts'
import { type Runs, readRuns } from './runs.ts'
import { readVarint, varintOf } from './varint.ts'

/** The version of the format, the upper two bits of the first byte; never 0, so that zeros are no block. */
const version = 1

/** The lower six bits of the first byte: the form. Rice code of gaps and of holes takes one a parameter: 0 to 31, 34 to 63. */
export const formCodes = { rice: 0, bitmap: 32, runs: 33, holes: 34 } as const

/** Members that one block may hold: a few bytes of runs could name 2^32, more than memory holds. */
export const maxMembers = 2 ** 26

/** A block before its members are listed one by one. */
export type Content =
  | { readonly form: 'rice'; readonly count: number; readonly offsets: Uint32Array }
  | { readonly form: 'bitmap'; readonly count: number; readonly bits: Uint8Array }
  | { readonly form: 'runs'; readonly count: number; readonly runs: Runs }

/** Version, form and count in front of the payload. */
export function headerOf(formCode: number, count: number): Uint8Array {
  return Uint8Array.of((version << 6) | formCode, ...varintOf(count))
}

/** Reads a block; a RangeError if it is not whole, not of this version, or has members at 2^span or beyond. */
export function unpack(bytes: Uint8Array, span: number): Content {
  const { formCode, count, size } = readHeader(bytes)
  const payload = bytes.subarray(size)
  if (formCode < formCodes.bitmap) {
    const offsets = readRice(payload, formCode, count)
    checkLast(offsets.at(-1), span)
    return { form: 'rice', count, offsets }
  }
  if (formCode === formCodes.bitmap) {
    checkBitmap(payload, count)
    checkLast(payload.length * 8 - 1 - (Math.clz32(payload.at(-1) ?? 0) - 24), span)
    return { form: 'bitmap', count, bits: payload }
  }
  const runs =
    formCode === formCodes.runs ? readRuns(payload, count) : readHoles(payload, formCode - formCodes.holes, count)
  checkLast(runs.at(-1), span)
  return { form: 'runs', count, runs }
}

/** The first bytes of a block: its form, how many members it has, and how long the header is; a RangeError for another version. */
export function readHeader(bytes: Uint8Array): {
  readonly formCode: number
  readonly count: number
  readonly size: number
} {
  const first = bytes[0]
  if (first === undefined) throw new RangeError('a block of no bytes')
  if (first >>> 6 !== version) throw new RangeError(`unknown version ${first >>> 6} of a block`)
  const { value: count, end: size } = readVarint(bytes, 1)
  if (count > maxMembers) throw new RangeError(`a block of ${count} members, more than ${maxMembers}`)
  return { formCode: first & 0x3f, count, size }
}

function checkLast(last: number | undefined, span: number): void {
  if (last !== undefined && last >= 2 ** span) throw new RangeError(`offset ${last} in a span of 2^${span}`)
}
