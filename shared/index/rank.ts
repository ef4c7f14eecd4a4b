/** What the order of candidates rests on. */
export type Rank = { readonly score: number; readonly tie: number; readonly id: string }

/** Less than 0 where `a` comes first: the higher score, then the lower tie number, then the lower id; no two people are equal. */
export function byRank(a: Rank, b: Rank): number {
  if (a.score !== b.score) return b.score - a.score
  if (a.tie !== b.tie) return a.tie - b.tie
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

const prime = 0x0100_0193

function absorb(hash: number, text: string): number {
  let sum = hash
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    sum = Math.imul(sum ^ (unit & 0xff), prime)
    sum = Math.imul(sum ^ (unit >>> 8), prime)
  }
  return sum
}

/** The last step of MurmurHash3: without it FNV leaves people whose ids differ only at the end next to each other. */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Numbers of 32 bits that order people of equal score, another order for each seed: FNV-1a over the UTF-16 bytes of seed and id, spread. */
export function tieBreaker(seed: string): (id: string) => number {
  const start = absorb(0x811c_9dc5, `${seed}\n`)
  return (id) => spread(absorb(start, id))
}

/** The first `size` of all that are offered, in order. */
export class Leaders<T extends Rank> {
  readonly #size: number
  readonly #list: T[] = []

  constructor(size: number) {
    this.#size = size
  }

  /** Takes `each` in if it is among the first so far. */
  offer(each: T): void {
    const last = this.#list[this.#size - 1]
    if (last !== undefined && byRank(each, last) >= 0) return
    const at = this.#list.findLastIndex((other) => byRank(other, each) < 0) + 1
    this.#list.splice(at, 0, each)
    if (this.#list.length > this.#size) this.#list.pop()
  }

  /** Those who are in, best first. */
  get list(): readonly T[] {
    return this.#list
  }
}
