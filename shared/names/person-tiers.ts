import { formsOf } from './character-forms.ts'
import type { NameQuery } from './name-query.ts'
import { exactly, type NameLists, type NameTier, syllableRange } from './name-tiers.ts'
import { pairLists } from './pair-lists.ts'
import { partitions, personPositions, shortName } from './partitions.ts'
import { isInitials, type Spelling } from './spellings.ts'
import { wordTiers } from './word-tiers.ts'

/** The ways to find people by a query. */
export function personTiers(query: NameQuery): readonly NameTier[] {
  return [
    ...(query.allHan && query.typed.length <= personPositions ? characterTiers(query.typed) : []),
    ...(query.characters.length > 0 ? [pairTier(query.characters)] : []),
    ...query.spellings.filter(({ places }) => places.length <= personPositions).flatMap(spellingTiers),
    ...wordTiers(query.words, partitions.word),
  ]
}

/**
 * Characters of Han names by position: whole and prefix at any length, inside for short names; for longer ones see `pairTier`. The length
 * of a whole one may be that of another name.
 */
function characterTiers(characters: readonly string[]): readonly NameTier[] {
  const { length } = characters
  const sure = length === 1 ? 'yes' : 'one-han-name'
  const at = (offset: number): NameLists => ({
    all: characters.map((character, position) => anyForm(partitions.character(offset + position), character)),
  })
  const offsets = Array.from({ length: Math.max(0, shortName - length) }, (_, less) => less + 1)
  const inside: NameTier = { by: 'characters', extent: 'inside', sure, lists: { any: offsets.map(at) } }
  return [
    { by: 'characters', extent: 'whole', sure: 'one-han-name', lists: { all: [at(0), ofLength(length)] } },
    { by: 'characters', extent: 'prefix', sure, lists: at(0) },
    ...(offsets.length > 0 ? [inside] : []),
  ]
}

/** Names that are long or not all Han. */
function pairTier(characters: readonly string[]): NameTier {
  const sure = characters.length <= 2 ? 'yes' : 'no'
  return { by: 'characters', extent: 'inside', sure, lists: pairLists(partitions.pair, characters) }
}

/** One spelling: the readings of those with one Han name, exact; and of those with several, each with its character to tell them apart. */
function spellingTiers(spelling: Spelling): readonly NameTier[] {
  const { places, turned } = spelling
  const by = isInitials(spelling) ? 'initials' : 'pinyin'
  const extent = turned ? 'inside' : 'prefix'
  const last = places.length - 1
  const ranges = places.map((place, at) => syllableRange(partitions.syllable(at), place))
  const plain = ranges.map((range) => ({ ...range, keep: 'plain' as const }))
  const coded = ranges.map((range) => ({ ...range, keep: 'coded' as const }))
  const tiers: readonly NameTier[] = [
    { by, extent, sure: 'yes', lists: { all: plain }, spelled: { spelling, places: plain, coded: false } },
    {
      by,
      extent,
      sure: last === 0 ? 'yes' : 'no',
      lists: { all: coded },
      spelled: { spelling, places: coded, coded: true },
    },
  ]
  if (turned || !places.every(({ full }) => full)) return tiers
  const ended = exactly(partitions.syllable(last), places[last]?.letters ?? '')
  const all = [...plain.slice(0, -1), ended]
  const spelled = { spelling, places: all, coded: false }
  return [{ by, extent: 'whole', sure: 'yes', lists: { all: [...all, ofLength(all.length)] }, spelled }, ...tiers]
}

function ofLength(characters: number): NameLists {
  return exactly(partitions.length, String(characters))
}

function anyForm(partition: string, character: string): NameLists {
  return { any: formsOf(character).map((form) => exactly(partition, form)) }
}
