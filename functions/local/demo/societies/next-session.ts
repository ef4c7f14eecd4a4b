import { addDays } from '../../../../shared/domain/dates.ts'
import type { MembershipStatus } from '../../../../shared/domain/membership.ts'
import { postIdOf, sessionIdOf } from '../natural-ids.ts'
import { madeUp } from '../origins.ts'
import type { Stage } from '../people/cast.ts'
import { randomOf } from '../random.ts'
import { addMembership } from '../world-people.ts'
import { titlesOf } from './posts.ts'
import type { ProvincialSociety } from './provincial-society.ts'
import type { Council } from './roster.ts'
import type { Situation } from './situation.ts'

const stages: readonly MembershipStatus[] = ['proposed', 'publicised', 'pending-approval']

/** The candidates for the offices of a session that is near: none of them has taken effect. */
export function addNextSession(
  stage: Stage,
  society: ProvincialSociety,
  { term, next, vices, chairLost }: Situation,
  council: Council,
): void {
  const [head, deputy] = council
  if (next !== 'dated' || term.end === undefined || head === undefined || deputy === undefined) return
  const random = randomOf(stage.world.seed, `next ${society.key}`)
  const { chair } = titlesOf(society)
  const status = random.pick(stages)
  const sessionId = sessionIdOf(society.id, term.number + 1)
  const start = addDays(term.end, 1)
  const propose = (who: Council[number], post: string) =>
    addMembership(stage.world, who.id, postIdOf(society.id, post), { sessionId, start, status }, madeUp.public)
  const candidate = chairLost === undefined && head.born >= 1958 && random.chance(0.6) ? head : deputy
  propose(candidate, chair)
  propose(candidate, '理事')
  const [clerk] = council.slice(1 + vices)
  if (clerk !== undefined) {
    propose(clerk, '秘书长')
    propose(clerk, '理事')
  }
}
