import { beginning, exactly, type NameLists } from './name-tiers.ts'

/** Who has all neighbours of these characters in their names, in whatever order; a single character begins some pair. */
export function pairLists(partition: string, characters: readonly string[]): NameLists {
  const [first = '', ...rest] = characters
  if (rest.length === 0) return beginning(partition, first)
  return { all: rest.map((character, at) => exactly(partition, (characters[at] ?? '') + character)) }
}
