const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** MurmurHash3's last step: one to one on 32 bits, so different numbers stay different. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function base32(value: number, length: number): string {
  let rest = value
  let text = ''
  for (let at = 0; at < length; at++) {
    text = alphabet.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** What a stream of chance is for; the same number of another kind draws something else. */
export type Kind = 'person' | 'organization' | 'activity' | 'place'

const salts: Record<Kind, number> = { person: 0x9e37_79b9, organization: 0x7f4a_7c15, activity: 0x2545_f491, place: 1 }

/** A stream of chance of its own for the thing of this kind and number: the same on every run, whatever else is drawn (mulberry32). */
export class Chance {
  readonly #unique: number
  #state: number
  #children = 0

  constructor(seed: number, kind: Kind, number: number) {
    this.#unique = mix((number ^ mix(seed ^ salts[kind])) >>> 0)
    this.#state = this.#unique
  }

  /** Evenly from 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b_79f5) >>> 0
    const state = this.#state
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below)
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  is(probability: number): boolean {
    return this.next() < probability
  }

  /** One of `list`; throws for an empty one. */
  pick<T extends NonNullable<unknown>>(list: readonly T[]): T {
    const one = list[this.below(list.length)]
    if (one === undefined) throw new RangeError('nothing to pick from')
    return one
  }

  /** A place from 0 up to, not including, `count`, the lower the likelier: Zipf with this exponent, other than 1. */
  zipf(count: number, exponent: number): number {
    const power = 1 - exponent
    const reach = (count + 1) ** power - 1
    return Math.min(count - 1, Math.floor((this.next() * reach + 1) ** (1 / power)) - 1)
  }

  /** The own part of an id, 16 characters: seven that no other number of the kind has, nine drawn. */
  id(): string {
    return base32(this.#unique, 7) + base32(Math.floor(this.next() * 2 ** 32), 7) + base32(this.below(1024), 2)
  }

  /** The part of a child's id, 10 characters, after those of its siblings before it. */
  child(): string {
    return base32(this.#children++, 3) + base32(Math.floor(this.next() * 2 ** 32), 7)
  }
}
