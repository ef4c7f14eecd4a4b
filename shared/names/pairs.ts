import { simplified } from './character-forms.ts'
import { folded } from './fold.ts'
import { pads } from './partitions.ts'

/** The characters by which a name is cut into pairs: letters and digits alone, simplified. */
export function pairCharacters(name: string): readonly string[] {
  return [...simplified(folded(name))]
}

/** Neighbours in a name that holds Han, with a pad at each end, so that every character starts just one pair. */
export function pairsOf(name: string): readonly string[] {
  const characters = [pads.start, ...pairCharacters(name), pads.end]
  return characters.slice(0, -1).map((character, at) => character + characters[at + 1])
}
