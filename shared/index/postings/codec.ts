import { bitmapOf, readBitmap } from './bitmap.ts'
import { holesOf, planHoles } from './holes.ts'
import { bestRice, riceOf } from './rice.ts'
import { runsBits, runsOf } from './runs.ts'
import { formCodes, headerOf, maxMembers, readHeader, unpack } from './unpack.ts'

/** A bitmap is read many times faster than Rice, so it is taken for up to so many times the bytes. */
const bitmapAllowance = 1.08

/**
 * A set of offsets as bytes: one byte of version and form, the count as LEB128, then the gaps in Rice code, the holes in
 * Rice code, a bitmap or runs, whichever is smallest. The offsets ascend, are distinct and below 2^span; a RangeError otherwise.
 */
export function encodeOffsets(offsets: Uint32Array, span: number): Uint8Array {
  const bytes = encodeWithin(offsets, span, Number.POSITIVE_INFINITY)
  if (bytes === undefined) throw new RangeError(`${offsets.length} offsets in no form`)
  return bytes
}

/** As `encodeOffsets`, but `undefined` if no form takes at most `maxBytes`; far too many offsets are found out without encoding them. */
export function encodeWithin(offsets: Uint32Array, span: number, maxBytes: number): Uint8Array | undefined {
  checkOffsets(offsets, span)
  const count = offsets.length
  const room = maxBytes - headerOf(0, count).length
  // Neither Rice nor a bitmap takes less than one bit a member.
  const rice = count <= room * 8 ? bestRice(offsets) : undefined
  const holes = planHoles(offsets, room * 8)
  const riceBytes = rice === undefined ? Number.POSITIVE_INFINITY : Math.ceil(rice.bits / 8)
  const holesBytes = holes?.bytes ?? Number.POSITIVE_INFINITY
  const bitmapBytes = Math.ceil(((offsets.at(-1) ?? -1) + 1) / 8)
  const asBitmap = bitmapBytes <= Math.min(riceBytes, holesBytes) * bitmapAllowance && bitmapBytes <= room
  const otherBytes = asBitmap ? bitmapBytes : Math.min(riceBytes, holesBytes)

  const bitsOfRuns = runsBits(offsets, Math.min(otherBytes, room) * 8)
  if (Math.min(bitsOfRuns / 8, otherBytes) > room) return undefined
  if (bitsOfRuns < Number.POSITIVE_INFINITY) return joined(headerOf(formCodes.runs, count), runsOf(offsets, bitsOfRuns))
  if (asBitmap) return joined(headerOf(formCodes.bitmap, count), bitmapOf(offsets))
  if (holes !== undefined && holesBytes <= riceBytes) {
    return joined(headerOf(formCodes.holes + holes.rice.k, count), holesOf(holes))
  }
  return rice && joined(headerOf(formCodes.rice + rice.k, count), riceOf(rice))
}

/** How many members a block has, from its header alone. */
export function countIn(bytes: Uint8Array): number {
  return readHeader(bytes).count
}

/** The offsets that were encoded, ascending; a RangeError that says what is wrong for bytes that `encodeOffsets` cannot have made. */
export function decodeOffsets(bytes: Uint8Array, span = 32): Uint32Array {
  const content = unpack(bytes, span)
  switch (content.form) {
    case 'rice':
      return content.offsets
    case 'bitmap':
      return readBitmap(content.bits, content.count)
    case 'runs': {
      const offsets = new Uint32Array(content.count)
      let at = 0
      for (let run = 0; run < content.runs.length; run += 2) {
        const last = content.runs[run + 1] ?? 0
        for (let offset = content.runs[run] ?? 0; offset <= last; offset++) offsets[at++] = offset
      }
      return offsets
    }
  }
}

function checkOffsets(offsets: Uint32Array, span: number): void {
  if (offsets.length > maxMembers) throw new RangeError(`${offsets.length} offsets, at most ${maxMembers}`)
  let next = 0
  for (let at = 0; at < offsets.length; at++) {
    const offset = offsets[at] ?? 0
    if (offset < next) throw new RangeError(`offset ${offset} follows ${next - 1}: they must ascend`)
    next = offset + 1
  }
  if (next > 2 ** span) throw new RangeError(`offset ${next - 1} in a span of 2^${span}`)
}

function joined(header: Uint8Array, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(header.length + payload.length)
  bytes.set(header)
  bytes.set(payload, header.length)
  return bytes
}
