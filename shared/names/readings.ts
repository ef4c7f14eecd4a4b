import { pinyin } from 'pinyin-pro'
import { formsOf, simplified } from './character-forms.ts'
import { folded } from './fold.ts'
import { surnameReadings } from './surnames.ts'
import { syllables } from './syllables.ts'

/** Characters of names that the dictionary lacks. */
const ours: Readonly<Record<string, readonly string[]>> = { 𠮷: ['ji'], 㐂: ['xi'] }

/**
 * Readings of a Chinese name, position by position, without tones, ü as v: those of its surname where that has its own (a compound one
 * at both its positions, beside the usual ones: 单于明 may be surnamed 单), all usual ones of every other character, and none for a
 * character that the dictionary does not know. A name in parts (买买提·艾力) begins with no surname. The dictionary is too large for the
 * search itself: only what writes lists may import this file.
 */
export function readingsOfPerson(characters: readonly string[], inParts: boolean): readonly (readonly string[])[] {
  const usual = characters.map(readingsOf)
  if (inParts) return usual
  const [first = '', second = ''] = characters
  const single = surnameReadings(simplified(first)).flat()
  const compound = surnameReadings(simplified(first + second))
  return usual.map((readings, position) => {
    const own = position === 0 && single.length > 0 ? single : readings
    return distinct([...own, ...compound.flatMap((reading) => reading[position] ?? [])])
  })
}

/** All usual readings of a character, without tones, ü as v; of its other form where the dictionary has only that one. */
export function readingsOf(character: string): readonly string[] {
  const known = looked.get(character) ?? lookUp(character)
  looked.set(character, known)
  return known
}

/** A look-up takes 20 µs, and names share their characters. */
const looked = new Map<string, readonly string[]>()

function lookUp(character: string): readonly string[] {
  for (const form of formsOf(character)) {
    const known = pinyin(form, { type: 'array', toneType: 'none', v: true, multiple: true })
    const readings = distinct(known.map(folded).filter((reading) => syllables.has(reading)))
    if (readings.length > 0) return readings
  }
  return ours[character] ?? []
}

function distinct(readings: readonly string[]): readonly string[] {
  return [...new Set(readings)]
}
