import type { PostId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { type Seat, type SeatSheet, type Span, withMembership } from '../../domain/seat-sheet.ts'
import type { FileRow } from '../people/file-row.ts'
import type { DraftStep } from './draft-step.ts'
import type { Drafted } from './seat-room.ts'

/** Bytes of a seat sheet as JSON that a plan may bring about: it is one item of at most 400 KB, and some room is left to what follows. */
export const mostSheetBytes = 300_000

/** Rows for which the seat sheet has no room, and how many different stretches of holding it has without them. */
export type Crowding = { readonly rows: readonly FileRow[]; readonly stretches: number }

/**
 * Which rows would make the seat sheet, which counts equal stretches of holding and keeps each different one, larger than `most` bytes. The
 * steps of `always` count in any case; rows are taken in the order of the file, and one that makes the sheet no larger is always taken.
 */
export function crowding(
  sheet: SeatSheet,
  drafted: readonly Drafted[],
  always: readonly DraftStep[],
  most = mostSheetBytes,
): Crowding {
  const seats = new Set<string>(sheet.seats.map(({ postId }) => postId))
  const counted = new Map<string, number>()
  let bytes = sizeOf({ ...sheet, seats: sheet.seats.map((seat) => ({ ...seat, spans: [] })) })
  const count = (post: string, span: Span | undefined, change: number) => {
    if (span === undefined) return
    const key = keyOf(post, span)
    const before = counted.get(key) ?? 0
    const after = before + change
    if (before <= 0 && after > 0) bytes += sizeOf(span)
    if (before > 0 && after <= 0) bytes -= sizeOf(span)
    if (after === 0) counted.delete(key)
    else counted.set(key, after)
  }
  const take = (steps: readonly DraftStep[], change: 1 | -1) => {
    for (const { key, before, after } of steps) {
      count(key, spanOf(sheet, before), -change)
      count(key, spanOf(sheet, after), change)
    }
  }
  for (const { postId, spans } of sheet.seats) for (const span of spans) count(postId, span, span.n)
  take(always, 1)
  const rows: FileRow[] = []
  for (const { file, steps } of drafted) {
    const before = bytes
    const made = new Set(steps.flatMap(({ key, after }) => (after === undefined || seats.has(key) ? [] : [key])))
    for (const { step, key, after } of steps)
      if (after !== undefined && made.has(key) && step.kind === 'create')
        bytes += sizeOf(emptySeat(after.postId, step.newPost ?? ''))
    take(steps, 1)
    if (bytes <= most || bytes <= before) for (const key of made) seats.add(key)
    else {
      take(steps, -1)
      bytes = before
      rows.push(file)
    }
  }
  return { rows, stretches: counted.size }
}

/** How the seat sheet counts a membership; undefined for what it does not count. */
function spanOf(sheet: SeatSheet, of: Membership | undefined): Span | undefined {
  if (of === undefined) return undefined
  const { seats } = withMembership({ ...sheet, seats: [emptySeat(of.postId, '')] }, undefined, of)
  return seats[0]?.spans[0]
}

function emptySeat(postId: PostId, name: string): Seat {
  return { postId, name, role: 'council-member', responsible: false, capacity: 1, spans: [] }
}

function keyOf(post: string, { session, start, end, observed, ended, acting, honorary }: Span): string {
  return JSON.stringify([post, session, start, end, observed, ended, acting, honorary])
}

/** Bytes of a part of the sheet with the comma that follows it, and room for a longer count. */
function sizeOf(part: object): number {
  return Buffer.byteLength(JSON.stringify(part)) + 4
}
