import { addDays } from '../../../../shared/domain/dates.ts'
import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { mainName } from '../../../../shared/domain/names.ts'
import type { Organization } from '../../../../shared/domain/organization.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import { lastDayOfTerm } from '../calendar.ts'
import { type Random, randomOf } from '../random.ts'
import type { Term } from '../societies/situation.ts'
import type { World } from '../world.ts'

/** An association whose people are made up; its natural key begins the keys of its people. */
export type LocalAssociation = {
  readonly key: string
  readonly id: OrganizationId
  readonly name: string
  /** GB/T 2260 code of its city or county, and the name of that. */
  readonly region: string
  readonly division: string
  readonly province: string
  readonly level: 'city' | 'county' | 'township'
}

/** Cities of Hubei whose counties are staffed; all counties of Guangdong are. */
const hubeiCities = ['4201', '4205', '4206', '4211']

/** Districts whose real officers the notices name, so that nobody is made up beside them. */
const named = ['110118', '110119']

function staffed(region: string): boolean {
  if (region.startsWith('44')) return true
  if (region.startsWith('42')) return region.endsWith('00') || hubeiCities.includes(region.slice(0, 4))
  return region.startsWith('11') && !named.includes(region)
}

/** The associations of cities and counties that get made-up people: Guangdong, and parts of Hubei and Beijing. */
export function localAssociations(world: World): LocalAssociation[] {
  return [...world.organizations.values()].flatMap((organization) => {
    const { id, kind, level, place } = organization
    const region = place?.region ?? ''
    if (
      kind !== 'association' ||
      (level !== 'city' && level !== 'county') ||
      !staffed(region) ||
      !derivedName(organization)
    )
      return []
    const division = regions.get(region)?.zh ?? ''
    return [
      {
        key: region,
        id,
        name: mainName(organization.names),
        region,
        division,
        province: `${region.slice(0, 2)}0000`,
        level,
      },
    ]
  })
}

function derivedName({ identifiers }: Organization): boolean {
  return identifiers.some(({ scheme }) => scheme === 'internal')
}

/** The present session of an association, of five years: most are well within it, some are over, some are known to the month or not at all. */
export function localTerm(random: Random): Term {
  const number = random.int(5, 11)
  const start = random.weighted([
    [addDays('2022-03-01', random.int(0, 1000)), 76],
    [addDays('2021-11-20', random.int(0, 120)), 8],
    [addDays('2020-04-01', random.int(0, 480)), 11],
    [undefined, 5],
  ])
  const length = random.chance(0.12) ? 7 : 10
  if (start === undefined) return { number }
  return { number, start: start.slice(0, length), end: lastDayOfTerm(start, 5).slice(0, length) }
}

/** The stream that decides how things stand with an association. */
export function streamOf(seed: number, { key }: LocalAssociation): Random {
  return randomOf(seed, `association ${key}`)
}
