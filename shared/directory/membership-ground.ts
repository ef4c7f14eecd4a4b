import { type Day, lastDay, type PartialDate } from '../domain/dates.ts'
import { membershipId, organizationOf } from '../domain/ids.ts'
import type { Membership, MembershipInput } from '../domain/membership.ts'
import type { Person } from '../domain/person.ts'
import { placePath } from '../domain/place.ts'
import type { Post } from '../domain/post.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import { overfullOn } from '../domain/seat-state.ts'
import { isPrepared } from '../domain/session.ts'
import { refuse } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { posts, sheets } from '../table/organizations.ts'
import { people } from '../table/people.ts'
import type { Context } from './context.ts'
import { refer, unknownReference } from './read.ts'
import { movedOr, whereNow } from './where-now.ts'
import { organizationExists } from './write.ts'

/** What a membership rests on, read in one go and held unchanged by the transaction that writes it. */
export type Ground = {
  readonly person: Person
  readonly post: Post
  readonly sheet: SeatSheet
  /** The predecessor that the input names, under the id that it has now. */
  readonly predecessor: Pick<Membership, 'predecessorId'>
}

/** Reads the ground of a membership; throws for a reference that leads nowhere, and for what takes no open memberships any more. `on`: the sheet to build on, where the same transaction changes it before. */
export async function groundOf(ctx: Context, input: MembershipInput, on?: SeatSheet): Promise<Ground> {
  const organizationId = organizationOf(input.postId)
  const [person, post, sheet, predecessor] = await Promise.all([
    refer(ctx.table, people, keyOf.person(input.personId), 'personId', input.personId),
    refer(ctx.table, posts, childKey(input.postId), 'postId', input.postId),
    on ?? refer(ctx.table, sheets, keyOf.sheet(organizationId), 'postId', input.postId),
    predecessorOf(ctx, input),
  ])
  if (person.status === 'merged')
    throw await movedOr(ctx.table, person.id, 'personId', unknownReference('personId', person.id))
  if (input.sessionId !== undefined && !sheet.terms.some(({ id }) => id === input.sessionId))
    throw unknownReference('sessionId', input.sessionId)
  checkPrepared(input, sheet)
  if (input.status === 'ended') return { person, post, sheet, predecessor }
  if (person.status === 'deceased')
    throw refuse(
      'not-active',
      'personId',
      '此人已去世，只能补记已结束的任职（status: ended）。',
      'The person has died; only memberships that have ended can be added (status: ended).',
    )
  if (sheet.closedOn !== undefined)
    throw refuse(
      'not-active',
      'postId',
      '组织已关闭，只能补记已结束的任职（status: ended）。',
      'The organization is closed; only memberships that have ended can be added (status: ended).',
    )
  if (outlivedBy(post.end, input.start))
    throw refuse('not-active', 'postId', `该职务已于 ${post.end} 撤销。`, `The post was abolished on ${post.end}.`)
  return { person, post, sheet, predecessor }
}

/** Who is named in a session that is being prepared is named and nothing else: not pending beside that, not over, not in one that is given up. */
function checkPrepared({ sessionId: id, status }: MembershipInput, { terms }: SeatSheet): void {
  const term = terms.find((each) => each.id === id)
  if (!isPrepared(term)) return
  if (term?.stage === 'abandoning')
    throw refuse(
      'wrong-state',
      'sessionId',
      '这一届的筹备正在撤销，不再接受任职。',
      'The preparation of this session is being given up; it takes no memberships.',
    )
  if (status !== 'in-office')
    throw refuse(
      'wrong-state',
      'status',
      '这一届尚在筹备：名单上的任职一律写 in-office，开届时生效；要撤下请删除（DELETE /v1/memberships/{id}）。',
      'The session is being prepared: memberships in it are in-office and take effect when it is opened; to take one off, delete it (DELETE /v1/memberships/{id}).',
    )
}

/** Who came before may have moved with a merged person since somebody read or wrote the id. */
async function predecessorOf(ctx: Context, { predecessorId }: MembershipInput): Promise<Ground['predecessor']> {
  if (predecessorId === undefined) return {}
  const now = membershipId.safeParse(await whereNow(ctx.table, predecessorId))
  return { predecessorId: now.data ?? predecessorId }
}

/** Whether an open holding from `start` runs past the end of its post. */
function outlivedBy(postEnd: PartialDate | undefined, start: PartialDate | undefined): boolean {
  return postEnd !== undefined && start !== undefined && start > lastDay(postEnd)
}

/** For 三长: the place of the association, as a path. */
export function liaisonPlace({ liaison }: MembershipInput, { place }: SeatSheet): string | undefined {
  return liaison === undefined || place === undefined ? undefined : placePath(place)
}

/** The life of the person may not change under the write; the sheet guards the rest. */
export function groundUnchanged({ person, predecessor: { predecessorId } }: Ground, input: MembershipInput): Write[] {
  const refs: Write[] = []
  if (input.representsId !== undefined)
    refs.push(organizationExists(input.representsId, unknownReference('representsId', input.representsId)))
  if (predecessorId !== undefined)
    refs.push({
      kind: 'check',
      key: childKey(predecessorId),
      expect: 'present',
      refusal: unknownReference('predecessorId', predecessorId),
    })
  return [{ kind: 'check', key: keyOf.person(person.id), expect: { version: person.version } }, ...refs]
}

/**
 * Refuses what makes a post overfull from `today` on; what came in overfull may be mended step by step. The past is history: sources
 * say who held a post then, and a council that is smaller today had more members.
 */
export function checkCapacity(before: SeatSheet, after: SeatSheet, { postId }: Membership, today: Day): void {
  const seat = after.seats.find((each) => each.postId === postId)
  const earlier = before.seats.find((each) => each.postId === postId)
  const on = seat === undefined ? undefined : overfullOn(seat, after, { since: today, before: earlier })
  if (seat === undefined || on === undefined) return
  throw refuse(
    'post-full',
    'postId',
    `${seat.name}编制 ${seat.capacity} 人，${on} 起已满；请先结束前任的任职（其最后一天可以是 ${on}），或提高编制。`,
    `${seat.name} takes ${seat.capacity} and is full on ${on}; end the predecessor's membership first (the last day may be ${on}), or raise the capacity.`,
  )
}
