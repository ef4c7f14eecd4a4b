import { holdsOn } from '../../../domain/tenure.ts'
import type { Facts, PostFacts } from '../../columns/facts.ts'
import { heldOnDayOf } from '../../leaves/partial-days.ts'
import { type ListId, listId } from '../list.ts'
import type { Moment } from '../moment.ts'
import { missing, workplaceCode } from './place-lists.ts'
import { groups, provinceLetters, seatCode, seatLetters, standing } from './seat-code.ts'

/**
 * The lists of memberships. One membership is one code in each family, so a condition on several of its attributes is judged on a single
 * code and two memberships cannot satisfy it together.
 *
 * `p/<role>` by group, kind and all else, of the area the province; `pa/<role>` current ones by kind, level and area; `pk/<kind>` current ones by level
 * and province; `pl` liaisons by kind of liaison, role and nature, `pm` current ones by kind of liaison; `m/<organization>` of the organization and
 * each above it; `pb/<role>` with the membership that one rests on; `px/<role>` with the engagements in its tenure; `pc` how many are held.
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
  const [kind, level, nature] = [
    seatLetters.kind.of(seat.kind),
    seatLetters.level.of(seat.level),
    seatCode(seat, state).charAt(6),
  ]
  const province = provinceLetters(seat.area)
  const liaison = seat.liaison === undefined ? undefined : seatLetters.liaison.of(seat.liaison)
  const isNow = group === groups.current
  return [
    listId(`p/${seat.role}`, group + seatCode(seat, state)),
    ...(isNow
      ? [
          listId(`pa/${seat.role}`, kind + level + workplaceCode(seat.area) + state),
          listId(`pk/${seat.kind}`, province + level + state),
        ]
      : []),
    ...(liaison === undefined
      ? []
      : [listId('pl', group + liaison + seatLetters.role.of(seat.role) + kind + province + level + state + nature)]),
    ...(liaison === undefined || !isNow ? [] : [listId('pm', liaison + state)]),
  ]
}

/** The organization itself (`=`) by role and session, those above it (`<`) by role. */
function organizationLists(post: PostFacts, moment: Moment): ListId[] {
  const { organizationId, path, role, session = missing } = post.seat
  const { group, state } = standing(post, moment)
  return [
    listId(`m/${organizationId}`, `${group}=${seatLetters.role.of(role)}${state}${session}`),
    ...path
      .filter((id) => id !== organizationId)
      .map((id) => listId(`m/${id}`, `${group}<${seatLetters.role.of(role)}${state}`)),
  ]
}

/** Between the code of a membership and what is said of another thing together with it. */
export const together = '~'

function baseLists(post: PostFacts, posts: readonly PostFacts[], moment: Moment): ListId[] {
  if (post.baseId === undefined) return []
  const base = posts.find(({ id }) => id === post.baseId)
  const partition = `pb/${post.seat.role}`
  if (base === undefined) return [listId(partition, `${ownCode(post, moment)}${together}${missing}`)]
  return [
    listId(
      partition,
      `${ownCode(post, moment)}${together}${seatLetters.role.of(base.seat.role)}${ownCode(base, moment)}`,
    ),
  ]
}

function ownCode(post: PostFacts, moment: Moment): string {
  const { group, state } = standing(post, moment)
  return group + seatCode(post.seat, state)
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
  return possible === 0 ? [] : [listId('pc', countCode(possible, certain))]
}

/** The code of two numbers of posts, in the order of the first. */
export function countCode(possible: number, certain?: number): string {
  const code = String(possible).padStart(3, '0')
  return certain === undefined ? code : `${code}-${certain}`
}
