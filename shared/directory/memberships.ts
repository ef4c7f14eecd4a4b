import { type Day, dayOf, lastDay, type PartialDate } from '../domain/dates.ts'
import { type MembershipId, organizationOf } from '../domain/ids.ts'
import { endsUnheld, type Membership, type MembershipInput, membershipInput } from '../domain/membership.ts'
import type { Person } from '../domain/person.ts'
import { placePath } from '../domain/place.ts'
import type { Post } from '../domain/post.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { type SeatSheet, withMembership } from '../domain/seat-sheet.ts'
import { overfullOn } from '../domain/seat-state.ts'
import { refuse } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { posts, sheets } from '../table/organizations.ts'
import { memberships, people } from '../table/people.ts'
import type { Context } from './context.ts'
import { baseOf, flagDependents } from './dependents.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { roleOrder } from './posts.ts'
import { assertedNow } from './provenance.ts'
import { load, refer, unknownReference } from './read.ts'
import { sheetWrite } from './seat-sheets.ts'
import { expectVersion, organizationExists, retrying, stale, write } from './write.ts'

/** What a membership rests on, read in one go and held unchanged by the transaction that writes it. */
type Ground = { readonly person: Person; readonly post: Post; readonly sheet: SeatSheet }

/** Puts a person into a post; refuses a seat that is taken, a closed organization, a person who has died. */
export function createMembership(ctx: Context, input: MembershipInput): Promise<Membership> {
  return once(
    ctx,
    (id) => load(ctx.table, memberships, childKey(id), id),
    () =>
      retrying(async () => {
        const ground = await groundOf(ctx, input)
        const id = ctx.ids.membership(input.personId)
        const base = await baseOf(ctx, input, id)
        const created: Membership = {
          ...input,
          id,
          organizationId: organizationOf(input.postId),
          order: roleOrder(ground.post.role),
          liaisonPlace: liaisonPlace(input, ground.sheet),
          baseEnded: base.ended,
          provenance: assertedNow(ctx, 'public'),
          ...firstStamp(ctx.now),
        }
        const sheet = withMembership(ground.sheet, undefined, created)
        checkCapacity(ground.sheet, sheet, created, dayOf(ctx.now))
        await write(
          ctx,
          [{ entity: id, type: 'membership', subject: input.personId, action: 'create', after: created }],
          [
            { kind: 'put', item: memberships.toItem(created), expect: 'absent' },
            ...sheetWrite(ground.sheet, sheet),
            ...groundUnchanged(ground, input),
            ...base.unchanged,
          ],
        )
        return created
      }),
  )
}

/** Changes a membership, ending it included; person and post stay, for another post or mandate is another membership. */
export function changeMembership(
  ctx: Context,
  id: MembershipId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Membership> {
  return retrying(async () => {
    const before = await getMembership(ctx, id)
    expectVersion(before, expected)
    const input = membershipInput.parse(patch(inputOf(membershipInput, before)))
    if (input.personId !== before.personId || input.postId !== before.postId)
      throw refuse(
        'invalid-input',
        'postId',
        '任职的人和职务不能更换；请结束这项任职，另建一项。',
        'The person and post of a membership stay; end this one and create another.',
      )
    checkPredecessor(input, id)
    const ground = await groundOf(ctx, input)
    const base = await baseOf(ctx, input, id)
    const after: Membership = {
      ...replaced(membershipInput, before, input),
      order: roleOrder(ground.post.role),
      liaisonPlace: liaisonPlace(input, ground.sheet),
      baseEnded: base.ended,
      neverHeld: endsUnheld(before, input.status),
      provenance: assertedNow(ctx, before.provenance.visibility),
      ...nextStamp(before, ctx.now),
    }
    const sheet = withMembership(ground.sheet, before, after)
    checkCapacity(ground.sheet, sheet, after, dayOf(ctx.now))
    const dependents = await flagDependents(ctx, after)
    await write(
      ctx,
      [
        {
          entity: id,
          type: 'membership',
          subject: before.personId,
          action: after.status === 'ended' ? 'end' : 'change',
          before,
          after,
        },
        ...dependents.changes,
      ],
      [
        { kind: 'put', item: memberships.toItem(after), expect: { version: expected }, refusal: stale() },
        ...sheetWrite(ground.sheet, sheet),
        ...groundUnchanged(ground, input),
        ...base.unchanged,
        ...dependents.writes,
      ],
    )
    return after
  })
}

/** The membership of this id; throws `not-found`. */
export function getMembership(ctx: Context, id: MembershipId): Promise<Membership> {
  return load(ctx.table, memberships, childKey(id), id)
}

async function groundOf(ctx: Context, input: MembershipInput): Promise<Ground> {
  const organizationId = organizationOf(input.postId)
  const [person, post, sheet] = await Promise.all([
    refer(ctx.table, people, keyOf.person(input.personId), 'personId', input.personId),
    refer(ctx.table, posts, childKey(input.postId), 'postId', input.postId),
    refer(ctx.table, sheets, keyOf.sheet(organizationId), 'postId', input.postId),
  ])
  if (input.sessionId !== undefined && !sheet.terms.some(({ id }) => id === input.sessionId))
    throw unknownReference('sessionId', input.sessionId)
  if (input.status === 'ended') return { person, post, sheet }
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
  return { person, post, sheet }
}

/** Whether an open holding from `start` runs past the end of its post. */
function outlivedBy(postEnd: PartialDate | undefined, start: PartialDate | undefined): boolean {
  return postEnd !== undefined && start !== undefined && start > lastDay(postEnd)
}

function checkPredecessor({ predecessorId }: MembershipInput, id: MembershipId): void {
  if (predecessorId === id)
    throw refuse('cycle', 'predecessorId', '任职不能是自己的前任。', 'A membership cannot come before itself.')
}

function liaisonPlace({ liaison }: MembershipInput, { place }: SeatSheet): string | undefined {
  return liaison === undefined || place === undefined ? undefined : placePath(place)
}

/** The life of the person may not change under the write; the sheet guards the rest. */
function groundUnchanged({ person }: Ground, input: MembershipInput): Write[] {
  const refs: Write[] = []
  if (input.representsId !== undefined)
    refs.push(organizationExists(input.representsId, unknownReference('representsId', input.representsId)))
  if (input.predecessorId !== undefined)
    refs.push({
      kind: 'check',
      key: childKey(input.predecessorId),
      expect: 'present',
      refusal: unknownReference('predecessorId', input.predecessorId),
    })
  return [{ kind: 'check', key: keyOf.person(person.id), expect: { version: person.version } }, ...refs]
}

/**
 * Refuses what makes a post overfull from `today` on; what came in overfull may be mended step by step. The past is history: sources
 * say who held a post then, and a council that is smaller today had more members.
 */
function checkCapacity(before: SeatSheet, after: SeatSheet, { postId }: Membership, today: Day): void {
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
