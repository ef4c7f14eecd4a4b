import { addDays, type Day, firstDay } from '../../../../shared/domain/dates.ts'
import type { PostInput } from '../../../../shared/domain/post.ts'
import { postIdOf, sessionIdOf } from '../natural-ids.ts'
import { madeUp, today } from '../origins.ts'
import { type Cast, cast, type Stage } from '../people/cast.ts'
import type { Random } from '../random.ts'
import type { Term } from '../societies/situation.ts'
import { addPost, addSession } from '../world.ts'
import { addMembership, changeMembership, type MembershipDraft } from '../world-people.ts'
import type { LocalAssociation } from './local-association.ts'

/** Seats of part-time deputies: in a county the three heads, in a city scientists and heads. */
export const deputySeats = { city: 4, county: 3, township: 3 } as const

/** Adds posts and the present session of an association. */
export function addAssociationPosts({ world }: Stage, { id, level }: LocalAssociation, term: Term): void {
  const posts: readonly (Pick<PostInput, 'name' | 'role'> & Partial<PostInput>)[] = [
    { name: '主席', role: 'chair', termYears: 5 },
    ...(level === 'township'
      ? []
      : [
          { name: '党组书记', role: 'party-secretary', filledBy: 'appointed' } as const,
          { name: '副主席', role: 'vice-chair', capacity: level === 'city' ? 2 : 1, termYears: 5 },
        ]),
    { name: '兼职副主席', role: 'vice-chair', capacity: deputySeats[level], termYears: 5 },
  ]
  for (const post of posts) addPost(world, id, post, madeUp.public)
  addSession(world, id, { ...term, status: 'sitting' }, madeUp.public)
}

/** Fills the full-time offices: in most places the Party secretary is chair as well, elsewhere a scientist is. */
export function addOfficers(stage: Stage, association: LocalAssociation, term: Term, random: Random): void {
  const { id, level } = association
  const secretary = castCadre(stage, association, '党组书记', [1966, 1980])
  const own = seatIn(stage, association, term)
  const since = addDays(firstDay(term.start ?? '2023-03-01'), -random.int(0, 500))
  const holding = addMembership(
    stage.world,
    secretary.id,
    postIdOf(id, '党组书记'),
    { nature: 'full-time', start: since },
    madeUp.public,
  )
  const both = random.chance(level === 'city' ? 0.5 : 0.7)
  const chair = both ? secretary : castChair(stage, association)
  own(chair, '主席', { nature: both ? 'full-time' : 'part-time' })
  const deputies = level === 'city' ? 2 : 1
  const open = random.chance(0.12) ? 1 : 0
  for (let at = 0; at < deputies - open; at++)
    own(castCadre(stage, association, `副主席 ${at}`, [1970, 1988]), '副主席', { nature: 'full-time' })
  if (random.chance(0.09) && !both) {
    const on = addDays(today, -random.int(15, 200))
    changeMembership(stage.world, holding.id, { status: 'ended', end: on, endReason: 'transferred' })
  }
}

/** Puts somebody into a post for the present session. */
export function seatIn(stage: Stage, { id }: LocalAssociation, { number, start }: Term) {
  const sessionId = sessionIdOf(id, number)
  const from: { start?: Day } = start === undefined ? {} : { start }
  return (who: Cast, post: string, draft: MembershipDraft = {}) =>
    addMembership(stage.world, who.id, postIdOf(id, post), { sessionId, ...from, ...draft }, madeUp.public)
}

/** Rank of a Party secretary by level; deputies are one step lower, and in 广州 and 深圳 both one higher. */
function rankOf({ level, region }: LocalAssociation, post: string): string {
  if (level === 'township') return 'section-deputy'
  const ladder = ['section-deputy', 'section-chief', 'division-deputy', 'division-chief', 'bureau-deputy']
  const base = level === 'county' ? 1 : region === '440100' || region === '440300' || region === '420100' ? 4 : 3
  return ladder[post === '党组书记' ? base : base - 1] ?? 'section-deputy'
}

/** A serving cadre who works in the association itself. */
export function castCadre(
  stage: Stage,
  association: LocalAssociation,
  post: string,
  born: readonly [number, number],
): Cast {
  const { key, id, name, region, province } = association
  const employer = { id, name, place: { country: 'CN', region }, kind: 'institute' } as const
  const job = { employer, ladder: 'engineer', title: post.replace(/ \d+$/, '') } as const
  const facts = { cadre: { rank: rankOf(association, post), serving: true } }
  return cast(stage, { key: `${key} ${post}`, field: ['63035'], province, born, standing: 'cadre', job, facts })
}

function castChair(stage: Stage, { key, level, province }: LocalAssociation): Cast {
  const standing = level === 'city' ? 'leading' : 'officer'
  return cast(stage, {
    key: `${key} chair`,
    field: ['520', '460', '320', '210', '180'],
    province,
    born: [1958, 1974],
    standing,
  })
}
