import { addDays } from '../../../../shared/domain/dates.ts'
import { postIdOf, sessionIdOf } from '../natural-ids.ts'
import { madeUp, today } from '../origins.ts'
import { type Cast, cast, type Stage } from '../people/cast.ts'
import { type Random, randomOf } from '../random.ts'
import { need } from '../world.ts'
import { addMembership, changePerson } from '../world-people.ts'
import { termBefore, titlesOf } from './posts.ts'
import type { ProvincialSociety } from './provincial-society.ts'
import type { Council } from './roster.ts'
import { isLarge, type Situation, type Term } from './situation.ts'

/** Who held the offices of the session before: some sit again now, others were older and have left, a few have died since. */
export function addFormerSession(
  stage: Stage,
  society: ProvincialSociety,
  situation: Situation,
  council: Council,
): void {
  const term = termBefore(situation.term)
  const [head] = council
  if (!situation.former || term === undefined || head === undefined) return
  const random = randomOf(stage.world.seed, `former ${society.key}`)
  const { chair, vice } = titlesOf(society)
  const held = (who: Cast, post: string) => addHeld(stage, society, term, who, post)
  const old = (seat: string, leading: boolean) => castFormer(stage, society, seat, leading, term, random)

  const chairAgain = random.chance(0.35)
  const formerChair = chairAgain ? head : old('chair', true)
  held(formerChair, chair)
  held(formerChair, '理事')
  if (!chairAgain) addHonorary(stage, society, situation, formerChair)
  const deputies = council.slice(1, 1 + situation.vices)
  const again = deputies.filter((each) => each.born < 1976 && random.chance(0.3)).slice(0, situation.vices)
  const others =
    again.length < situation.vices && random.chance(isLarge(society.key) ? 1 : 0.3) ? [old('vice', false)] : []
  for (const who of [...again, ...others]) {
    held(who, vice)
    held(who, '理事')
  }
  const [clerk] = council.slice(1 + situation.vices)
  const served = clerk !== undefined && clerk.born < 1976 && random.chance(0.3)
  if (clerk !== undefined && served) {
    held(clerk, '秘书长')
    held(clerk, '理事')
  }
  if (!isLarge(society.key)) return
  for (const who of council
    .slice(2 + situation.vices)
    .filter((each) => each.born < 1978)
    .slice(0, 12))
    held(who, '理事')
  for (let at = 0; at < 5; at++) held(old(`member ${at}`, false), '理事')
}

/** A former chair became honorary chair until that post was abolished. */
function addHonorary(stage: Stage, { id }: ProvincialSociety, { term: { start } }: Situation, who: Cast): void {
  const post = stage.world.posts.get(postIdOf(id, '名誉理事长'))
  if (post?.end === undefined || start === undefined || start >= post.end) return
  const draft = { nature: 'honorary', start, end: post.end, status: 'ended', endReason: 'post-abolished' } as const
  addMembership(stage.world, who.id, post.id, draft, madeUp.public)
}

function addHeld(
  stage: Stage,
  { id }: ProvincialSociety,
  { number, start = '', end = '' }: Term,
  who: Cast,
  post: string,
): void {
  const draft = { sessionId: sessionIdOf(id, number), start, end, status: 'ended', endReason: 'term-end' } as const
  addMembership(stage.world, who.id, postIdOf(id, post), draft, madeUp.public)
}

function castFormer(
  stage: Stage,
  { key, field, province }: ProvincialSociety,
  seat: string,
  leading: boolean,
  { number, end = today }: Term,
  random: Random,
): Cast {
  const standing = leading ? 'leading' : 'officer'
  const who = cast(stage, { key: `${key} former ${number} ${seat}`, field, province, born: [1938, 1957], standing })
  const died = random.chance(who.born < 1948 ? 0.3 : 0.05)
  const on = addDays(end, random.int(90, 1100))
  if (died && on < today && need(stage.world.people, who.id).status === 'active')
    changePerson(stage.world, who.id, { status: 'deceased', death: { on, done: true } })
  return who
}
