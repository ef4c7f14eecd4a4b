import { addDays } from '../../../../shared/domain/dates.ts'
import type { PostInput } from '../../../../shared/domain/post.ts'
import { yearsAfter } from '../calendar.ts'
import { madeUp } from '../origins.ts'
import { addPost, addSession, type World } from '../world.ts'
import type { ProvincialSociety } from './provincial-society.ts'
import { isLarge, type Situation, type Term } from './situation.ts'

/** The names of a society's posts: an 协会 has a 会长 where a 学会 has a 理事长. */
export type Titles = { readonly chair: string; readonly vice: string }

/** Titles in use in a society. */
export function titlesOf({ name }: ProvincialSociety): Titles {
  return name.endsWith('协会') ? { chair: '会长', vice: '副会长' } : { chair: '理事长', vice: '副理事长' }
}

/** Whether companies hold seats in a society, each with a representative (理事单位). */
export function hasOrganizationSeats({ key }: ProvincialSociety): boolean {
  return ['GD B-01', 'GD B-14', 'GD B-19', 'GD B-20'].includes(key)
}

/** Adds the posts of a society: seats by the situation, and in some a post that is frozen or was abolished. */
export function addSocietyPosts(world: World, society: ProvincialSociety, situation: Situation): void {
  const { chair, vice } = titlesOf(society)
  const termYears = 5
  const elected: readonly (Pick<PostInput, 'name' | 'role'> & Partial<PostInput>)[] = [
    { name: chair, role: 'chair', termYears },
    { name: vice, role: 'vice-chair', capacity: situation.vices, termYears },
    {
      name: '秘书长',
      role: 'secretary-general',
      termYears,
      ...(situation.secretary === 'hired' ? { filledBy: 'appointed', note: '聘任制' } : {}),
    },
    ...(situation.standing === 0
      ? []
      : [{ name: '常务理事', role: 'standing-council-member', capacity: situation.standing, termYears }]),
    { name: '理事', role: 'council-member', capacity: situation.council, termYears },
    { name: '监事长', role: 'supervisor-chair', termYears },
  ]
  for (const post of elected) addPost(world, society.id, post, madeUp.public)
  if (situation.legal)
    addPost(
      world,
      society.id,
      { name: '法定代表人', role: 'legal-representative', filledBy: 'appointed' },
      madeUp.public,
    )
  if (!isLarge(society.key)) return
  if (society.code.startsWith('B'))
    addPost(
      world,
      society.id,
      { name: '副秘书长', role: 'deputy-secretary-general', frozen: true, note: '换届前不再增补' },
      madeUp.public,
    )
  if (hasOrganizationSeats(society))
    addPost(
      world,
      society.id,
      { name: '理事单位代表', role: 'council-member', capacity: 6, filledBy: 'organization-seat' },
      madeUp.public,
    )
  if (society.code.startsWith('A'))
    addPost(
      world,
      society.id,
      { name: `名誉${chair}`, role: 'honorary-chair', end: '2023-12-31', note: '章程修改后不再设置' },
      madeUp.public,
    )
}

/** Adds the session that sits now, the one before it where its people are known, and the next one where it is planned. */
export function addSocietySessions(world: World, { id }: ProvincialSociety, { term, former, next }: Situation): void {
  const before = former ? termBefore(term) : undefined
  if (before !== undefined) addSession(world, id, { ...before, status: 'closed' }, madeUp.public)
  addSession(world, id, { ...term, status: 'sitting' }, madeUp.public)
  if (next === 'none') return
  const dated = next === 'dated' && term.end !== undefined ? { start: addDays(term.end, 1) } : {}
  addSession(world, id, { number: term.number + 1, status: 'planned', ...dated }, madeUp.public)
}

/** The session before `term`, of five years; undefined where there was none or no date leads to it. */
export function termBefore({ number, start }: Term): Term | undefined {
  return number === 1 || start === undefined
    ? undefined
    : { number: number - 1, start: yearsAfter(start, -5), end: addDays(start, -1) }
}
