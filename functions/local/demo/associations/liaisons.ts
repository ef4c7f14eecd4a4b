import { addDays } from '../../../../shared/domain/dates.ts'
import type { MembershipId } from '../../../../shared/domain/ids.ts'
import { postIdOf } from '../natural-ids.ts'
import { madeUp, today } from '../origins.ts'
import type { LadderName } from '../people/career.ts'
import { type Cast, cast, type Stage } from '../people/cast.ts'
import type { Employer } from '../people/employers.ts'
import type { Random } from '../random.ts'
import type { Term } from '../societies/situation.ts'
import { addOrganization, addPost } from '../world.ts'
import { addMembership, changeMembership } from '../world-people.ts'
import type { LocalAssociation } from './local-association.ts'
import { seatIn } from './officers.ts'

/** One kind of the three heads (三长): whose head, under what title, in which discipline. */
type Kind = {
  readonly liaison: string
  /** Houses of a county and of a town, and what they are. */
  readonly house: string
  readonly townHouse: string
  readonly form: string
  readonly head: string
  readonly field: readonly string[]
  readonly ladder: LadderName
  /** Share of counties and of urban districts that have one. */
  readonly county: number
  readonly district: number
}

const kinds: readonly Kind[] = [
  {
    liaison: 'hospital-head',
    house: '人民医院（示例）',
    townHouse: '卫生院（示例）',
    form: 'hospital',
    head: '院长',
    field: ['320', '32024', '32027'],
    ladder: 'physician',
    county: 0.66,
    district: 0.66,
  },
  {
    liaison: 'school-head',
    house: '第一中学（示例）',
    townHouse: '中心小学（示例）',
    form: 'school',
    head: '校长',
    field: ['88051'],
    ladder: 'teacher',
    county: 0.58,
    district: 0.66,
  },
  {
    liaison: 'agro-station-head',
    house: '农业技术推广站（示例）',
    townHouse: '农业服务中心（示例）',
    form: 'agro-station',
    head: '站长',
    field: ['210', '21030'],
    ladder: 'agronomist',
    county: 0.62,
    district: 0.14,
  },
]

/** Counties where nobody serves yet: 紫金县, 阳山县, 惠来县. */
const withoutAny = new Set(['441621', '441823', '445224'])

/** Adds the heads who serve in an association, each with the house that they head and the headship that the seat rests on. */
export function addLiaisons(stage: Stage, association: LocalAssociation, term: Term, random: Random): void {
  const urban = association.division.endsWith('区')
  for (const kind of kinds) {
    const present = random.chance(urban ? kind.district : kind.county)
    if (present && !withoutAny.has(association.region)) addLiaison(stage, association, kind, term, random)
  }
}

function addLiaison(stage: Stage, association: LocalAssociation, kind: Kind, term: Term, random: Random): void {
  const { level, division, province } = association
  const key = `${association.key} ${kind.liaison}`
  const house = level === 'township' ? kind.townHouse : kind.house
  const employer = addHouse(stage, association, `${division}${house}`, key, kind)
  const head = castHead(stage, `${key} head`, kind, employer, province)
  const since = `${random.int(2015, 2021)}-${String(random.int(1, 12)).padStart(2, '0')}`
  const headship = addHeadship(stage, head, employer, kind, since)
  const nature = random.chance(0.82) ? 'part-time' : 'seconded'
  const seat = seatIn(stage, association, term)(head, '兼职副主席', { nature, baseId: headship, liaison: kind.liaison })
  if (!random.chance(0.08)) return
  const on = addDays(today, -random.int(20, 420))
  const endReason = random.chance(0.6) ? 'transferred' : 'retired'
  changeMembership(stage.world, headship, { status: 'ended', end: on, endReason })
  changeMembership(stage.world, seat.id, { baseEnded: true })
  if (random.chance(0.6))
    addHeadship(stage, castHead(stage, `${key} next head`, kind, employer, province), employer, kind, addDays(on, 1))
}

function addHouse(
  stage: Stage,
  { region, level }: LocalAssociation,
  name: string,
  key: string,
  { head, form }: Kind,
): Employer {
  const place = { country: 'CN', region }
  const house = addOrganization(
    stage.world,
    `DEMO ${key}`,
    { kind: 'institution', form, level, names: [{ text: name, kind: 'official' }], place },
    madeUp.public,
  )
  addPost(stage.world, house.id, { name: head, role: 'head', filledBy: 'appointed' }, madeUp.public)
  return { id: house.id, name, place, kind: 'institute' }
}

function castHead(
  stage: Stage,
  key: string,
  { field, ladder, head }: Kind,
  employer: Employer,
  province: string,
): Cast {
  return cast(stage, {
    key,
    field,
    province,
    born: [1967, 1984],
    standing: 'head',
    job: { employer, ladder, title: head },
  })
}

function addHeadship(stage: Stage, head: Cast, employer: Employer, kind: Kind, start: string): MembershipId {
  return addMembership(
    stage.world,
    head.id,
    postIdOf(employer.id, kind.head),
    { nature: 'full-time', start },
    madeUp.public,
  ).id
}
