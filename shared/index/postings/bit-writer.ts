/** Writes bit fields, the lowest bit first, into bytes whose number is known beforehand. */
export class BitWriter {
  readonly #bytes: Uint8Array
  #at = 0
  /** Bits that do not fill a byte yet, fewer than 8 of them. */
  #held = 0
  #heldBits = 0

  /** Room for exactly `bits` bits; the last byte is filled with zeros. */
  constructor(bits: number) {
    this.#bytes = new Uint8Array(Math.ceil(bits / 8))
  }

  /** Appends the lowest `width` bits of `value`, 0 to 32 of them; `value` may be any whole number up to 2^53. */
  write(value: number, width: number): void {
    if (width > 16) {
      this.write(value & 0xffff, 16)
      this.write(value >>> 16, width - 16)
      return
    }
    let held = this.#held | ((value & ~(-1 << width)) << this.#heldBits)
    let bits = this.#heldBits + width
    for (; bits >= 8; bits -= 8) {
      this.#bytes[this.#at++] = held
      held >>>= 8
    }
    this.#held = held
    this.#heldBits = bits
  }

  /** The bytes, once everything is written. */
  finish(): Uint8Array {
    if (this.#heldBits > 0) this.#bytes[this.#at] = this.#held
    return this.#bytes
  }
}
