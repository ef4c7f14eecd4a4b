import type { Draw } from '../../shared/domain/ids.ts'

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The random part of ids, from a seed. */
export function seededDraw(seed: number): Draw {
  const next = seeded(seed)
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  return (length) => Array.from({ length }, () => alphabet.charAt(Math.floor(next() * 32))).join('')
}
