import { regions } from '../vocabulary/regions.ts'
import { simplified } from './character-forms.ts'
import { folded, isHan } from './fold.ts'

/** Whole names of regions are not longer (新疆维吾尔自治区 has 8, 积石山保安族东乡族撒拉族自治县 14). */
const longestPlace = 16

/**
 * The Han characters of an organization's name from each place where its reading may begin: the start, and behind the places that it
 * begins with, for 广东省人工智能学会 is asked for as gdsrgznxh and as rgznxh.
 */
export function organizationStarts(name: string): readonly (readonly string[])[] {
  const characters = [...folded(name)].filter(isHan)
  const behind = behindPlaces([...simplified(characters.join(''))])
  if (characters.length === 0) return []
  return behind === 0 ? [characters] : [characters, characters.slice(behind)]
}

/** How many characters at the start name places; at least two are left over. */
function behindPlaces(characters: readonly string[]): number {
  let behind = 0
  for (;;) {
    const place = placeLength(characters.slice(behind))
    if (place === 0) return behind
    behind += place
  }
}

function placeLength(characters: readonly string[]): number {
  for (let length = Math.min(longestPlace, characters.length - 2); length >= 2; length--) {
    const text = characters.slice(0, length).join('')
    if (text === '中国' || regions.find(text).length > 0) return length
  }
  return 0
}
