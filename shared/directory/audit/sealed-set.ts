import { createHash, randomBytes } from 'node:crypto'

/**
 * Keys with their hashes, 51 bytes of memory each at most: 64 bits of a salted hash stand for either text. The salt is drawn anew for each set, so
 * nobody can prepare two texts that look the same to it; that two do by chance happens once in 70,000 sets of 22 million.
 */
export class SealedSet {
  readonly #salt = randomBytes(16)
  readonly #slots: Uint32Array
  readonly #marks: Uint8Array
  readonly #mask: number
  #size = 0
  #met = 0

  /** Room for `count` keys. */
  constructor(count: number) {
    const capacity = 2 ** Math.max(4, Math.ceil(Math.log2(count * 1.5 + 1)))
    this.#slots = new Uint32Array(capacity * 4)
    this.#marks = new Uint8Array(capacity)
    this.#mask = capacity - 1
  }

  /** Takes a key with its hash; of a key that is there says whether it has this hash. */
  add(key: string, hash: string): 'new' | 'same' | 'other' {
    const [at, high, low] = this.#find(key)
    if (!this.#isFree(at)) return this.#compare(at, hash)
    this.#slots.set([high, low, ...this.#print(hash)], at * 4)
    if (++this.#size === this.#mask) throw new RangeError('more entries than there is room for')
    return 'new'
  }

  /** Whether some keys were not met. */
  get hasUnmet(): boolean {
    return this.#met < this.#size
  }

  /** Marks a key as met, and says whether it is there with this hash. */
  meet(key: string, hash: string): 'absent' | 'same' | 'other' {
    const [at] = this.#find(key)
    if (this.#isFree(at)) return 'absent'
    this.#mark(at)
    return this.#compare(at, hash)
  }

  /** Whether a key that is there was met; it counts as met from then on. */
  wasMet(key: string): boolean {
    const [at] = this.#find(key)
    const met = this.#marks[at] === 1
    this.#mark(at)
    return met
  }

  #mark(at: number): void {
    if (this.#marks[at] === 0) this.#met++
    this.#marks[at] = 1
  }

  #compare(at: number, hash: string): 'same' | 'other' {
    const [high, low] = this.#print(hash)
    return this.#slots[at * 4 + 2] === high && this.#slots[at * 4 + 3] === low ? 'same' : 'other'
  }

  /** The slot of a key, or the free one where it belongs, and its print. */
  #find(key: string): readonly [at: number, high: number, low: number] {
    const [high, low] = this.#print(key)
    let at = low & this.#mask
    while (!this.#isFree(at) && !(this.#slots[at * 4] === high && this.#slots[at * 4 + 1] === low))
      at = (at + 1) & this.#mask
    return [at, high, low]
  }

  #isFree(at: number): boolean {
    return this.#slots[at * 4] === 0 && this.#slots[at * 4 + 1] === 0
  }

  /** Never two zeros, which stand for a free slot. */
  #print(text: string): readonly [high: number, low: number] {
    const digest = createHash('sha256').update(this.#salt).update(text).digest()
    return [digest.readUInt32LE(0), digest.readUInt32LE(4) || 1]
  }
}
