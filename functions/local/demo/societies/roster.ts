import { addDays, type Day } from '../../../../shared/domain/dates.ts'
import type { MembershipId, PersonId } from '../../../../shared/domain/ids.ts'
import type { Membership } from '../../../../shared/domain/membership.ts'
import { postIdOf, sessionIdOf } from '../natural-ids.ts'
import { madeUp } from '../origins.ts'
import { type Cast, cast, type Stage } from '../people/cast.ts'
import { sectorOf } from '../people/sector.ts'
import { type Random, randomOf } from '../random.ts'
import { addMembership, changeMembership, changePerson, type MembershipDraft } from '../world-people.ts'
import { hasOrganizationSeats, titlesOf } from './posts.ts'
import type { ProvincialSociety } from './provincial-society.ts'
import type { Situation } from './situation.ts'

/** Members of the council by seat; a seat may be empty. */
export type Council = readonly Cast[]

/** Puts somebody into a post of the society for its present session. */
type Seat = (who: Cast, post: string, draft?: MembershipDraft) => Membership

/** Everybody in a council so far, by province and sector: some people sit in two councils. */
export type Pool = Map<string, Cast[]>

/** Fills the present session of a society and returns its council. */
export function addRoster(
  stage: Stage,
  society: ProvincialSociety,
  situation: Situation,
  pool: Pool,
  guests: ReadonlyMap<string, PersonId>,
): Council {
  if (!situation.rosterKnown) return []
  const random = randomOf(stage.world.seed, `roster ${society.key}`)
  const council = castCouncil(stage, society, situation, pool, guests, random)
  const seat = seatOf(stage, society, situation)
  for (const member of council) seat(member, '理事')
  for (const member of council.slice(0, situation.standing)) seat(member, '常务理事')
  addOfficers(stage, society, situation, council, seat, random)
  if (hasOrganizationSeats(society)) addRepresentatives(council, seat)
  return council
}

function seatOf(stage: Stage, society: ProvincialSociety, { term }: Situation): Seat {
  const sessionId = sessionIdOf(society.id, term.number)
  const start = term.start === undefined ? {} : { start: term.start }
  return (who, post, draft = {}) =>
    addMembership(stage.world, who.id, postIdOf(society.id, post), { sessionId, ...start, ...draft }, madeUp.public)
}

/** Seat 0 is the chair's, the next ones the deputies' and the secretary's, then the others. */
function castCouncil(
  stage: Stage,
  { key, field, province }: ProvincialSociety,
  { council, vices, openCouncil }: Situation,
  pool: Pool,
  guests: ReadonlyMap<string, PersonId>,
  random: Random,
): Cast[] {
  const shelf = `${province} ${sectorOf(field[0] ?? '')}`
  const known = pool.get(shelf) ?? []
  const seated: Cast[] = []
  for (let at = 0; at < council - openCouncil; at++) {
    const seat = `${key} council ${at}`
    const borrows = random.chance(0.1)
    const guest = guests.get(seat)
    const invited = guest === undefined ? undefined : stage.casts.get(guest)
    const borrowed = at > vices + 1 && borrows && known.length > 0 ? random.pick(known) : undefined
    const someone = invited ?? (borrowed !== undefined && !seated.includes(borrowed) ? borrowed : undefined)
    const standing = at === 0 ? 'leading' : at <= vices + 1 ? 'officer' : 'member'
    seated.push(someone ?? cast(stage, { key: seat, field, province, born: bornFor[standing], standing }))
  }
  pool.set(shelf, [...new Set([...known, ...seated.slice(1)])])
  return seated
}

const bornFor = { leading: [1954, 1971], officer: [1960, 1982], member: [1961, 1994] } as const

function addOfficers(
  stage: Stage,
  society: ProvincialSociety,
  situation: Situation,
  council: Council,
  seat: Seat,
  random: Random,
): void {
  const { vices, openVices, secretary, supervisor, changedVice, chairLost, term } = situation
  const { chair, vice } = titlesOf(society)
  const [head] = council
  if (head === undefined) return
  const held = seat(head, chair, { nature: 'part-time' })
  if (stage.world.posts.has(postIdOf(society.id, '法定代表人'))) seat(head, '法定代表人')
  const deputies = council.slice(1, 1 + vices - openVices)
  const changeOn = changedVice && term.start !== undefined ? addDays(term.start, random.int(200, 500)) : undefined
  for (const [at, deputy] of deputies.entries()) {
    const before = council.at(-1)
    if (changeOn !== undefined && at === vices - 1 && before !== undefined && council.length > vices + 2)
      replaceDeputy(seat, vice, before, deputy, changeOn)
    else seat(deputy, vice, { nature: 'part-time' })
  }
  const [clerk] = council.slice(1 + vices, 2 + vices)
  if (secretary === 'member' && clerk !== undefined) seat(clerk, '秘书长')
  if (secretary === 'hired') seat(hire(stage, society), '秘书长', { nature: 'full-time' })
  if (supervisor) seat(castSupervisor(stage, society), '监事长')
  if (chairLost === undefined) return
  leave(stage, head, held, chairLost)
  const [deputy] = deputies
  if (chairLost.acting && deputy !== undefined)
    seat(deputy, chair, { nature: 'acting', start: addDays(chairLost.on, 1) })
}

/** One person for each of up to five companies whose people sit in the council. */
function addRepresentatives(council: Council, seat: Seat): void {
  const companies = Map.groupBy(
    council.filter(({ employer }) => employer.kind === 'company'),
    ({ employer }) => employer.id,
  )
  for (const [representsId, [who]] of [...companies].slice(0, 5))
    if (who !== undefined) seat(who, '理事单位代表', { nature: 'part-time', representsId })
}

/** The deputy who stepped down, and the member of the council who took over; the new membership names the old one. */
function replaceDeputy(seat: Seat, post: string, before: Cast, successor: Cast, on: Day): void {
  const old = seat(before, post, { nature: 'part-time', status: 'ended', end: on, endReason: 'resigned' })
  seat(successor, post, { nature: 'part-time', start: addDays(on, 1), predecessorId: old.id })
}

/** A chair of supervisors, who may not sit in the council. */
function castSupervisor(stage: Stage, { key, field, province }: ProvincialSociety): Cast {
  return cast(stage, { key: `${key} supervisor`, field, province, born: [1958, 1978], standing: 'officer' })
}

/** A full-time secretary-general, employed by the society itself. */
function hire(stage: Stage, { id, key, name, field, province }: ProvincialSociety): Cast {
  const employer = { id, name, place: { country: 'CN', region: province }, kind: 'institute' } as const
  const job = { employer, ladder: 'engineer', title: '专职秘书长' } as const
  return cast(stage, { key: `${key} secretary`, field, province, born: [1966, 1989], standing: 'head', job })
}

/** Ends everything that the chair held in the society; who died is dead from that day. */
function leave(stage: Stage, who: Cast, held: Membership, { on, reason }: NonNullable<Situation['chairLost']>): void {
  const all = [...stage.world.memberships.values()].filter((each) => each.personId === who.id)
  const lost =
    reason === 'resigned'
      ? [held]
      : all.filter((each) => reason === 'died' || each.organizationId === held.organizationId)
  for (const each of lost) end(stage, each.id, on, reason)
  if (reason === 'died') changePerson(stage.world, who.id, { status: 'deceased', death: { on, done: true } })
}

function end(stage: Stage, id: MembershipId, on: Day, endReason: Membership['endReason']): void {
  changeMembership(stage.world, id, { status: 'ended', end: on, endReason })
}
