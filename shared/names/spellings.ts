import { cutsOf, type Spelled } from './token-cuts.ts'

/** One way to read what was typed as pinyin, from the first character of a name on; `turned`: with the surname last. */
export type Spelling = { readonly places: readonly Spelled[]; readonly turned: boolean }

/** Ways that are followed at most, those of the fewest characters. */
const mostSpellings = 24

/**
 * Every way to read `text` as pinyin, with or without tones, spaces and apostrophes: whole syllables, or initials, or a beginning in
 * whole syllables and the rest in initials (wangjg), the last one perhaps unfinished; in several words of whole syllables also with the
 * last word first, for in English the surname comes last. None where it cannot be pinyin.
 */
export function spellingsOf(text: string): readonly Spelling[] {
  const tokens = pinyinTokens(text)
  if (!tokens.every((token) => /^[a-z]+$/.test(token))) return []
  const cuts = tokens.map((token, at) => cutsOf(token, at === tokens.length - 1))
  const straight = joined(cuts).map((places) => ({ places, turned: false }))
  const byLength = [...straight, ...turned(cuts)].toSorted((a, b) => a.places.length - b.places.length)
  return byLength.slice(0, mostSpellings)
}

/** Whether every character is given by its initial alone. */
export function isInitials({ places }: Spelling): boolean {
  return places.every(({ full }) => !full)
}

/** Runs of letters and digits, accents and tone digits off, ü as v. */
function pinyinTokens(text: string): readonly string[] {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/u\u0308/g, 'v')
  const plain = letters.replace(/\p{M}+/gu, '').replace(/(?<=[a-z])[1-5](?!\d)/g, ' ')
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The last of several words as the surname: no longer than surnames are, and behind a given name that is no longer than those are. */
function turned(cuts: readonly (readonly (readonly Spelled[])[])[]): readonly Spelling[] {
  const surnames = cuts.at(-1)?.filter((cut) => cut.length <= 2 && cut[0]?.full)
  const given = joined(cuts.slice(0, -1)).filter((cut) => cut.length <= 3 && cut.every(({ full }) => full))
  if (surnames === undefined || cuts.length < 2) return []
  return joined([surnames, given]).map((places) => ({ places, turned: true }))
}

/** One way for each choice of a cut for every token. */
function joined(cuts: readonly (readonly (readonly Spelled[])[])[]): readonly (readonly Spelled[])[] {
  return cuts.reduce<readonly (readonly Spelled[])[]>(
    (heads, tails) => heads.flatMap((head) => tails.map((tail) => [...head, ...tail])).slice(0, mostSpellings * 4),
    [[]],
  )
}
