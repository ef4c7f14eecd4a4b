import { beginning, exactly, type NameTier } from './name-tiers.ts'

/** Who has these words in their names, in any order, the last perhaps unfinished. */
export function wordTiers(words: readonly string[], partition: string): readonly NameTier[] {
  const last = words.at(-1)
  if (last === undefined) return []
  const lists = [...words.slice(0, -1).map((word) => exactly(partition, word)), beginning(partition, last)]
  return [{ by: 'words', extent: 'prefix', sure: words.length === 1 ? 'yes' : 'no', lists: { all: lists } }]
}
