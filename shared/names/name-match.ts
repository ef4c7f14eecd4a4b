import { simplified } from './character-forms.ts'
import { folded, hanCharacters, isHan, wordsOf } from './fold.ts'
import type { NameQuery } from './name-query.ts'
import { type Extent, extents, type FoundBy } from './name-tiers.ts'
import { organizationStarts } from './organization-starts.ts'
import type { Spelling } from './spellings.ts'

/** A name as it is stored: its text, what kind of name it is, and when it ended. */
export type StoredName = { readonly text: string; readonly kind: string; readonly end?: string | undefined }

/** How a name was found. */
export type NameMatch = {
  readonly name: string
  readonly kind: string
  readonly by: FoundBy
  readonly extent: Extent
  /** The form that the name is written in, where it was found in another one than was typed. */
  readonly form: 'traditional' | 'simplified' | undefined
  /** Smaller is better: all of a name before its beginning before its inside, then official names first and former ones last, then the form as typed. */
  readonly rank: number
}

/**
 * What the lists say of somebody who fits a spelling: for each place the characters that are read so; undefined where the lists name
 * none, because there is only one name of Han characters that they can speak of.
 */
export type Proof = {
  /** The names from which the lists were made: a newer one is not proved by them. */
  readonly names: ReadonlySet<string>
  readonly by: FoundBy
  readonly spelling: Spelling
  readonly characters: readonly (ReadonlySet<string> | undefined)[]
}

/** How `names` of a person or an organization fit the query, the best of them; undefined where none does, whatever lists they are in. */
export function matchOf(
  query: NameQuery,
  type: 'person' | 'organization',
  names: readonly StoredName[],
  proofs: readonly Proof[],
): NameMatch | undefined {
  const startsOf = type === 'person' ? personStarts : organizationStarts
  const matches = names.flatMap((name) => [
    ...matchByCharacters(query, name),
    ...matchByWords(query, name),
    ...proofs.flatMap((proof) => matchBySpelling(proof, name, startsOf(name.text))),
  ])
  return matches.toSorted((a, b) => a.rank - b.rank)[0]
}

const kinds = ['official', 'short', 'pinyin', 'english', 'alias', 'former']

function matchByCharacters(query: NameQuery, name: StoredName): NameMatch[] {
  const { typed, characters } = query
  if (characters.length === 0) return []
  const written = [...folded(name.text)]
  if (!written.some(isHan)) return []
  const plain = written.map(simplified)
  const at = plain.findIndex((_, start) => characters.every((character, i) => plain[start + i] === character))
  if (at < 0) return []
  const found = written.slice(at, at + characters.length)
  return [matchIn(name, 'characters', extentOf(at === 0, found.length === written.length), formOf(found, typed))]
}

/** Each word of the query has its own in the name: all but the last whole. */
function matchByWords({ words }: NameQuery, name: StoredName): NameMatch[] {
  const last = words.at(-1)
  if (last === undefined) return []
  const left = [...wordsOf(name.text)]
  const count = left.length
  const firsts = left.slice(0, words.length)
  for (const word of words.slice(0, -1)) {
    const at = left.indexOf(word)
    if (at < 0) return []
    left.splice(at, 1)
  }
  const whole = count === words.length && left[0] === last
  if (!left.some((word) => word.startsWith(last))) return []
  const inOrder = firsts.every((word, at) => (at === words.length - 1 ? word.startsWith(last) : word === words[at]))
  return [matchIn(name, 'words', extentOf(inOrder || whole, whole), undefined)]
}

/** The name fits where every place has a character that the lists prove; it may begin at any of `starts`, of which the first is the name itself. */
function matchBySpelling(proof: Proof, name: StoredName, starts: readonly (readonly string[])[]): NameMatch[] {
  const { by, spelling, characters } = proof
  if (!proof.names.has(name.text)) return []
  const at = starts.findIndex(
    (start) =>
      start.length >= characters.length &&
      characters.every((proved, place) => proved === undefined || proved.has(start[place] ?? '')),
  )
  if (at < 0) return []
  const whole = starts[at]?.length === characters.length && spelling.places.every(({ full }) => full)
  return [matchIn(name, by, extentOf(at === 0 && !spelling.turned, whole), undefined)]
}

function personStarts(name: string): readonly (readonly string[])[] {
  const characters = hanCharacters(name)
  return characters === undefined ? [] : [characters]
}

function matchIn({ text, kind, end }: StoredName, by: FoundBy, extent: Extent, form: NameMatch['form']): NameMatch {
  const asKind = kinds.indexOf(kind === 'official' && end !== undefined ? 'former' : kind)
  const byKind = asKind < 0 ? kinds.length : asKind
  const rank = (extents.indexOf(extent) * 10 + byKind) * 2 + (form === undefined ? 0 : 1)
  return { name: text, kind, by, extent, form, rank }
}

function extentOf(first: boolean, whole: boolean): Extent {
  if (!first) return 'inside'
  return whole ? 'whole' : 'prefix'
}

function formOf(found: readonly string[], typed: readonly string[]): NameMatch['form'] {
  const other = found.find((character, at) => character !== typed[at])
  if (other === undefined) return undefined
  return simplified(other) === other ? 'simplified' : 'traditional'
}
