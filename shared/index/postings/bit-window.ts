/** Bits that `windowAt` is sure to give, whatever the position. */
export const windowBits = 25

/** How far behind the last bit a window may be asked for. */
const slackBytes = 16

/** The bytes behind a margin of zeros, so that a reader may look past the end before it finds that it has passed it. */
export function windowed(bytes: Uint8Array): DataView {
  const padded = new Uint8Array(bytes.length + slackBytes)
  padded.set(bytes)
  return new DataView(padded.buffer)
}

/** At least `windowBits` bits from position `bit` on, the first of them lowest. */
export function windowAt(view: DataView, bit: number): number {
  return view.getInt32(bit >>> 3, true) >>> (bit & 7)
}

/** The `width` bits, 0 to 32, from position `bit` on, as a signed 32-bit number. */
export function bitsAt(view: DataView, bit: number, width: number): number {
  if (width <= windowBits) return windowAt(view, bit) & ((1 << width) - 1)
  return (windowAt(view, bit) & 0xffff) | (bitsAt(view, bit + 16, width - 16) << 16)
}
