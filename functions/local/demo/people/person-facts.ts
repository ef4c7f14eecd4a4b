import type { PersonInput } from '../../../../shared/domain/person.ts'
import { today } from '../origins.ts'
import type { Random } from '../random.ts'
import type { Facts } from '../world-people.ts'
import { delegateRolesOf, educationOf, ethnicityOf, nativePlaceOf, partyOf } from './background.ts'
import { titleOn } from './career.ts'
import type { Made } from './made.ts'
import { type MadeName, makeName, makeUyghurName, namesOf } from './person-name.ts'
import { disciplinesIn } from './sector.ts'

const thisYear = Number(today.slice(0, 4))

/** What the directory knows of a made-up person: names, and facts of which some stay unknown, as they do in life. */
export function factsOf(random: Random, made: Made, reserved: ReadonlySet<string>, title: string | undefined): Facts {
  const { born, gender, province, standing, rank, ladder, field, employer } = made
  const { educations, languages } = educationOf(random, born, standing !== 'cadre' && standing !== 'head')
  const abroad = educations.some(({ country }) => country !== 'CN')
  const party = partyOf(random, standing)
  const uyghur = random.chance(0.003)
  const ethnicity = ethnicityOf(random, province)
  const name = uyghur ? makeUyghurName(random, gender) : freeName(random, made, reserved)
  const [code, card] = rank === undefined ? [undefined, '干部'] : titleOn(ladder, rank)
  const known = <T>(value: T, chance: number): T | undefined => (random.chance(chance) ? value : undefined)
  return {
    names: namesOf(name, abroad),
    birth: birthOf(random, born),
    gender: known(gender === 'male' ? '1' : '2', 0.97),
    ethnicity: uyghur ? '05' : ethnicity,
    nationality: known('CN', 0.92),
    workplace: employer.place,
    nativePlace: nativePlaceOf(random, province),
    employments: title === undefined ? employmentsOf(random, made, card, educations[0]?.year) : [jobOf(made, title)],
    disciplines: standing === 'cadre' ? [] : (known(disciplinesIn(random, field), 0.98) ?? []),
    professionalTitle: known(code, 0.96),
    talentCategories: categoriesOf(random, made, abroad),
    delegateRoles: delegateRolesOf(random, standing, party),
    languages,
    educations,
    politicalAffiliation: party,
  }
}

/** A name that nobody in the notices has. */
function freeName(random: Random, made: Made, reserved: ReadonlySet<string>): MadeName {
  const name = makeName(random, made.gender, made.born, made.province)
  return reserved.has(name.han) ? freeName(random, made, reserved) : name
}

/** Birth to the day, the month, the year, or unknown for one in twelve. */
function birthOf(random: Random, year: number): string | undefined {
  const month = `${year}-${String(random.int(1, 12)).padStart(2, '0')}`
  const day = `${month}-${String(random.int(1, 28)).padStart(2, '0')}`
  return random.weighted([
    [day, 60],
    [month, 8],
    [`${year}`, 24],
    [undefined, 8],
  ])
}

function jobOf({ employer }: Made, title: string) {
  return { organizationId: employer.id, organization: employer.name, title }
}

/** The present employment, begun after the degree, over for those who have retired; academicians work on. */
function employmentsOf(random: Random, made: Made, title: string, degree = 0): PersonInput['employments'] {
  const { born, academician } = made
  const retirement = born + random.int(60, 65)
  const start = Math.min(Math.max(degree, born + random.int(27, 38)), thisYear - 1)
  const job = { ...jobOf(made, title), start: `${start}` }
  return [!academician && retirement < thisYear ? { ...job, end: `${retirement}` } : job]
}

function categoriesOf(
  random: Random,
  { born, gender, academician, standing, ladder }: Made,
  abroad: boolean,
): string[] {
  const said = (category: string, chance: number) => (random.chance(chance) ? [category] : [])
  return [
    ...(academician ? said('strategic-scientist', 0.35) : []),
    ...(standing === 'leading' || academician ? said('leading-talent', 0.4) : []),
    ...(thisYear - born <= 40 ? said('young-talent', 0.4) : []),
    ...(gender === 'female' && standing !== 'cadre' ? said('woman-scientist', 0.5) : []),
    ...(ladder === 'engineer' && standing !== 'cadre' ? said('outstanding-engineer', 0.2) : []),
    ...(standing === 'cadre' ? said('association-cadre', 0.8) : said('technology-manager', 0.012)),
    ...(abroad ? said('overseas-talent', 0.3) : []),
    ...said('science-communicator', 0.02),
  ]
}
