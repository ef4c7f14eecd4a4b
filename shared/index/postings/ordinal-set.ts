import { type Block, checkPlace } from './block.ts'
import { popcount } from './popcount.ts'
import { unpack } from './unpack.ts'

/** Ordinals are kept in chunks of 2^12, a bit each: a needle takes 512 bytes, and those of a region lie close together. */
const chunkBits = 12
const chunkWords = 2 ** (chunkBits - 5)

/** The region byte is the upper 8 bits of an ordinal. */
const regionShift = 24

/**
 * A set of ordinals (whole numbers below 2^32). `add` and `addBlock` change it, and are for whoever builds it; `and`, `or` and `andNot`
 * give a new set that shares nothing with either.
 */
export class OrdinalSet {
  /** Where the words of a chunk start in `#words`; no chunk is without members. Signed words stay small integers in V8. */
  readonly #starts = new Map<number, number>()
  #words = new Int32Array(0)

  /** A new set without members. */
  static get empty(): OrdinalSet {
    return new OrdinalSet()
  }

  /** The set of these ordinals, in any order, repeated or not. */
  static of(ordinals: Iterable<number>): OrdinalSet {
    const set = new OrdinalSet()
    for (const ordinal of ordinals) set.add(ordinal)
    return set
  }

  /** Adds an ordinal to this set. */
  add(ordinal: number): this {
    if (ordinal >>> 0 !== ordinal) throw new RangeError(`${ordinal} is no ordinal`)
    this.#orWord(ordinal, 1 << (ordinal & 31))
    return this
  }

  /** Adds the members of a block to this set, without listing them one by one where its form allows. */
  addBlock(block: Block): this {
    checkPlace(block)
    const content = unpack(block.bytes, block.span)
    switch (content.form) {
      case 'rice':
        this.#addOffsets(content.offsets, block.base)
        break
      case 'bitmap':
        this.#addBitmap(content.bits, block.base)
        break
      case 'runs':
        for (let at = 0; at < content.runs.length; at += 2) {
          this.#addRun(block.base + (content.runs[at] ?? 0), block.base + (content.runs[at + 1] ?? 0))
        }
    }
    return this
  }

  /** Whether the ordinal is a member. */
  has(ordinal: number): boolean {
    const start = this.#starts.get(ordinal >>> chunkBits)
    return start !== undefined && ((this.#words[wordAt(start, ordinal)] ?? 0) & (1 << (ordinal & 31))) !== 0
  }

  /** The number of members, counted anew each time. */
  get size(): number {
    const words = this.#words
    let ones = 0
    for (let at = 0; at < words.length; at++) ones += popcount(words[at] ?? 0)
    return ones
  }

  /** A new set: the members of both. */
  and(other: OrdinalSet): OrdinalSet {
    return this.#starts.size <= other.#starts.size ? this.#masked(other, 0) : other.#masked(this, 0)
  }

  /** A new set: the members of this one that are not in the other. */
  andNot(other: OrdinalSet): OrdinalSet {
    return this.#masked(other, -1)
  }

  /** A new set: the members of either. */
  or(other: OrdinalSet): OrdinalSet {
    const [few, many] = this.#starts.size <= other.#starts.size ? [this, other] : [other, this]
    const union = new OrdinalSet()
    union.#words = many.#words.slice()
    for (const [chunk, start] of many.#starts) union.#starts.set(chunk, start)
    for (const [chunk, from] of few.#starts) {
      const start = union.#startOf(chunk)
      const [ours, words] = [few.#words, union.#words]
      for (let at = 0; at < chunkWords; at++) words[start + at] = (words[start + at] ?? 0) | (ours[from + at] ?? 0)
    }
    return union
  }

  /** The members, ascending. */
  values(): IterableIterator<number> {
    return this.toArray().values()
  }

  /** The members, ascending. */
  toArray(): Uint32Array {
    const words = this.#words
    const ordinals = new Uint32Array(this.size)
    let size = 0
    for (const [chunk, start] of this.#ascending()) {
      for (let at = 0; at < chunkWords; at++) {
        for (let word = words[start + at] ?? 0; word !== 0; word &= word - 1) {
          ordinals[size++] = (chunk << chunkBits) + (at << 5) + 31 - Math.clz32(word & -word)
        }
      }
    }
    return ordinals
  }

  /** The region bytes of the members, ascending. */
  regions(): number[] {
    return [...new Set(this.#ascending().map(([chunk]) => chunk >>> (regionShift - chunkBits)))]
  }

  #ascending(): [chunk: number, start: number][] {
    return [...this.#starts].sort(([a], [b]) => a - b)
  }

  /** Where the chunk lies, made if there is none; the caller puts a member into it. */
  #startOf(chunk: number): number {
    const known = this.#starts.get(chunk)
    if (known !== undefined) return known
    const start = this.#starts.size * chunkWords
    if (start === this.#words.length) {
      const words = new Int32Array(Math.max(chunkWords, start * 2))
      words.set(this.#words)
      this.#words = words
    }
    this.#starts.set(chunk, start)
    return start
  }

  /** Adds the members that `bits`, some of them ones, say are in the word of an ordinal. */
  #orWord(ordinal: number, bits: number): void {
    const at = wordAt(this.#startOf(ordinal >>> chunkBits), ordinal)
    this.#words[at] = (this.#words[at] ?? 0) | bits
  }

  #addOffsets(offsets: Uint32Array, base: number): void {
    let words = this.#words
    let current = -1
    let start = 0
    for (let at = 0; at < offsets.length; at++) {
      const ordinal = (base + (offsets[at] ?? 0)) | 0
      const chunk = ordinal >>> chunkBits
      if (chunk !== current) {
        start = this.#startOf(chunk)
        words = this.#words
        current = chunk
      }
      const word = wordAt(start, ordinal)
      words[word] = (words[word] ?? 0) | (1 << (ordinal & 31))
    }
  }

  #addBitmap(bits: Uint8Array, base: number): void {
    for (let at = 0; at < bits.length; at++) {
      const byte = bits[at] ?? 0
      const ordinal = base + at * 8
      // A block starts where its span allows, so its byte never straddles two words.
      if (byte !== 0) this.#orWord(ordinal, byte << (ordinal & 31))
    }
  }

  #addRun(first: number, last: number): void {
    for (let word = first - (first & 31); word <= last; word += 32) {
      const fromFirst = word < first ? -1 << (first & 31) : -1
      this.#orWord(word, fromFirst & (last - word < 31 ? ~(-2 << (last & 31)) : -1))
    }
  }

  /** A new set: the members of this one that are in the other, or with `flip` -1 those that are not. */
  #masked(other: OrdinalSet, flip: 0 | -1): OrdinalSet {
    const result = new OrdinalSet()
    const [ours, theirs] = [this.#words, other.#words]
    const words = new Int32Array(this.#starts.size * chunkWords)
    for (const [chunk, from] of this.#starts) {
      const mask = other.#starts.get(chunk)
      if (mask === undefined && flip === 0) continue
      const start = result.#starts.size * chunkWords
      let any = 0
      for (let at = 0; at < chunkWords; at++) {
        const word = (ours[from + at] ?? 0) & ((mask === undefined ? 0 : (theirs[mask + at] ?? 0)) ^ flip)
        words[start + at] = word
        any |= word
      }
      if (any !== 0) result.#starts.set(chunk, start)
    }
    result.#words = words
    return result
  }
}

/** Where the word of an ordinal lies in a chunk that starts at `start`. */
const wordAt = (start: number, ordinal: number) => start + ((ordinal >>> 5) & (chunkWords - 1))
