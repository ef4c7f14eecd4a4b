import { addDays, type Day, endsBeforeStart, lastDay, type PartialDate } from '../../domain/dates.ts'
import type { MembershipId, PostId } from '../../domain/ids.ts'
import type { EndReason, Membership } from '../../domain/membership.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { isPrepared } from '../../domain/session.ts'
import { AppError, refuse } from '../../errors.ts'
import { childKey } from '../../table/keys.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import type { Ending } from '../membership-plans.ts'
import { heldOn } from '../person-record.ts'
import { readAll, refer } from '../read.ts'
import type { Appointee, AppointmentInput } from './appointment-input.ts'

/** A holding that is ended to make way, and how. */
export type ToEnd = { readonly before: Membership; readonly ending: Ending }

/** The holdings that an appointment ends, and the predecessor of each appointee, in their order. */
export type Endings = {
  readonly toEnd: readonly ToEnd[]
  readonly predecessors: readonly (MembershipId | undefined)[]
}

/** Where people are appointed to, from when, and when the case was last changed, which is the least that its officer has seen. */
export type Seat = {
  readonly postId: PostId
  readonly sheet: SeatSheet
  readonly start: Day
  readonly seenAt: string
}

/**
 * Finds whom the appointees follow: those who are named, and in a post for one the one who holds it. Nothing is guessed: several holders
 * are listed and asked about, and an open holding ends only for a reason that the request gives.
 */
export async function findEndings(ctx: Context, seat: Seat, input: AppointmentInput): Promise<Endings> {
  const open = await openHoldings(ctx, seat)
  const { nominees, endActing } = input
  const toEnd = new Map<MembershipId, ToEnd>()
  const predecessors: (MembershipId | undefined)[] = []
  for (const [at, appointee] of nominees.entries()) {
    const path = `nominees.${at}.predecessor`
    const before = await predecessorOf(ctx, seat, appointee, open, path)
    predecessors.push(before?.id)
    if (before === undefined || before.status === 'ended') continue
    if (toEnd.has(before.id)) throw twice(path, before)
    toEnd.set(before.id, { before, ending: endingOf(seat, before, appointee.predecessor ?? {}, path) })
  }
  if (endActing !== undefined)
    for (const before of open.filter(({ id, nature }) => nature === 'acting' && !toEnd.has(id)))
      toEnd.set(before.id, { before, ending: endingOf(seat, before, endActing, 'endActing') })
  return { toEnd: [...toEnd.values()], predecessors }
}

/** The refusal of one holder too many in a post for several, with those of whom one may be named. */
export async function whomToFollow(ctx: Context, seat: Seat, full: AppError): Promise<AppError> {
  const holders = (await openHoldings(ctx, seat)).filter((each) => isPresent(each, seat))
  const list = shortList(holders)
  return new AppError(
    'post-full',
    {
      zh: `${full.detail.zh}请在 nominees.…predecessor.id 中写明接替谁；现任：${list}。`,
      en: `${full.detail.en} Name whom each follows in nominees.…predecessor.id; the present holders: ${list}.`,
    },
    [{ path: 'nominees.0.predecessor', ...full.detail }],
  )
}

/** What is named in a session that is being prepared is none of it. */
async function openHoldings(ctx: Context, { postId, sheet }: Seat): Promise<Membership[]> {
  const all = await readAll(ctx.table, memberships, { index: 'GS1', pk: `H#${postId}` })
  const prepared = new Set<string>(sheet.terms.filter(isPrepared).map(({ id }) => id))
  return all.filter(({ status, sessionId }) => status === 'in-office' && !prepared.has(sessionId ?? ''))
}

async function predecessorOf(
  ctx: Context,
  seat: Seat,
  { predecessor }: Appointee,
  open: readonly Membership[],
  path: string,
): Promise<Membership | undefined> {
  if (predecessor?.id !== undefined) {
    const { id } = predecessor
    const named = await refer(ctx.table, memberships, childKey(id), `${path}.id`, id)
    if (named.postId === seat.postId && (named.status === 'in-office' || named.status === 'ended')) return named
    throw refuse(
      'invalid-input',
      `${path}.id`,
      `${id} 不是这个职务的在任或已结束的任职。`,
      `${id} is no present or past holding of this post.`,
    )
  }
  const capacity = seat.sheet.seats.find(({ postId }) => postId === seat.postId)?.capacity
  const present = capacity === 1 ? open.filter((each) => isPresent(each, seat)) : []
  const [one, another] = present
  if (another !== undefined) throw several(path, present)
  if (one === undefined && predecessor !== undefined) throw nobody(path)
  // Who took the post while this case was open, by another one perhaps, is ended only by name.
  if (one !== undefined && one.createdAt > seat.seenAt) throw newHolder(path, one)
  // The index may be a moment behind: what is ended is what is stored.
  return one === undefined ? undefined : refer(ctx.table, memberships, childKey(one.id), path, one.id)
}

/** Held on the first day of the new holding or on its eve; acting and honorary holdings take no seat. */
function isPresent(membership: Membership, { sheet, start }: Seat): boolean {
  if (membership.nature === 'acting' || membership.nature === 'honorary') return false
  return [addDays(start, -1), start].some((on) => heldOn(membership, sheet, on) !== 'no')
}

/** What a request says of an ending. */
type EndingSaid = { readonly end?: PartialDate | undefined; readonly reason?: EndReason | undefined }

function endingOf({ start }: Seat, before: Membership, { end: given, reason }: EndingSaid, path: string): Ending {
  const eve = addDays(start, -1)
  const over = before.end !== undefined && lastDay(before.end) <= eve ? before.end : eve
  const end = given ?? over
  if (reason === undefined)
    throw refuse(
      'invalid-input',
      `${path}.reason`,
      `${before.personId} 仍任此职（${before.id}）；请在 predecessor.reason 中写明其任职因何结束，接替与任用一并办理。`,
      `${before.personId} still holds the post (${before.id}); say in predecessor.reason why that ends, and it ends with this appointment.`,
    )
  if (endsBeforeStart({ start: before.start, end }))
    throw refuse(
      'end-before-start',
      `${path}.end`,
      `任职 ${before.id} 始于 ${before.start}，不能在 ${end} 结束。`,
      `The holding ${before.id} began on ${before.start} and cannot end on ${end}.`,
    )
  return { end, reason }
}

function several(path: string, present: readonly Membership[]) {
  return refuse(
    'post-full',
    path,
    `此职务现有 ${present.length} 项在任任职：${shortList(present)}；请在 predecessor.id 中写明接替哪一项。`,
    `The post has ${present.length} present holdings: ${shortList(present)}; name the one that ends in predecessor.id.`,
  )
}

function newHolder(path: string, { id, personId, createdAt }: Membership) {
  return refuse(
    'post-full',
    path,
    `${personId} 的任职 ${id} 于 ${createdAt} 录入，晚于这件举荐的上一步；如确由其离任，请在 predecessor.id 中写明。`,
    `${personId} took the post by ${id}, recorded at ${createdAt}, after this case was last changed; if that is the holding to end, name it in predecessor.id.`,
  )
}

function nobody(path: string) {
  return refuse(
    'invalid-input',
    path,
    '此职务没有可自动认定的现任；请在 predecessor.id 中写明接替哪一项任职，或不写 predecessor。',
    'No present holder follows from the post itself; name the holding in predecessor.id, or leave predecessor out.',
  )
}

function twice(path: string, { id }: Membership) {
  return refuse(
    'invalid-input',
    path,
    `任职 ${id} 只能由一人接替。`,
    `The holding ${id} can be followed by one person only.`,
  )
}

function shortList(holdings: readonly Membership[]): string {
  const most = 20
  const named = holdings.slice(0, most).map(({ id, personId }) => `${id} (${personId})`)
  return [...named, ...(holdings.length > most ? ['…'] : [])].join(', ')
}
