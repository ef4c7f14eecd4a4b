import { hanCharacters } from '../../../names/fold.ts'
import { pairCharacters } from '../../../names/pairs.ts'
import { partitions, shortName } from '../../../names/partitions.ts'
import type { Leaves } from '../../condition.ts'
import { exactly, open } from '../bound.ts'
import { listsBelow, oneList } from '../list.ts'
import type { Plan, Scan } from '../plan.ts'

const yes = exactly('yes')
const no = exactly('no')

/**
 * Some name holds this text. Characters of short Han names are listed by position, so those of one name cannot be mistaken for another's
 * order; people with several names are left to the card, and so are long and mixed names that have the same neighbours.
 */
export function namePlan({ contains }: Leaves['name']): Plan {
  const characters = hanCharacters(contains)
  if (characters === undefined) return listed(partitions.otherThanHan)
  const offsets = Array.from({ length: Math.max(shortName - characters.length + 1, 0) }, (_, offset) => offset)
  const held: Plan = {
    kind: 'any',
    parts: offsets.map((offset) => ({
      kind: 'all',
      parts: characters.map((character, at) => one(partitions.character(offset + at), character)),
    })),
  }
  // Two characters may come from two names of one person; one cannot.
  const ofOneName: Plan =
    characters.length === 1
      ? held
      : { kind: 'all', parts: [held, { ...listed(partitions.severalForms), outside: yes }] }
  return { kind: 'any', parts: [ofOneName, neighbours(pairCharacters(contains))] }
}

function neighbours(characters: readonly string[]): Plan {
  const pairs = characters.slice(0, -1).map((character, at) => `${character}${characters[at + 1]}`)
  const ranges =
    pairs.length === 0
      ? [listsBelow(partitions.pair, characters.join(''))]
      : pairs.map((pair) => oneList(partitions.pair, pair))
  return {
    kind: 'all',
    parts: ranges.map((range) => ({ kind: 'scan', ways: [[range]], judge: () => open, outside: no, mixed: true })),
  }
}

function one(partition: string, code: string): Scan {
  return { kind: 'scan', ways: [[oneList(partition, code)]], judge: () => yes, outside: no, mixed: true }
}

/** Open for everybody in the only list of a partition. */
function listed(partition: string): Scan {
  return { kind: 'scan', ways: [[listsBelow(partition)]], judge: () => open, outside: no, mixed: true }
}
