import type { Area } from '../../../../shared/index/columns/area.ts'
import type { SingleFacts } from '../../../../shared/index/columns/facts.ts'
import type { Chance } from './chance.ts'
import { countryOdds } from './countries.ts'
import { cadreOf, ethnicityOf, partyOf } from './life.ts'
import { foreignName, nameOf } from './names.ts'
import { areaAt, placeIn, provinceOdds } from './places.ts'
import { type Rank, rankAt, titleOf } from './titles.ts'

/** What other facts of a person rest on. */
export type Root = {
  readonly born: number
  readonly sex: 'male' | 'female'
  readonly foreign: boolean
  readonly rank: Rank | undefined
}

/** Year of birth (1935 to 2004, a bell), sex, origin and rank; those who sit in councils are older. */
export function rootOf(chance: Chance, sits: boolean): Root {
  const bell = (chance.next() + chance.next() + chance.next()) / 3
  const born = Math.min(2004, Math.round(sits ? 1936 + bell * 66 : 1940 + bell * 70))
  const rank = chance.is(0.07) ? undefined : rankAt(chance, 2026 - born)
  return { born, sex: chance.is(0.32) ? 'female' : 'male', foreign: chance.is(0.015), rank }
}

/** Facts of which there is one; each is unknown for some. */
export function singleOf(chance: Chance, root: Root, province: string): SingleFacts {
  const ethnicity = root.foreign ? undefined : ethnicityOf(chance)
  return {
    names: namesOf(chance, root, ethnicity),
    status: chance.is(root.born < 1946 ? 0.2 : 0.006) ? 'deceased' : 'active',
    generated: true,
    birth: birthOf(chance, root.born),
    gender: genderOf(chance, root),
    ethnicity,
    nationality: nationalityOf(chance, root),
    workplace: workplaceOf(chance, root, province),
    nativePlace: nativePlaceOf(chance, root, province),
    professionalTitle: root.rank === undefined ? undefined : titleOf(chance, root.rank),
    politicalAffiliation: root.foreign ? undefined : partyOf(chance),
    cadre: root.foreign ? undefined : cadreOf(chance),
  }
}

function namesOf(chance: Chance, { born, sex, foreign }: Root, ethnicity: string | undefined): string {
  if (foreign) return foreignName(chance)
  const name = nameOf(chance, sex, born, ethnicity)
  return chance.is(0.012) ? `${name}\n${nameOf(chance, sex, born, ethnicity)}` : name
}

/** Known to the year for most, to the month or day for others; unknown for one in thirty. */
function birthOf(chance: Chance, born: number): string | undefined {
  const known = chance.next()
  if (known < 0.035) return undefined
  if (known < 0.6) return String(born)
  const month = `${born}-${String(chance.int(1, 12)).padStart(2, '0')}`
  return known < 0.75 ? month : `${month}-${String(chance.int(1, 28)).padStart(2, '0')}`
}

function genderOf(chance: Chance, { sex }: Root): string | undefined {
  if (chance.is(0.02)) return undefined
  if (chance.is(0.004)) return chance.pick(['0', '9'])
  return sex === 'male' ? '1' : '2'
}

function nationalityOf(chance: Chance, { foreign }: Root): string | undefined {
  if (chance.is(0.03)) return undefined
  if (foreign) return countryOdds.draw(chance)
  return chance.is(0.008) ? chance.pick(['HK', 'MO', 'TW']) : 'CN'
}

/** In the province for most, down to the county for four in five; abroad, in Hong Kong (written either way) or unknown for the rest. */
function workplaceOf(chance: Chance, { foreign }: Root, province: string): Area | undefined {
  const drawn = chance.next()
  if (drawn < 0.03) return undefined
  if (drawn < (foreign ? 0.7 : 0.05)) return areaAt(countryOdds.draw(chance))
  if (drawn > 0.99) return areaAt(chance.pick(['HK', 'MO', 'TW', '810000', '820000', '710000']))
  return drawn > 0.985 ? areaAt('CN') : areaAt(placeIn(chance, province, 0.8))
}

function nativePlaceOf(chance: Chance, { foreign }: Root, province: string): string | undefined {
  if (foreign || chance.is(0.2)) return undefined
  return placeIn(chance, chance.is(0.6) ? province : provinceOdds.draw(chance), 0.55)
}
