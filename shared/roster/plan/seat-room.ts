import { type Day, later } from '../../domain/dates.ts'
import type { Membership } from '../../domain/membership.ts'
import { holdingIn, type Seat, type SeatSheet, type Span, withMembership } from '../../domain/seat-sheet.ts'
import { daysOf, tenureOf } from '../../domain/tenure.ts'
import type { FileRow } from '../people/file-row.ts'
import type { DraftStep } from './draft-step.ts'
import type { Scene } from './scene.ts'

/** A row and the steps that it would take. */
export type Drafted = { readonly file: FileRow; readonly steps: readonly DraftStep[] }

/** A post that would have more holders than seats, from which day, and the rows that find no seat: the last ones of the file. */
export type Overflow = { readonly seat: Seat; readonly on: Day; readonly rows: readonly FileRow[] }

type Change = { readonly file: FileRow; readonly step: DraftStep }

/**
 * Which rows find no seat in what the whole plan brings about, from today on; what was overfull before may stay so. Endings always count,
 * and so do the steps of `always`; whoever begins or is altered is taken in the order of the file for as long as there is room.
 */
export function overflows(scene: Scene, drafted: readonly Drafted[], always: readonly DraftStep[]): Overflow[] {
  const changes = Map.groupBy(
    drafted.flatMap(({ file, steps }) => steps.map((step): Change => ({ file, step }))),
    ({ step }) => step.key,
  )
  const ended = Map.groupBy(always, ({ key }) => key)
  return scene.sheet.seats.flatMap((seat) => {
    const all = changes.get(seat.postId) ?? []
    const open = all.filter(({ step }) => step.step.kind !== 'end')
    if (open.length === 0) return []
    const over = all.filter(({ step }) => step.step.kind === 'end').map(({ step }) => step)
    return overflowOf(scene, seat, [...(ended.get(seat.postId) ?? []), ...over], open) ?? []
  })
}

/** Certainly held from the first day to the one before `until`, which may be the last and be shared with a successor. */
type Stretch = { readonly from: Day; readonly until: Day; readonly n: number }

function overflowOf(
  { sheet, today }: Scene,
  seat: Seat,
  endings: readonly DraftStep[],
  changes: readonly Change[],
): Overflow | undefined {
  const before = seat.spans.flatMap((span) => stretchOf(sheet, span) ?? [])
  const fixed = endings.flatMap((step) => stretchesOf(sheet, seat, step))
  const wanted = changes.map(({ file, step }) => ({ file, stretches: stretchesOf(sheet, seat, step) }))
  const all = [...before, ...fixed, ...wanted.flatMap(({ stretches }) => stretches)]
  const days = [
    ...new Set([today, ...all.flatMap(({ from, until }) => [later(from, today), later(until, today)])]),
  ].sort()
  const at = new Map(days.map((day, index) => [day, index]))
  const held = new Array<number>(days.length).fill(0)
  const add = ({ from, until, n }: Stretch, sign: 1 | -1) => {
    const last = at.get(later(until, today)) ?? 0
    for (let day = at.get(later(from, today)) ?? 0; day < last; day++) held[day] = (held[day] ?? 0) + n * sign
  }
  for (const stretch of before) add(stretch, 1)
  const most = held.map((count) => Math.max(count, seat.capacity))
  for (const stretch of fixed) add(stretch, 1)
  const rows: FileRow[] = []
  let on: Day | undefined
  for (const { file, stretches } of wanted) {
    for (const stretch of stretches) add(stretch, 1)
    const full = stretches.filter(({ n }) => n > 0).flatMap((each) => fullOn(each) ?? [])[0]
    if (full === undefined) continue
    for (const stretch of stretches) add(stretch, -1)
    rows.push(file)
    on = on === undefined || full < on ? full : on
  }
  return on === undefined ? undefined : { seat, on, rows }

  function fullOn({ from, until }: Stretch): Day | undefined {
    const last = at.get(later(until, today)) ?? 0
    for (let day = at.get(later(from, today)) ?? 0; day < last; day++)
      if ((held[day] ?? 0) > (most[day] ?? 0)) return days[day]
    return undefined
  }
}

/** What a step adds to a post, and, counted as fewer than none, what it takes away. */
function stretchesOf(sheet: SeatSheet, seat: Seat, { before, after }: DraftStep): Stretch[] {
  const stretch = (membership: Membership | undefined, n: 1 | -1) => {
    const span = membership === undefined ? undefined : spanOf(sheet, seat, membership)
    const found = span === undefined ? undefined : stretchOf(sheet, span)
    return found === undefined ? [] : [{ ...found, n }]
  }
  return [...stretch(before, -1), ...stretch(after, 1)]
}

/** How the seat sheet counts a membership. */
function spanOf(sheet: SeatSheet, seat: Seat, membership: Membership): Span | undefined {
  return withMembership({ ...sheet, seats: [{ ...seat, spans: [] }] }, undefined, membership).seats[0]?.spans[0]
}

/** The days that count against the capacity, as `overfullOn` has them. */
function stretchOf({ terms }: SeatSheet, span: Span): Stretch | undefined {
  if (span.acting || span.honorary) return undefined
  const tenure = tenureOf(
    holdingIn(span),
    terms.find(({ id }) => id === span.session),
    terms,
  )
  if (tenure === undefined) return undefined
  const [from, until] = daysOf(tenure).certain
  return from < until ? { from, until, n: span.n } : undefined
}
