/** A stream of chance that is the same on every run. */
export type Random = {
  /** Evenly from 0 up to, not including, 1. */
  readonly next: () => number
  /** A whole number from `low` to `high`, both included. */
  readonly int: (low: number, high: number) => number
  readonly chance: (probability: number) => boolean
  /** One of `list`; throws for an empty one. */
  readonly pick: <T>(list: readonly T[]) => T
  /** One of `list`, each as likely as its weight. */
  readonly weighted: <T>(list: readonly (readonly [T, number])[]) => T
  /** `count` different ones of `list`, or all of them, in random order. */
  readonly some: <T>(list: readonly T[], count: number) => T[]
}

/**
 * The stream named `key` under `seed`. Every person and organization draws from a stream of its own, so that adding one
 * changes nothing about the others.
 */
export function randomOf(seed: number, key: string): Random {
  const next = sfc32(...mix(`${seed}/${key}`))
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    for (const one of list.slice(int(0, list.length - 1))) return one
    throw new RangeError(`nothing to pick from for ${key}`)
  }
  const weighted = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of list) {
      left -= weight
      if (left < 0) return value
    }
    return pick(list)[0]
  }
  const some = <T>(list: readonly T[], count: number): T[] => {
    const rest = [...list]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(int(0, rest.length - 1), 1)).flat()
  }
  return { next, int, chance: (probability) => next() < probability, pick, weighted, some }
}

/** Four 32-bit words from text: FNV-1a with different offsets, finished as in MurmurHash3. */
function mix(text: string): [number, number, number, number] {
  const word = (offset: number) => {
    let hash = offset
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return (hash ^ (hash >>> 16)) >>> 0
  }
  return [word(0x811c9dc5), word(0x9e3779b9), word(0x7f4a7c15), word(0x2545f491)]
}

/** Chris Doty-Humphrey's Small Fast Counting generator, 32 bits. */
function sfc32(a: number, b: number, c: number, counter: number): () => number {
  const step = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4294967296
  }
  for (let i = 0; i < 12; i++) step()
  return step
}
