import { verdict } from '../verdict.ts'
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
export function scanBounds({ judge, outside }: Scan, found: Found, people: OrdinalSet): Bounds {
  const sets = [0, 1, 2, 3].map(() => new Set<ReadBlock>())
  const all: ReadBlock[] = []
  for (const { partition, blocks } of found) {
    let code: string | undefined
    let bound = judge('', partition)
    for (const block of blocks) {
      if (block.code !== code) bound = judge(block.code, partition)
      code = block.code
      all.push(block)
      for (const [at, in_] of [bound.lo >= 1, bound.lo >= 2, bound.hi >= 1, bound.hi >= 2].entries())
        if (in_) sets[at]?.add(block)
    }
  }
  const touched = outside.hi === verdict.no ? undefined : people.andNot(setOf(all))
  const made = (at: number, holdsOutside: boolean): OrdinalSet => {
    const inside = setOf(sets[at] ?? []).and(people)
    return holdsOutside && touched !== undefined ? inside.or(touched) : inside
  }
  return {
    lo1: made(0, outside.lo >= 1),
    lo2: made(1, outside.lo >= 2),
    hi1: made(2, outside.hi >= 1),
    hi2: made(3, outside.hi >= 2),
  }
}

function setOf(blocks: Iterable<ReadBlock>): OrdinalSet {
  const set = OrdinalSet.empty
  for (const block of blocks) set.addBlock(block)
  return set
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
