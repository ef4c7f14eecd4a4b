import type { OrganizationId } from '../../../../shared/domain/ids.ts'
import { lastDayOfTerm } from '../calendar.ts'
import { postIdOf, sessionIdOf } from '../natural-ids.ts'
import { madeUp } from '../origins.ts'
import { type Cast, cast, type Stage } from '../people/cast.ts'
import { randomOf } from '../random.ts'
import { associationOf } from '../real/local-associations.ts'
import type { Term } from '../societies/situation.ts'
import type { Staffed } from '../societies/societies.ts'
import { addPost, addSession, need } from '../world.ts'
import { addMembership } from '../world-people.ts'

type Plan = {
  readonly region: string
  readonly term: Term
  readonly members: number
  readonly standing: number
  readonly open: number
}

/** Associations with a recorded council: members and standing members, most of them chairs of societies. */
const plans: readonly Plan[] = [
  { region: '440000', term: termFrom(10, '2024-05-21'), members: 131, standing: 37, open: 2 },
  { region: '420000', term: termFrom(10, '2022-12-15'), members: 45, standing: 15, open: 0 },
]

function termFrom(number: number, start: string): Term {
  return { number, start, end: lastDayOfTerm(start, 5) }
}

/** Adds the councils of the associations of Guangdong and Hubei, and their chairs; the real officers of Guangdong stay as the notice names them. */
export function addProvincialCouncils(stage: Stage, societies: readonly Staffed[]): void {
  for (const { region, term, members, standing, open } of plans) {
    const id = associationOf(region)
    addSession(stage.world, id, { ...term, status: 'sitting' }, madeUp.public)
    const termYears = 5
    addPost(stage.world, id, { name: '主席', role: 'chair', termYears }, madeUp.public)
    addPost(
      stage.world,
      id,
      { name: '常委', role: 'standing-council-member', capacity: standing, termYears },
      madeUp.public,
    )
    addPost(stage.world, id, { name: '委员', role: 'council-member', capacity: members, termYears }, madeUp.public)
    const random = randomOf(stage.world.seed, `council ${region}`)
    const eligible = societies.filter(
      ({ society, situation }) => society.province === region && situation.chairLost === undefined,
    )
    const chairs = random.some(
      eligible.flatMap(({ council }) => council.slice(0, 1)),
      members - open,
    )
    const deputies = random.some(
      eligible.flatMap(({ council }) => council.slice(1, 2)),
      members,
    )
    const field = ['150', '460', '180', '520']
    const chair = cast(stage, {
      key: `${region} chair`,
      field,
      province: region,
      born: [1957, 1963],
      standing: 'leading',
    })
    const council = [...new Set([chair, ...chairs, ...deputies])].slice(0, members - open)
    seat(stage, id, term, [chair], '主席')
    seat(stage, id, term, council.slice(0, standing), '常委')
    seat(stage, id, term, council, '委员')
  }
}

function seat(
  { world }: Stage,
  id: OrganizationId,
  { number, start = '' }: Term,
  people: readonly Cast[],
  post: string,
): void {
  for (const who of people.filter((each) => need(world.people, each.id).status === 'active'))
    addMembership(
      world,
      who.id,
      postIdOf(id, post),
      { sessionId: sessionIdOf(id, number), start, nature: 'part-time' },
      madeUp.public,
    )
}
