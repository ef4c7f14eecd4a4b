/** A whole number below 2^32 in LEB128: seven bits a byte, the lowest first, the eighth bit set in all but the last. */
export function varintOf(value: number): number[] {
  const bytes: number[] = []
  let rest = value >>> 0
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
  return [...bytes, rest]
}

/** The number at `start` and where it ends; a RangeError if it is cut short or not below 2^32. */
export function readVarint(bytes: Uint8Array, start: number): { readonly value: number; readonly end: number } {
  let value = 0
  for (let at = 0; at < 5; at++) {
    const byte = bytes[start + at]
    if (byte === undefined) throw new RangeError('a block that ends amid a number')
    value += (byte & 0x7f) * 2 ** (7 * at)
    if (byte < 0x80 && value < 2 ** 32) return { value, end: start + at + 1 }
  }
  throw new RangeError('a number in a block is 2^32 or more')
}
