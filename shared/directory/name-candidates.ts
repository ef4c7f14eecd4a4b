import { type Block, membersOf } from '../index/postings/block.ts'
import type { IndexReader, ReadBlock } from '../index/postings/index-reader.ts'
import { OrdinalSet } from '../index/postings/ordinal-set.ts'
import type { Proof } from '../names/name-match.ts'
import {
  characterIn,
  type Extent,
  exactly,
  extents,
  isKept,
  type NameLists,
  type NameRange,
  type NameTier,
} from '../names/name-tiers.ts'
import { partitions, present } from '../names/partitions.ts'

/** What a search by name reads of the index. */
export type NameReader = Pick<IndexReader, 'readBlocks' | 'readCards'>

/** Whom the lists offer for a query, best extent first; nobody twice. */
export type NameCandidates = {
  readonly byExtent: readonly { readonly extent: Extent; readonly ordinals: OrdinalSet }[]
  /** Those of whom the lists are certain, and the others. */
  readonly sure: OrdinalSet
  readonly doubtful: OrdinalSet
  /** What the lists say of the readings of one of them; `names` are those that they were made from. */
  readonly proofsOf: (ordinal: number, names: ReadonlySet<string>) => readonly Proof[]
}

/** Reads all lists of the tiers, in one round. */
export async function nameCandidates(reader: NameReader, tiers: readonly NameTier[]): Promise<NameCandidates> {
  const severalHan = exactly(partitions.severalHan, present)
  const ranges = tiers.flatMap(({ lists, spelled }) => [...rangesOf(lists), ...(spelled?.places ?? [])])
  const asked = tiers.some(({ sure }) => sure === 'one-han-name') ? [...ranges, severalHan] : ranges
  const distinct = new Map(asked.map((range) => [keyOf(range), range]))
  const read = await Promise.all(
    Array.from(distinct, async ([key, range]) => [key, await reader.readBlocks(range)] as const),
  )
  const blocks = new Map(read)
  const holds = membership()
  const setOf = setsOf((range) => blocks.get(keyOf(range)) ?? [])
  const found = tiers.map((tier) => ({ tier, members: evaluate(tier.lists, setOf) }))

  const several = setOf(severalHan)
  const sure = union(
    found.flatMap(({ tier, members }) => {
      if (tier.sure === 'no') return []
      return [tier.sure === 'yes' ? members : members.andNot(several)]
    }),
  )
  const all = union(found.map(({ members }) => members))
  const holding = (ordinal: number) => (range: NameRange) =>
    (blocks.get(keyOf(range)) ?? []).flatMap((block) =>
      isKept(range, block.code) && holds(block, ordinal) ? [block.code] : [],
    )
  return {
    byExtent: extents.map((extent, at) => {
      const better = extents.slice(0, at)
      const earlier = union(found.filter(({ tier }) => better.includes(tier.extent)).map(({ members }) => members))
      const own = union(found.filter(({ tier }) => tier.extent === extent).map(({ members }) => members))
      return { extent, ordinals: own.andNot(earlier) }
    }),
    sure,
    doubtful: all.andNot(sure),
    proofsOf: (ordinal, names) =>
      found.flatMap(({ tier, members }) => (members.has(ordinal) ? proofsIn(tier, names, holding(ordinal)) : [])),
  }
}

/** Only those of the candidates who are among `kept`. */
export function keptAmong(candidates: NameCandidates, kept: OrdinalSet): NameCandidates {
  return {
    ...candidates,
    byExtent: candidates.byExtent.map(({ extent, ordinals }) => ({ extent, ordinals: ordinals.and(kept) })),
    sure: candidates.sure.and(kept),
    doubtful: candidates.doubtful.and(kept),
  }
}

function proofsIn(
  { by, spelled }: NameTier,
  names: ReadonlySet<string>,
  codesAt: (place: NameRange) => string[],
): Proof[] {
  if (spelled === undefined) return []
  const { spelling, places, coded } = spelled
  const characters = places.map((range) => (coded ? new Set(codesAt(range).map(characterIn)) : undefined))
  return [{ by, spelling, characters, names }]
}

/** Whether a block has an ordinal; each block is taken apart once. */
function membership(): (block: Block, ordinal: number) => boolean {
  const members = new Map<Block, Uint32Array>()
  return (block, ordinal) => {
    if (ordinal < block.base || ordinal >= block.base + 2 ** block.span) return false
    const known = members.get(block) ?? membersOf(block)
    members.set(block, known)
    return known.includes(ordinal)
  }
}

/** The members of a range, each put together once. */
function setsOf(blocksOf: (range: NameRange) => readonly ReadBlock[]): (range: NameRange) => OrdinalSet {
  const sets = new Map<string, OrdinalSet>()
  return (range) => {
    const key = `${keyOf(range)}|${range.keep}`
    const kept = () => blocksOf(range).filter(({ code }) => isKept(range, code))
    const set = sets.get(key) ?? kept().reduce((all, block) => all.addBlock(block), OrdinalSet.empty)
    sets.set(key, set)
    return set
  }
}

function evaluate(lists: NameLists, setOf: (range: NameRange) => OrdinalSet): OrdinalSet {
  if ('any' in lists) return union(lists.any.map((each) => evaluate(each, setOf)))
  if ('all' in lists) {
    const [first = OrdinalSet.empty, ...rest] = lists.all.map((each) => evaluate(each, setOf))
    return rest.reduce((members, each) => members.and(each), first)
  }
  return setOf(lists)
}

function union(sets: readonly OrdinalSet[]): OrdinalSet {
  return sets.reduce((all, each) => all.or(each), OrdinalSet.empty)
}

function rangesOf(lists: NameLists): readonly NameRange[] {
  if ('all' in lists) return lists.all.flatMap(rangesOf)
  return 'any' in lists ? lists.any.flatMap(rangesOf) : [lists]
}

function keyOf({ partition, from, to }: NameRange): string {
  return `${partition}|${from}|${to}`
}
