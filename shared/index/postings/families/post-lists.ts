import { holdsOn } from '../../../domain/tenure.ts'
import type { Facts, PostFacts } from '../../columns/facts.ts'
import { heldOnDayOf } from '../../leaves/partial-days.ts'
import { type ListId, listId } from '../list.ts'
import type { Moment } from '../moment.ts'
import { missing } from './place-lists.ts'
import { groups, standing, tailOf } from './seat-code.ts'

/**
 * The lists of memberships. One membership is one code in each family, so a condition on several of its attributes is judged on a single
 * code and two memberships cannot satisfy it together.
 *
 * `p/<role>` by group, kind, tail; `pk/<kind>` by role (current ones); `pl` liaisons by kind of liaison; `m/<organization>` of the
 * organization and each above it by role and session; `pb/<role>` with the membership that one rests on; `px/<role>` with the engagements in its
 * tenure; `pc` how many are held.
 */
export function postLists(facts: Facts, moment: Moment): ListId[] {
  const { posts } = facts
  return [
    ...posts.flatMap((post) => [...seatLists(post, moment), ...organizationLists(post, moment)]),
    ...posts.flatMap((post) => baseLists(post, posts, moment)),
    ...termLists(facts, moment),
    ...countLists(posts, moment),
  ]
}

function seatLists(post: PostFacts, moment: Moment): ListId[] {
  const { seat } = post
  const { group, state } = standing(post, moment)
  const tail = tailOf(seat, state)
  return [
    listId(`p/${seat.role}`, `${group}${seat.kind}.${tail}`),
    ...(group === groups.current ? [listId(`pk/${seat.kind}`, `${tail}.${seat.role}`)] : []),
    ...(seat.liaison === undefined ? [] : [listId('pl', `${group}${seat.liaison}.${seat.role}.${seat.kind}.${tail}`)]),
  ]
}

/** `=` for the organization itself, `<` for those above it. */
function organizationLists(post: PostFacts, moment: Moment): ListId[] {
  const { seat } = post
  const { group, state } = standing(post, moment)
  const session = seat.session ?? missing
  return [...new Set([seat.organizationId, ...seat.path])].map((id) => {
    const at = id === seat.organizationId ? '=' : '<'
    return listId(`m/${id}`, `${group}${at}${seat.role}.${session}.${state}`)
  })
}

/** Between the code of a membership and what is said of another thing together with it. */
export const together = '~'

function baseLists(post: PostFacts, posts: readonly PostFacts[], moment: Moment): ListId[] {
  if (post.baseId === undefined) return []
  const base = posts.find(({ id }) => id === post.baseId)
  const partition = `pb/${post.seat.role}`
  if (base === undefined) return [listId(partition, `${ownCode(post, moment)}${together}${missing}`)]
  return [listId(partition, `${ownCode(post, moment)}${together}${base.seat.role}.${ownCode(base, moment)}`)]
}

function ownCode(post: PostFacts, moment: Moment): string {
  const { group, state } = standing(post, moment)
  return `${group}${post.seat.kind}.${tailOf(post.seat, state)}`
}

function termLists({ posts, engagements }: Facts, moment: Moment): ListId[] {
  return posts.flatMap((post) =>
    engagements.flatMap(({ value: { kind, role, on } }) => {
      const during = on === undefined ? 'unknown' : heldOnDayOf(post.tenure, on)
      if (during === 'no') return []
      const letter = during === 'yes' ? 'y' : 'u'
      return [listId(`px/${post.seat.role}`, `${ownCode(post, moment)}${together}${kind}.${role}.${letter}`)]
    }),
  )
}

/** How many memberships are certainly held on the day, and how many may be; nobody is listed who can hold none. */
function countLists(posts: readonly PostFacts[], moment: Moment): ListId[] {
  const held = posts
    .filter((post) => standing(post, moment).state !== 'p')
    .map(({ tenure }) => holdsOn(tenure, moment.day))
  const possible = held.filter((each) => each !== 'no').length
  const certain = held.filter((each) => each === 'yes').length
  return possible === 0 ? [] : [listId('pc', `${certain}-${possible}`)]
}
