import type { NameQuery } from './name-query.ts'
import { exactly, type NameTier, syllableRange } from './name-tiers.ts'
import { pairLists } from './pair-lists.ts'
import { organizationPositions, pads, partitions } from './partitions.ts'
import { isInitials, type Spelling } from './spellings.ts'
import { wordTiers } from './word-tiers.ts'

/** The ways to find organizations by a query. An organization often has several names, so only what a single list says is certain. */
export function organizationTiers(query: NameQuery): readonly NameTier[] {
  return [
    ...(query.characters.length > 0 ? characterTiers(query.characters) : []),
    ...query.spellings.flatMap(spellingTier),
    ...wordTiers(query.words, partitions.organizationWord),
  ]
}

function characterTiers(characters: readonly string[]): readonly NameTier[] {
  const partition = partitions.organizationPair
  const pairs = pairLists(partition, characters)
  const first = exactly(partition, pads.start + characters[0])
  const last = exactly(partition, characters.at(-1) + pads.end)
  const by = 'characters'
  return [
    { by, extent: 'whole', sure: 'no', lists: { all: [first, pairs, last] } },
    { by, extent: 'prefix', sure: characters.length === 1 ? 'yes' : 'no', lists: { all: [first, pairs] } },
    { by, extent: 'inside', sure: characters.length <= 2 ? 'yes' : 'no', lists: pairs },
  ]
}

/** Only the first places are listed: what is typed beyond them is not asked of the lists, and cannot be claimed of the name. */
function spellingTier(spelling: Spelling): readonly NameTier[] {
  if (spelling.turned || spelling.places.length > organizationPositions) return []
  const places = spelling.places.map((place, at) => syllableRange(partitions.organizationSyllable(at), place))
  const by = isInitials(spelling) ? 'initials' : 'pinyin'
  const sure = places.length === 1 ? 'yes' : 'no'
  return [{ by, extent: 'prefix', sure, lists: { all: places }, spelled: { spelling, places, coded: true } }]
}
