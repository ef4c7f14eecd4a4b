import { lastDay } from '../../domain/dates.ts'
import type { SessionId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { refuse } from '../../errors.ts'
import type { Context } from '../context.ts'
import { type JudgedSlate, judgeSlate } from '../slates/judge-slate.ts'
import { slateLimits } from '../slates/slate-input.ts'
import type { Opening } from './opened-sheet.ts'
import { type ChangingSession, preparedSession } from './prepared-session.ts'
import { nobodyNamed } from './publicise-session.ts'
import { readSessionRoster } from './session-roster.ts'

/** Checks the slate of a prepared session by the rules in force on the day on which it is to begin. Throws `too-large` beyond the limit of a slate. */
export async function checkChange(ctx: Context, id: SessionId): Promise<JudgedSlate> {
  const session = await preparedSession(ctx, id)
  const { all } = await readSessionRoster(ctx, session.organizationId, id)
  return judgeChange(ctx, session, all, session.change)
}

/** The verdict on everybody named in a prepared session, and on the slate as a whole. */
export function judgeChange(
  ctx: Context,
  { id, organizationId }: ChangingSession,
  all: readonly Membership[],
  { start, end }: Opening,
): Promise<JudgedSlate> {
  const seats = seatsNamed(all)
  if (seats.length === 0) throw nobodyNamed()
  if (seats.length > slateLimits.seats)
    throw refuse(
      'too-large',
      'id',
      `名单有 ${seats.length} 个席位，超过一次核查的上限 ${slateLimits.seats}；请用 POST /v1/slates/check 分批核查。`,
      `The slate has ${seats.length} seats, more than the ${slateLimits.seats} of one check; check it in parts by POST /v1/slates/check.`,
    )
  const termEnd = end === undefined ? undefined : lastDay(end)
  return judgeSlate(ctx, {
    organizationId,
    electionOn: start,
    sessionId: id,
    termEnd,
    mode: 'session',
    seats,
    rules: [],
  })
}

/** Each person and post once; acting and honorary holdings are no seats. */
function seatsNamed(all: readonly Membership[]) {
  const seats = all
    .filter(({ status, nature }) => status === 'in-office' && nature !== 'acting' && nature !== 'honorary')
    .map(({ personId, postId }) => ({ personId, postId }))
  return [...new Map(seats.map((seat) => [`${seat.personId} ${seat.postId}`, seat])).values()]
}
