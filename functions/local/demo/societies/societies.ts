import type { PersonId } from '../../../../shared/domain/ids.ts'
import { madeUp } from '../origins.ts'
import type { Cast, Stage } from '../people/cast.ts'
import { randomOf } from '../random.ts'
import { addRelation } from '../world.ts'
import { addFormerSession } from './former.ts'
import { addNextSession } from './next-session.ts'
import { addSocietyPosts, addSocietySessions } from './posts.ts'
import { addProvincialSocieties, type ProvincialSociety, provincialSocieties } from './provincial-society.ts'
import { addRoster, type Pool } from './roster.ts'
import { isLarge, type Situation, situationOf } from './situation.ts'

/** What a story settles about societies: their situations, and who sits in a seat of a council. */
export type SocietyScript = {
  readonly situations: ReadonlyMap<string, Partial<Situation>>
  readonly guests: ReadonlyMap<string, PersonId>
  /** Seats of a council that are kept for people who are added later. */
  readonly kept: (society: string) => number
}

/** A society, how things stand with it, and its present council, the chair's seat first. */
export type Staffed = {
  readonly society: ProvincialSociety
  readonly situation: Situation
  readonly council: readonly Cast[]
}

/** Adds the societies of the provinces with posts, sessions and people; large councils come first, so that others can borrow from them. */
export function addSocieties(stage: Stage, { situations, guests, kept }: SocietyScript): Staffed[] {
  const societies = provincialSocieties()
  addProvincialSocieties(stage.world, societies)
  const pool: Pool = new Map()
  const ordered = [...societies.filter(({ key }) => isLarge(key)), ...societies.filter(({ key }) => !isLarge(key))]
  return ordered.map((society) => {
    const dealt = situationOf(stage.world.seed, society.key, situations.get(society.key))
    const situation = { ...dealt, openCouncil: dealt.openCouncil + kept(society.key) }
    addSocietyPosts(stage.world, society, situation)
    addSocietySessions(stage.world, society, situation)
    const council = addRoster(stage, society, situation, pool, guests)
    addFormerSession(stage, society, situation, council)
    addNextSession(stage, society, situation, council)
    addHost(stage, society, council)
    return { society, situation, council }
  })
}

/** Half of the societies are housed by the university of their secretary (挂靠). */
function addHost(stage: Stage, { key, id }: ProvincialSociety, council: readonly Cast[]): void {
  const host = council.find(({ employer }) => employer.kind === 'university')?.employer
  const housed = randomOf(stage.world.seed, `host ${key}`).chance(0.5)
  if (host !== undefined && housed)
    addRelation(stage.world, id, { kind: 'supported-by', targetId: host.id }, madeUp.public)
}
