import { simplified } from './character-forms.ts'
import { folded, hanCharacters, isHan, wordsOf } from './fold.ts'
import { organizationStarts } from './organization-starts.ts'
import { pairsOf } from './pairs.ts'
import { characterMark, organizationPositions, partitions, personPositions, present, shortName } from './partitions.ts'
import { readingsOf, readingsOfPerson } from './readings.ts'

/** A list by partition and code. */
type NameList = `${string}|${string}`

/** The lists that a person is in by their names, each once. It reads the large dictionary: for what writes lists, not for what searches them. */
export function personNameLists(names: readonly string[]): readonly NameList[] {
  const all = [...new Set(names)].filter((name) => name !== '')
  const han = all.filter(isPositioned)
  // By all characters: whoever has one such name has one length of them.
  const distinct = new Set(han.map((name) => simplified(hanCharacters(name)?.join('') ?? '')))
  const spelled = distinct.size > 1 ? codedSyllables : plainSyllables
  return [
    ...new Set([
      ...han.flatMap(characterLists),
      ...han.flatMap((name) => spelled(hanCharacters(name) ?? [], isInParts(name))),
      ...all
        .filter(hasPairs)
        .flatMap(pairsOf)
        .map((pair) => list(partitions.pair, pair)),
      ...all.flatMap(wordsOf).map((word) => list(partitions.word, word)),
      ...yes(partitions.several, all.length > 1),
      ...yes(partitions.severalHan, distinct.size > 1),
      ...yes(partitions.severalForms, new Set(han.map((name) => hanCharacters(name)?.join(''))).size > 1),
      ...yes(partitions.otherThanHan, han.length < all.length),
    ]),
  ]
}

/** The lists that an organization is in by its names, each once; like those of a person they take the large dictionary. */
export function organizationNameLists(names: readonly string[]): readonly NameList[] {
  const all = [...new Set(names)]
  return [
    ...new Set([
      ...all
        .filter(hasHan)
        .flatMap(pairsOf)
        .map((pair) => list(partitions.organizationPair, pair)),
      ...all.flatMap(organizationStarts).flatMap(organizationSyllables),
      ...all.flatMap(wordsOf).map((word) => list(partitions.organizationWord, word)),
    ]),
  ]
}

/** Whether the characters of a name are listed by position: it is all Han and not too long. */
function isPositioned(name: string): boolean {
  const length = hanCharacters(name)?.length ?? 0
  return length > 0 && length <= personPositions
}

function hasPairs(name: string): boolean {
  return hasHan(name) && (!isPositioned(name) || (hanCharacters(name)?.length ?? 0) > shortName)
}

function hasHan(name: string): boolean {
  return [...folded(name)].some(isHan)
}

/** A name in parts has a dot or a space between them; spaces inside the names of most Han are not stored. */
function isInParts(name: string): boolean {
  return [...name.trim()].some((character) => !isHan(character.normalize('NFKC')))
}

function characterLists(name: string): readonly NameList[] {
  const characters = hanCharacters(name) ?? []
  return [
    ...characters.map((character, position) => list(partitions.character(position), character)),
    list(partitions.length, String(characters.length)),
  ]
}

function plainSyllables(characters: readonly string[], inParts: boolean): readonly NameList[] {
  return readingsOfPerson(characters, inParts).flatMap((readings, position) =>
    readings.map((reading) => list(partitions.syllable(position), reading)),
  )
}

function codedSyllables(characters: readonly string[], inParts: boolean): readonly NameList[] {
  return readingsOfPerson(characters, inParts).flatMap((readings, position) =>
    readings.map((reading) => list(partitions.syllable(position), reading + characterMark + characters[position])),
  )
}

function organizationSyllables(characters: readonly string[]): readonly NameList[] {
  return characters
    .slice(0, organizationPositions)
    .flatMap((character, position) =>
      readingsOf(character).map((reading) =>
        list(partitions.organizationSyllable(position), reading + characterMark + character),
      ),
    )
}

function yes(partition: string, holds: boolean): readonly NameList[] {
  return holds ? [list(partition, present)] : []
}

function list(partition: string, code: string): NameList {
  return `${partition}|${code}`
}
