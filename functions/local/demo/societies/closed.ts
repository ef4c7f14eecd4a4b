import { organizationIdOf, postIdOf } from '../natural-ids.ts'
import { derived, madeUp } from '../origins.ts'
import { cast, type Stage } from '../people/cast.ts'
import { associationOf } from '../real/local-associations.ts'
import { addOrganization, addPost, addRelation, addSession } from '../world.ts'
import { addMembership } from '../world-people.ts'

/** Societies of Guangdong that no longer are: one merged into another, one deregistered. */
const closed = [
  {
    key: 'GD B-75',
    name: '广东省大坝工程学会',
    field: ['57025'],
    on: '2024-06-30',
    reason: 'merged',
    successors: ['GD B-08'],
  },
  {
    key: 'GD E-20',
    name: '广东省流行色协会',
    field: ['54060'],
    on: '2023-11-15',
    reason: 'deregistered',
    successors: [],
  },
] as const

/** Adds the closed societies with the people whose offices ended with them. */
export function addClosedSocieties(stage: Stage): void {
  const { world } = stage
  for (const { key, name, field, on, reason, successors } of closed) {
    const { id } = addOrganization(
      world,
      key,
      {
        kind: 'society',
        level: 'province',
        names: [{ text: name, kind: 'official', end: on }],
        place: { country: 'CN', region: '440000' },
        status: 'closed',
        closing: { on, reason, successorIds: successors.map((each) => organizationIdOf(each)), done: true },
      },
      derived('全国学会名称以省名代“中国”“中华”'),
    )
    addRelation(world, id, { kind: 'guided-by', targetId: associationOf('440000'), end: on }, madeUp.public)
    const { id: sessionId } = addSession(
      world,
      id,
      { number: 4, start: '2021-04-10', end: '2026-04-09', status: 'closed' },
      madeUp.public,
    )
    for (const [post, role, standing] of [
      ['理事长', 'chair', 'leading'],
      ['秘书长', 'secretary-general', 'officer'],
    ] as const) {
      addPost(world, id, { name: post, role, end: on }, madeUp.public)
      const who = cast(stage, { key: `${key} ${post}`, field, province: '440000', born: [1960, 1975], standing })
      const draft = {
        sessionId,
        start: '2021-04-10',
        end: on,
        status: 'ended',
        endReason: 'organization-closed',
      } as const
      addMembership(world, who.id, postIdOf(id, post), draft, madeUp.public)
    }
  }
}
