import { type Day, firstDay, lastDay } from '../../domain/dates.ts'
import type { SeatStanding } from '../../domain/seat-state.ts'
import type { Truth } from '../../domain/truth.ts'
import type { Bilingual } from '../../errors.ts'
import type { DaySpan } from '../calendar/session-calendar.ts'

/** Something ahead of a post, whoever holds it. */
export type SeatAhead = {
  readonly reason: 'term-end' | 'post-abolished'
  /** `unknown`: dates leave open whether it comes in time. */
  readonly truth: Exclude<Truth, 'no'>
  /** The last day of the term, or of the post. */
  readonly on: DaySpan
  readonly text: Bilingual
}

/** What lies ahead of a post until a day: the end of the session that sits, or is held over already, and of the post itself. */
export function aheadOfSeat({
  standing: { seat, session, held, uncertain },
  termEnd,
  to,
}: {
  readonly standing: Pick<SeatStanding, 'seat' | 'session' | 'held' | 'uncertain'>
  readonly termEnd: DaySpan | undefined
  readonly to: Day
}): SeatAhead[] {
  const isOfSession = seat.spans.some((span) => span.session !== undefined && span.session === session?.term.id)
  const ends = termEnd !== undefined && isOfSession && held + uncertain > 0 ? [termEnd] : []
  const abolished = seat.end === undefined ? [] : [{ from: firstDay(seat.end), to: lastDay(seat.end) }]
  return [
    ...within('term-end', ends, to, (on) => ({
      zh: `第 ${session?.term.number ?? ''} 届至 ${on} 届满。`,
      en: `Session ${session?.term.number ?? ''} ends on ${on}.`,
    })),
    ...within('post-abolished', abolished, to, (on) => ({
      zh: `职务于 ${on} 撤销。`,
      en: `The post is abolished on ${on}.`,
    })),
  ]
}

function within(
  reason: SeatAhead['reason'],
  spans: readonly DaySpan[],
  to: Day,
  text: (on: string) => Bilingual,
): SeatAhead[] {
  return spans
    .filter((on) => on.from <= to)
    .map((on) => ({
      reason,
      truth: on.to <= to ? 'yes' : 'unknown',
      on: { from: on.from, to: on.to },
      text: text(on.from === on.to ? on.from : `${on.from}/${on.to}`),
    }))
}
