import type { Level, OrganizationKind } from '../../../../shared/domain/organization.ts'
import { disciplines } from '../../../../shared/vocabulary/disciplines.ts'
import { organizationForms } from '../../../../shared/vocabulary/organization-forms.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import type { Chance } from './chance.ts'
import { countryOdds } from './countries.ts'
import { roots } from './fields.ts'
import { Odds } from './odds.ts'
import type { Draft, Made } from './organization.ts'
import { citiesOf, countiesOf, placeIn, provinceOdds, provinceOf, provinces } from './places.ts'

const cities = inTurn([...citiesOf.values()])
const counties = inTurn(cities.map(countiesOf).filter((list) => list.length > 0))

/** The first of every list, then the second of every list, and so on. */
function inTurn(lists: readonly (readonly string[])[]): readonly string[] {
  const longest = Math.max(...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list[at] ?? [])).flat()
}

const kinds = new Odds<OrganizationKind | 'branch' | 'national'>([
  ...([
    ['national', 3],
    ['society', 16],
    ['branch', 14],
    ['grassroots', 24],
  ] as const),
  ...([
    ['institution', 35],
    ['overseas-network', 3],
    ['international', 1],
  ] as const),
])

const grassrootsForms = new Odds([
  ...([
    ['enterprise-association', 40],
    ['university-association', 15],
    ['institute-association', 8],
  ] as const),
  ...([
    ['park-association', 12],
    ['new-sector-association', 5],
    ['township', 20],
  ] as const),
])

const institutionForms = new Odds([
  ...([
    ['university', 22],
    ['hospital', 20],
    ['school', 12],
    ['agro-station', 6],
    ['research-institute', 12],
  ] as const),
  ...([
    ['company', 20],
    ['government', 5],
    ['museum', 3],
  ] as const),
])

const networkForms = ['overseas-association', 'haizhi-base', 'haizhi-workstation', 'offshore-base'] as const
/** Organizations 32 and on come in fours: a city's association while one is missing, a county's, and two others. */
const firstFree = 1 + provinces.length

/** What the organization of this number is: the national association, the provinces', then the rest mixed. */
export function draftOf(chance: Chance, number: number, made: Made): Draft {
  if (number === 0) return association(undefined, 'CN', 'nation', made)
  const province = provinces[number - 1]
  if (province !== undefined) return association('CN', province, 'province', made)
  const turn = Math.floor((number - firstFree) / 4)
  const city = (number - firstFree) % 4 === 0 ? cities[turn] : undefined
  if (city !== undefined) return association(provinceOf(city), city, levelOf(city), made)
  const county = (number - firstFree) % 4 === 1 ? counties[turn] : undefined
  if (county !== undefined) return association(regions.get(county)?.parent, county, 'county', made)
  return otherOf(chance, number, made)
}

function levelOf(region: string): Level {
  return regions.get(region)?.level === 2 ? 'city' : 'county'
}

function association(above: string | undefined, place: string, level: Level, made: Made): Draft {
  // A county's association may be there before its city's; it then lies below the province's.
  const parent = above === undefined ? undefined : (made.association(above) ?? made.association(provinceOf(above)))
  const zh = place === 'CN' ? '全国' : (regions.get(place)?.zh ?? '')
  const province = place === 'CN' ? '110000' : provinceOf(place)
  return { kind: 'association', form: undefined, level, place, province, parent, name: `${zh}科协（示例）` }
}

function otherOf(chance: Chance, number: number, made: Made): Draft {
  const kind = kinds.draw(chance)
  const province = provinceOdds.draw(chance)
  const root = chance.pick(roots)
  const field = `${disciplines.get(root)?.zh ?? ''}${number}`
  const common = { form: undefined, level: undefined, place: province, province, parent: undefined }
  switch (kind) {
    case 'national':
      return {
        ...common,
        kind: 'society',
        level: 'nation',
        place: chance.is(0.9) ? 'CN' : undefined,
        name: `全国${field}学会（示例）`,
      }
    case 'society':
      return society(chance, province, field, made)
    case 'branch': {
      const parent = made.draw(chance, `council ${province}`, number)
      return {
        ...common,
        kind: 'body',
        form: 'committee',
        level: parent?.level,
        parent: shallow(parent),
        name: `${field}专委会（示例）`,
      }
    }
    case 'grassroots':
      return grassroots(chance, province, field, made)
    case 'overseas-network':
      return {
        ...common,
        kind,
        form: chance.pick(networkForms),
        place: chance.is(0.9) ? countryOdds.draw(chance) : province,
        name: `${field}海外网络（示例）`,
      }
    case 'international':
      return { ...common, kind, place: countryOdds.draw(chance), name: `国际${field}联合会（示例）` }
    case 'institution':
    case 'association':
    case 'body':
      return institution(chance, number, province, field, made)
  }
}

function society(chance: Chance, province: string, field: string, made: Made): Draft {
  const level = chance.is(0.28) ? 'province' : 'city'
  const place = level === 'province' ? province : chance.pick(citiesOf.get(province) ?? [province])
  const parent = made.association(place) ?? made.association(province)
  return { kind: 'society', form: undefined, level, place, province, parent, name: `${field}学会（示例）` }
}

function grassroots(chance: Chance, province: string, field: string, made: Made): Draft {
  const drawn = grassrootsForms.draw(chance)
  const place = placeIn(chance, province, 0.7)
  const above = [place, ...regions.ancestors(place)].map((code) => made.association(code)).find((each) => each)
  const [form, level] = drawn === 'township' ? [undefined, 'township' as const] : [drawn, undefined]
  return { kind: 'grassroots', form, level, place, province, parent: shallow(above), name: `${field}科协（示例）` }
}

function institution(chance: Chance, number: number, province: string, field: string, made: Made): Draft {
  const drawn = institutionForms.draw(chance)
  const form = chance.is(0.04) ? undefined : drawn
  const parent = chance.is(0.5) ? made.draw(chance, `institution ${province}`, number) : undefined
  const place = placeIn(chance, province, 0.8)
  const zh = organizationForms.get(drawn)?.zh ?? ''
  return {
    kind: 'institution',
    form,
    level: undefined,
    place,
    province,
    parent: shallow(parent),
    name: `${field}${zh}（示例）`,
  }
}

/** Nothing lies deeper than the fourth level. */
function shallow<T extends { readonly path: readonly string[] }>(parent: T | undefined): T | undefined {
  return parent === undefined || parent.path.length > 3 ? undefined : parent
}
