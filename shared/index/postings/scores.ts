import { byRank, type Rank } from '../rank.ts'
import { type Bounds, type Found, planBounds } from './bounds.ts'
import type { OrdinalSet } from './ordinal-set.ts'
import type { Plan, Scan } from './plan.ts'

/** A preference: what lists tell of it, and its weight. */
export type Preference = { readonly plan: Plan; readonly weight: number }

/** How people of equal score are told apart: the key of an ordinal, and its number for the seed. */
export function keyOfOrdinal(ordinal: number): string {
  return ordinal.toString(16).padStart(8, '0')
}

/** The people in order who may be among the first `size` after a position, as far as lists tell; and everybody who may come after it. */
export type Front = { readonly ordinals: readonly number[]; readonly following: readonly number[] }

type Scored = Rank & { readonly ordinal: number }

/**
 * Who may be on a page. A preference that lists leave open counts as satisfied at best and as not at worst: whoever at best comes before
 * the last of the first `size` at worst may be among them (the threshold of Fagin, Lotem and Naor's NRA, 2003).
 */
export function frontOf(
  people: OrdinalSet,
  preferences: readonly Preference[],
  read: ReadonlyMap<Scan, Found>,
  tieOf: (key: string) => number,
  size: number,
  after: Rank | undefined,
): Front {
  const ordinals = people.toArray()
  const bounds = preferences.map(({ plan, weight }) => ({ weight, ...planBounds(plan, read, people) }))
  const least = scores(ordinals, bounds, ({ lo2 }) => lo2)
  const most = scores(ordinals, bounds, ({ hi2 }) => hi2)
  const following = ordinals.reduce((list: number[], _, at) => {
    if (after === undefined || mayFollow(ordinals, least, tieOf, at, after)) list.push(at)
    return list
  }, [])
  const floor = nthGreatest(
    following.map((at) => least[at] ?? 0),
    size,
  )
  const inReach = following.filter((at) => (most[at] ?? 0) >= floor)
  const ranked =
    (score: Int32Array) =>
    (at: number): Scored => {
      const ordinal = ordinals[at] ?? 0
      const key = keyOfOrdinal(ordinal)
      return { ordinal, score: score[at] ?? 0, tie: tieOf(key), id: key }
    }
  const last = inReach
    .filter((at) => (least[at] ?? 0) >= floor)
    .map(ranked(least))
    .sort(byRank)[size - 1]
  const front = inReach.map(ranked(most)).filter((each) => last === undefined || byRank(each, last) <= 0)
  return {
    ordinals: front.sort(byRank).map(({ ordinal }) => ordinal),
    following: following.map((at) => ordinals[at] ?? 0),
  }
}

/** At worst it has this score: whether that comes after a position. */
function mayFollow(
  ordinals: Uint32Array,
  least: Int32Array,
  tieOf: (key: string) => number,
  at: number,
  after: Rank,
): boolean {
  const score = least[at] ?? 0
  if (score !== after.score) return score < after.score
  const key = keyOfOrdinal(ordinals[at] ?? 0)
  return byRank({ score, tie: tieOf(key), id: key }, after) > 0
}

function scores(
  ordinals: Uint32Array,
  bounds: readonly (Bounds & { readonly weight: number })[],
  holds: (bounds: Bounds) => OrdinalSet,
): Int32Array {
  const sums = new Int32Array(ordinals.length)
  for (const each of bounds) {
    const set = holds(each)
    for (let at = 0; at < ordinals.length; at++)
      if (set.has(ordinals[at] ?? 0)) sums[at] = (sums[at] ?? 0) + each.weight
  }
  return sums
}

function nthGreatest(values: readonly number[], n: number): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let left = n
  for (const value of [...counts.keys()].sort((a, b) => b - a)) {
    left -= counts.get(value) ?? 0
    if (left <= 0) return value
  }
  return 0
}
