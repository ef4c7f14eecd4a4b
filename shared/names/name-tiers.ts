import { characterMark } from './partitions.ts'
import type { Spelling } from './spellings.ts'
import type { Spelled } from './token-cuts.ts'

/**
 * Blocks of a partition between two sort keys, both inclusive; the sort key of a block is `<code>#<base>`. With `keep` only those of readings
 * whose code names the character count, or only the others.
 */
export type NameRange = {
  readonly partition: string
  readonly from: string
  readonly to: string
  readonly keep?: 'coded' | 'plain'
}

/** Who is in lists: a range means who is in any of its lists. */
export type NameLists = NameRange | { readonly all: readonly NameLists[] } | { readonly any: readonly NameLists[] }

/** How much of a name was asked for: all of it, its beginning, or something inside. */
export type Extent = 'whole' | 'prefix' | 'inside'

/** By what a name was found. */
export type FoundBy = 'characters' | 'pinyin' | 'initials' | 'words'

/**
 * One way to find a name. Who is in `lists` has such a name: certainly (`yes`); unless parts of several names of theirs came together
 * (`one-han-name`: certainly who has one Han name only); or perhaps (`no`). In the order of a search the tiers of a lower extent come first.
 */
export type NameTier = {
  readonly by: FoundBy
  readonly extent: Extent
  readonly lists: NameLists
  readonly sure: 'yes' | 'one-han-name' | 'no'
  /** For pinyin: the range of each place, and whether the codes of its lists name the character that is read so. */
  readonly spelled?: { readonly spelling: Spelling; readonly places: readonly NameRange[]; readonly coded: boolean }
}

/** Extents in the order of hits. */
export const extents: readonly Extent[] = ['whole', 'prefix', 'inside']

/** The list of this code. */
export function exactly(partition: string, code: string): NameRange {
  return { partition, from: `${code}#`, to: `${code}#g` }
}

/** The lists whose code begins so, whatever follows: sort keys are in the order of their UTF-8, where the last code point comes last. */
export function beginning(partition: string, prefix: string): NameRange {
  return { partition, from: prefix, to: `${prefix}${afterAll}` }
}

/** The readings that fit what was typed for one character. */
export function syllableRange(partition: string, { letters, full, open }: Spelled): NameRange {
  return open || !full
    ? beginning(partition, letters)
    : { partition, from: `${letters}#`, to: letters + characterMark + afterAll }
}

/** Whether a list of a range counts. */
export function isKept({ keep }: NameRange, code: string): boolean {
  return keep === undefined || code.includes(characterMark) === (keep === 'coded')
}

/** The character that the code of a reading names. */
export function characterIn(code: string): string {
  return code.slice(code.indexOf(characterMark) + characterMark.length)
}

const afterAll = '\u{10ffff}'
