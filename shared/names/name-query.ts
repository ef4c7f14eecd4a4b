import { folded, isHan, wordsOf } from './fold.ts'
import { pairCharacters } from './pairs.ts'
import { type Spelling, spellingsOf } from './spellings.ts'

/** What somebody searches for, read in every way that it can be: by characters where it holds Han, else as pinyin and as words. */
export type NameQuery = {
  /** The characters as typed, letters and digits alone. */
  readonly typed: readonly string[]
  /** The same, simplified; none where no Han is among them. */
  readonly characters: readonly string[]
  /** Whether all of them are Han. */
  readonly allHan: boolean
  readonly spellings: readonly Spelling[]
  /** Words in other letters, the last perhaps unfinished; none where there is Han. */
  readonly words: readonly string[]
}

/** The ways to read what was typed; undefined where it holds neither letter nor digit. */
export function parseNameQuery(text: string): NameQuery | undefined {
  const typed = [...folded(text)]
  if (typed.length === 0) return undefined
  if (!typed.some(isHan))
    return { typed, characters: [], allHan: false, spellings: spellingsOf(text), words: wordsOf(text) }
  return { typed, characters: pairCharacters(text), allHan: typed.every(isHan), spellings: [], words: [] }
}
