import type { Honour } from '../../../../shared/domain/honour.ts'
import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { today } from '../origins.ts'
import type { Cast, Stage } from '../people/cast.ts'
import { liftRule } from '../people/honour-rules.ts'
import { type Random, randomOf } from '../random.ts'
import { associationOf } from '../real/local-associations.ts'
import { nation } from '../real/national-societies.ts'
import { need, put, type World } from '../world.ts'

const thisYear = Number(today.slice(0, 4))

/** Gives the people of 青年人才托举工程 their sponsor (a society that they sit in, else the association), who runs it, and, to most, a mentor. */
export function addMentors(stage: Stage): void {
  const { world, casts } = stage
  const seniors = [...casts.values()].filter((each) => mayMentor(world, each))
  const bySector = Map.groupBy(seniors, ({ sector }) => sector)
  const seats = Map.groupBy(world.memberships.values(), ({ personId }) => personId)
  for (const held of [...world.honours.values()].filter(({ honour }) => honour === liftRule.honour)) {
    const mentee = casts.get(held.personId)
    if (mentee === undefined) continue
    const random = randomOf(world.seed, `mentor ${held.id}`)
    const society = (seats.get(mentee.id) ?? []).find(
      ({ organizationId }) => need(world.organizations, organizationId).kind === 'society',
    )
    const sponsorId = society?.organizationId ?? associationOf(mentee.province)
    const mentor = mentorFor(random, mentee, bySector.get(mentee.sector) ?? [])
    const organizerId = organizerOf(world, sponsorId, mentee.province)
    addMentor(world, { ...held, sponsorId, organizerId, ...(mentor === undefined ? {} : { mentorId: mentor.id }) })
  }
}

/** A national society supports people of the national programme, all others those of their province's own. */
function organizerOf(world: World, sponsor: OrganizationId, province: string): OrganizationId {
  return need(world.organizations, sponsor).level === 'nation' ? nation : associationOf(province)
}

function mayMentor(world: World, { id, born, standing, academician, rank }: Cast): boolean {
  const experienced = academician || (standing === 'leading' && rank === 'senior' && thisYear - born > 50)
  return experienced && need(world.people, id).status === 'active'
}

/** Academicians take most of them, in their own province where one is. */
function mentorFor(random: Random, { province, id }: Cast, seniors: readonly Cast[]): Cast | undefined {
  if (random.chance(0.15)) return undefined
  const near = seniors.filter((each) => each.province === province && each.id !== id)
  return near.length === 0 ? undefined : random.weighted(near.map((each) => [each, each.academician ? 6 : 1] as const))
}

function addMentor(world: World, honour: Honour): void {
  world.honours.set(honour.id, honour)
  const { id, mentorId, personId, cohort } = honour
  if (mentorId === undefined) return
  put(world.mentorings, id, { honourId: id, personId: mentorId, menteeId: personId, honour: honour.honour, cohort })
}
