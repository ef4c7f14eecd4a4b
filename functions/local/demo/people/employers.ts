import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { mainName } from '../../../../shared/domain/names.ts'
import type { Place } from '../../../../shared/domain/place.ts'
import { regions } from '../../../../shared/vocabulary/regions.ts'
import { madeUp } from '../origins.ts'
import type { Random } from '../random.ts'
import { addOrganization, type World } from '../world.ts'
import { type Sector, sectorOf } from './sector.ts'

/** Kinds of workplace. */
export type Workplace = 'university' | 'institute' | 'hospital' | 'company' | 'station'

/** A place where people work. */
export type Employer = {
  readonly id: OrganizationId
  readonly name: string
  readonly place: Place
  readonly kind: Workplace
}

/** Where people of a field work in a province. */
export type Employers = {
  readonly pick: (random: Random, province: string, kind: Workplace, field: readonly string[]) => Employer
}

/** Made-up workplaces: cities by code, and names that end in （示例） so that nobody takes them for real ones. */
const madeUpPlaces: Record<
  string,
  { readonly cities: readonly string[]; readonly hospitals: number; readonly companies: number }
> = {
  440000: {
    cities: ['440100', '440300', '440100', '440600', '441900', '440400', '441300', '440100'],
    hospitals: 8,
    companies: 16,
  },
  420000: { cities: ['420100', '420100', '420600', '420500'], hospitals: 4, companies: 6 },
  110000: { cities: ['110108', '110105', '110115', '110114'], hospitals: 4, companies: 6 },
}
type Trade = readonly [name: string, disciplines: RegExp]

/** Trades of companies, and the disciplines of those who work there. */
const trades: readonly Trade[] = [
  ['云岭智能装备', /^(4[136]|58|59)/],
  ['海川新材料', /^(43|45|53|54)/],
  ['南麓生物技术', /^(1|3|55)/],
  ['启明电子', /^51/],
  ['恒岳能源', /^(44|47|48|49)/],
  ['澄江软件', /^(42|52)/],
  ['远山环保', /^(56|57|6)/],
  ['青禾农业科技', /^2/],
]
/** Fields of institutes. */
const institutes: readonly Trade[] = [
  ['新材料', /^(14|15|43|45|53|54)/],
  ['智能制造', /^(13|41|46|47|48|58|59)/],
  ['农业生物', /^(18|2[123]|55)/],
  ['环境与资源', /^(16|17|44|49|56|57|6)/],
  ['先进计算', /^(11|12|19|42|51|52)/],
  ['海洋与水产', /^(17055|17060|24)/],
]
const stations = ['农业技术推广', '水产技术推广']

const forms: Record<Workplace, string> = {
  university: 'university',
  institute: 'research-institute',
  hospital: 'hospital',
  company: 'company',
  station: 'agro-station',
}

function addMadeUp(world: World, name: string, region: string, kind: Workplace): Employer {
  const place = { country: 'CN', region }
  const { id } = addOrganization(
    world,
    `DEMO ${name}`,
    { kind: 'institution', form: forms[kind], names: [{ text: name, kind: 'official' }], place },
    madeUp.public,
  )
  return { id, name, place, kind }
}

function madeUpIn(world: World, province: string): Employer[] {
  const plan = madeUpPlaces[province]
  if (plan === undefined) return []
  const cityAt = (at: number) => plan.cities[at % plan.cities.length] ?? province
  const short = (code: string) => regions.get(code)?.zh ?? ''
  const own = short(province)
  const distinct = [...new Set(plan.cities)]
  return [
    ...Array.from({ length: plan.hospitals }, (_, at) =>
      addMadeUp(world, `${short(cityAt(at))}第${at + 91}医院（示例）`, cityAt(at), 'hospital'),
    ),
    ...Array.from({ length: plan.companies }, (_, at) => {
      // Companies of the same trade lie in different cities, so that no name comes twice.
      const city = distinct[(at + Math.floor(at / trades.length)) % distinct.length] ?? province
      return addMadeUp(world, `${short(city)}${trades[at % trades.length]?.[0]}有限公司（示例）`, city, 'company')
    }),
    ...institutes.map(([name], at) => addMadeUp(world, `${own}${name}研究院（示例）`, cityAt(at % 2), 'institute')),
    ...stations.map((name, at) => addMadeUp(world, `${own}${name}总站（示例）`, cityAt(at), 'station')),
  ]
}

const suits: Record<Sector, RegExp> = {
  medicine: /医|药|中山大学|暨南大学|武汉大学|华中科技大学|北京大学|清华大学/,
  agriculture: /农|林|海洋|中山大学|武汉大学|仲恺/,
  basic: /./,
  engineering: /./,
  crossing: /./,
}
const special = /[医药]|体育|美术|音乐|戏|电影|舞蹈|警|公安|财经|金融|外语|外国语|政法|党|职业|商/

/** Universities as the ministry lists them, weighted towards the large ones, and made-up workplaces of the three provinces. */
export function makeEmployers(world: World): Employers {
  const all = [...world.organizations.values()].filter(({ identifiers }) => identifiers[0]?.scheme === 'moe-code')
  const invented = new Map(Object.keys(madeUpPlaces).map((province) => [province, madeUpIn(world, province)]))
  const byProvince = Map.groupBy(all, ({ place }) => `${place?.region?.slice(0, 2)}0000`)
  const lists = new Map<string, (readonly [Employer, number])[]>()

  const universities = (province: string, sector: Sector) =>
    (byProvince.get(province) ?? []).flatMap(({ id, names, place, note = '' }): (readonly [Employer, number])[] => {
      const name = mainName(names)
      if (place === undefined || !suits[sector].test(name) || (sector !== 'medicine' && special.test(name))) return []
      const weight = !note.startsWith('本科')
        ? 0.1
        : /教育部|国务院|工业和信息化部/.test(note)
          ? 8
          : /教育厅|教委/.test(note)
            ? 0.2
            : 2
      return [[{ id, name, place, kind: 'university' }, weight]]
    })

  const listOf = (province: string, kind: Workplace, sector: Sector) => {
    if (kind === 'university') return universities(province, sector)
    return (invented.get(province) ?? []).filter((each) => each.kind === kind).map((each) => [each, 1] as const)
  }

  return {
    pick: (random, province, kind, field) => {
      const sector = sectorOf(field[0] ?? '')
      const key = `${province} ${kind} ${sector}`
      const list = lists.get(key) ?? listOf(province, kind, sector)
      lists.set(key, list)
      const named = kind === 'company' ? trades : kind === 'institute' ? institutes : []
      const fitting = list.filter(([{ name }]) => isIn(named, field, name))
      return random.weighted(fitting.length > 0 ? fitting : list)
    },
  }
}

/** Whether a workplace of this name is in a trade of the field. */
function isIn(named: readonly Trade[], [discipline = '']: readonly string[], name: string): boolean {
  return named.some(([trade, disciplines]) => name.includes(trade) && disciplines.test(discipline))
}
