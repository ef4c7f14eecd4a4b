import { type Bound, isNo } from './bound.ts'
import type { ReadBlock } from './index-reader.ts'
import { OrdinalSet } from './ordinal-set.ts'
import type { Plan, Scan } from './plan.ts'

/** Of whom a verdict is at least `unknown` (1) or `yes` (2): certainly (`lo`), and possibly (`hi`). */
export type Bounds = {
  readonly lo1: OrdinalSet
  readonly lo2: OrdinalSet
  readonly hi1: OrdinalSet
  readonly hi2: OrdinalSet
}

/** The blocks that were read for a scan, each with the partition it lies in. */
export type Found = readonly { readonly partition: string; readonly blocks: readonly ReadBlock[] }[]

/** What the lists of a scan say of `people`. */
export function scanBounds(scan: Scan, found: Found, people: OrdinalSet): Bounds {
  const { outside } = scan
  const { listed, ...inside } = listedBounds(scan, found)
  const others = isNo(outside) ? undefined : people.andNot(listed)
  const made = (set: OrdinalSet, holdsOutside: boolean) =>
    holdsOutside && others !== undefined ? set.and(people).or(others) : set.and(people)
  return {
    lo1: made(inside.lo1, outside.lo >= 1),
    lo2: made(inside.lo2, outside.lo >= 2),
    hi1: made(inside.hi1, outside.hi >= 1),
    hi2: made(inside.hi2, outside.hi >= 2),
  }
}

type ListedBounds = Bounds & { readonly listed: OrdinalSet }

/** A query asks for the same bounds several times, and to decode blocks is most of its work. */
const decoded = new WeakMap<Found, ListedBounds>()

/** What the lists say of everybody in them. */
function listedBounds({ judge }: Scan, found: Found): ListedBounds {
  const known = decoded.get(found)
  if (known !== undefined) return known
  const sets = new Map<string, { readonly bound: Bound; readonly set: OrdinalSet }>()
  for (const { partition, blocks } of found)
    for (const [code, own] of Map.groupBy(blocks, (block) => block.code)) {
      const bound = judge(code, partition)
      const key = `${bound.lo} ${bound.hi}`
      const { set } = sets.get(key) ?? { set: OrdinalSet.empty }
      for (const block of own) set.addBlock(block)
      sets.set(key, { bound, set })
    }
  const where = (holds: (bound: Bound) => boolean) =>
    [...sets.values()].filter(({ bound }) => holds(bound)).reduce((all, { set }) => all.or(set), OrdinalSet.empty)
  const bounds = {
    lo1: where(({ lo }) => lo >= 1),
    lo2: where(({ lo }) => lo >= 2),
    hi1: where(({ hi }) => hi >= 1),
    hi2: where(({ hi }) => hi >= 2),
    listed: where(() => true),
  }
  decoded.set(found, bounds)
  return bounds
}

/** What is known of a plan for `people`, from the scans that have been read; the others leave everybody open. */
export function planBounds(plan: Plan, read: ReadonlyMap<Scan, Found>, people: OrdinalSet): Bounds {
  const of = (part: Plan) => planBounds(part, read, people)
  switch (plan.kind) {
    case 'scan': {
      const found = read.get(plan)
      return found === undefined ? openFor(people) : scanBounds(plan, found, people)
    }
    case 'all':
      return plan.parts.map(of).reduce(
        combined((a, b) => a.and(b)),
        everybody(people),
      )
    case 'any':
      return plan.parts.map(of).reduce(
        combined((a, b) => a.or(b)),
        nobody,
      )
    case 'not': {
      const { lo1, lo2, hi1, hi2 } = of(plan.part)
      const without = (set: OrdinalSet) => people.andNot(set)
      return { lo1: without(hi2), lo2: without(hi1), hi1: without(lo2), hi2: without(lo1) }
    }
    case 'at-most':
      return { ...of(plan.part), lo1: OrdinalSet.empty, lo2: OrdinalSet.empty }
    case 'blur': {
      const { lo1, lo2, hi1, hi2 } = of(plan.part)
      const { hi2: blurred } = of(plan.among)
      return { lo1: lo1.andNot(blurred), lo2: lo2.andNot(blurred), hi1: hi1.or(blurred), hi2: hi2.or(blurred) }
    }
    case 'certain': {
      const { lo2, hi2 } = of(plan.part)
      return { lo1: lo2, lo2, hi1: hi2, hi2 }
    }
    case 'leaf':
    case 'satisfied':
      return of(plan.part)
    case 'open':
      return openFor(people)
  }
}

const nobody: Bounds = { lo1: OrdinalSet.empty, lo2: OrdinalSet.empty, hi1: OrdinalSet.empty, hi2: OrdinalSet.empty }

function everybody(people: OrdinalSet): Bounds {
  return { lo1: people, lo2: people, hi1: people, hi2: people }
}

function openFor(people: OrdinalSet): Bounds {
  return { lo1: OrdinalSet.empty, lo2: OrdinalSet.empty, hi1: people, hi2: people }
}

function combined(one: (a: OrdinalSet, b: OrdinalSet) => OrdinalSet): (a: Bounds, b: Bounds) => Bounds {
  return (a, b) => ({
    lo1: one(a.lo1, b.lo1),
    lo2: one(a.lo2, b.lo2),
    hi1: one(a.hi1, b.hi1),
    hi2: one(a.hi2, b.hi2),
  })
}

/** Whose verdict the lists leave open. */
export function unsettled({ lo1, lo2, hi1, hi2 }: Bounds): OrdinalSet {
  return hi1.andNot(lo1).or(hi2.andNot(lo2))
}
