import type { PersonInput } from '../../../../shared/domain/person.ts'
import { madeUp } from '../origins.ts'
import type { Stage } from '../people/cast.ts'
import { makeName, namesOf } from '../people/person-name.ts'
import { disciplinesIn } from '../people/sector.ts'
import { type Random, randomOf } from '../random.ts'
import { overseasAssociationId, overseasAssociations } from '../real/overseas-associations.ts'
import { addAffiliation, addPerson } from '../world-people.ts'
import type { Base } from './bases.ts'

/** Countries of work: language, cities, how many people, and share who took the nationality. */
const countries = [
  ['US', 'en', ['Boston', 'San Jose', 'Houston', 'Chicago', 'Pittsburgh'], 62, 0.5],
  ['DE', 'de', ['Berlin', 'München', 'Aachen'], 24, 0.3],
  ['JP', 'ja', ['东京', '大阪', '筑波'], 22, 0.2],
  ['GB', 'en', ['London', 'Manchester'], 16, 0.35],
  ['AU', 'en', ['Sydney', 'Melbourne', 'Canberra'], 16, 0.5],
  ['SG', 'en', ['Singapore'], 10, 0.3],
  ['CA', 'en', ['Toronto', 'Vancouver'], 10, 0.5],
  ['FR', 'fr', ['Paris', 'Grenoble'], 8, 0.3],
  ['IE', 'en', ['Dublin'], 8, 0.3],
] as const

const fields = ['52020', '430', '180', '350', '320', '510', '590', '61030', '41310', '480', '460', '15065']

/** Adds Chinese scientists who work abroad, with their affiliations to the association of their country and to bases at home. */
export function addScientistsAbroad(stage: Stage, bases: readonly Base[]): void {
  for (const [country, language, cities, count, naturalised] of countries)
    for (let at = 0; at < count; at++)
      addOne(stage, bases, { country, language, cities, naturalised }, `abroad ${country} ${at}`)
}

type Land = {
  readonly country: string
  readonly language: string
  readonly cities: readonly string[]
  readonly naturalised: number
}

function addOne(stage: Stage, bases: readonly Base[], land: Land, key: string): void {
  const random = randomOf(stage.world.seed, `person ${key}`)
  const born = random.int(1956, 1992)
  const discipline = random.pick(fields)
  const { id } = addPerson(
    stage.world,
    key,
    factsOf(random, stage.reserved, land, born, discipline),
    () => madeUp.internal,
    true,
  )
  const associations = overseasAssociations().filter(({ country }) => country === land.country)
  const since = random.int(Math.max(2008, born + 27), 2024)
  const draft = { country: land.country, discipline }
  if (associations.length > 0 && random.chance(0.85)) {
    const { name } = random.pick(associations)
    const left = random.chance(0.1) ? { end: `${random.int(since + 1, 2026)}` } : {}
    addAffiliation(
      stage.world,
      id,
      { networkId: overseasAssociationId(name), ...draft, role: '会员', start: `${since}`, ...left },
      madeUp.internal,
    )
  }
  if (!random.chance(0.55)) return
  const base = random.pick(bases)
  const from = Math.max(since, base.recognised)
  const role = random.weighted([
    ['海智专家', 7],
    ['海外顾问', 2],
    ['联络人', 1],
  ] as const)
  addAffiliation(
    stage.world,
    id,
    { networkId: base.id, ...draft, role, start: `${from}-${random.pick(['03', '06', '09', '11'])}` },
    madeUp.internal,
  )
}

function factsOf(random: Random, reserved: ReadonlySet<string>, land: Land, born: number, discipline: string) {
  const gender = random.chance(0.28) ? 'female' : 'male'
  const draw = () => makeName(random, gender, born, '110000')
  let name = draw()
  while (reserved.has(name.han)) name = draw()
  const degree = born + random.int(27, 31)
  const title = random.weighted([
    ['Professor', 5],
    ['Associate Professor', 3],
    ['Principal Scientist', 3],
  ] as const)
  const city = random.pick(land.cities)
  const birth = random.weighted([
    [`${born}`, 6],
    [`${born}-0${random.int(1, 9)}`, 2],
    [undefined, 2],
  ])
  return {
    names: namesOf(name, true),
    birth,
    gender: gender === 'male' ? '1' : '2',
    nationality: random.chance(land.naturalised) ? land.country : 'CN',
    workplace: { country: land.country, city },
    employments: [
      { organization: `${city} Institute of Advanced Research (demo)`, title, start: `${degree + random.int(0, 3)}` },
    ],
    disciplines: disciplinesIn(random, [discipline]),
    talentCategories: ['overseas-talent'],
    languages: land.language === 'en' ? ['zh', 'en'] : ['zh', land.language, 'en'],
    educations: [{ degree: '2', country: land.country, year: degree }],
  } satisfies Omit<PersonInput, 'delegateRoles' | 'identifiers' | 'contacts'>
}
