import {
  addDays,
  addYears,
  type Day,
  daysBetween,
  earlier,
  firstDay,
  lastDay,
  later,
  type PartialDate,
} from '../domain/dates.ts'
import { daysOf, type Tenure } from '../domain/tenure.ts'
import { some, type Truth } from '../domain/truth.ts'
import type { TermSlot } from './term-slots.ts'

/** The holding of an office: in which organization, for which session if one is recorded, and when. */
export type OfficeHolding = {
  readonly id: string
  readonly organizationId: string
  readonly sessionId: string | undefined
  readonly tenure: Tenure | undefined
}

/** How terms are counted: no text read settles it, so it is the rule's choice. */
export type TermCounting = { readonly count: 'consecutive' | 'total'; readonly part: 'any' | 'over-half' }

/** Terms in an office: at least and at most so many, and which slots they are. */
export type TermCount = {
  readonly least: number
  readonly most: number
  readonly slots: readonly { readonly slot: TermSlot; readonly held: Truth }[]
}

/**
 * Terms in an office along one line of organizations, oldest first. A term counts once, however often its holder left and came back, and
 * whatever the title was; a whole term without the office breaks a sequence (`consecutive`).
 */
export function countTerms(
  holdings: readonly OfficeHolding[],
  line: readonly TermSlot[],
  { count, part }: TermCounting,
): TermCount {
  const slots: { slot: TermSlot; held: Truth }[] = []
  for (const slot of line) {
    const held = heldIn(slot, holdings, part)
    const before = slots.some((each) => each.held === 'yes')
    slots.push({ slot, held: doubted(slot, held, before) })
  }
  const { least, most } = count === 'total' ? inAll(slots) : inSequence(slots)
  return { least, most, slots }
}

/** Of a session that is missing nobody knows, but only who served before it can have served on in it. */
function doubted({ doubt }: TermSlot, held: Truth, before: boolean): Truth {
  if (doubt === 'missing') return held === 'no' && before ? 'unknown' : held
  return doubt === 'open' && held === 'yes' ? 'unknown' : held
}

function inAll(slots: TermCount['slots']) {
  const least = slots.filter(({ held }) => held === 'yes').length
  return { least, most: least + slots.filter(({ held }) => held === 'unknown').length }
}

function inSequence(slots: TermCount['slots']) {
  const back = [...slots].reverse()
  const runOf = (held: (truth: Truth) => boolean) => {
    const end = back.findIndex((each) => !held(each.held))
    return end < 0 ? back.length : end
  }
  return { least: runOf((held) => held === 'yes'), most: runOf((held) => held !== 'no') }
}

const always: Day = '9999-12-31'
const never: Day = '0000-01-01'

function heldIn(slot: TermSlot, holdings: readonly OfficeHolding[], part: TermCounting['part']): Truth {
  // Who holds over, or left on the day on which the next session began, has not served in that one.
  const own = holdings.filter(
    ({ organizationId, sessionId }) =>
      organizationId === slot.organizationId && (sessionId === undefined || sessionId === slot.sessionId),
  )
  if (part === 'over-half') return overHalf(slot, own)
  return some(
    own.map(({ tenure, sessionId }) => {
      if (tenure === undefined) return 'no'
      return sessionId === undefined ? touches(tenure, slot) : 'yes'
    }),
  )
}

/** Whether the office was held on more than the one day on which one hands over to another. */
function touches(tenure: Tenure, { start, end, doubt }: TermSlot): Truth {
  const { possible, certain } = daysOf(tenure)
  const within = (held: readonly [Day, Day], from: Day, to: Day) => later(held[0], from) < earlier(held[1], to)
  if (!within(possible, first(start), last(end))) return 'no'
  const settled =
    doubt === 'derived' || doubt === 'missing'
      ? certain[0] <= first(start) && certain[1] >= last(end)
      : within(certain, latestStart(start), earliestEnd(end))
  return settled ? 'yes' : 'unknown'
}

/** Whether the office was held on more than half of the days of a term, in one stretch or several. */
function overHalf({ start, end }: TermSlot, holdings: readonly OfficeHolding[]): Truth {
  const days = holdings.flatMap(({ tenure }) => (tenure === undefined ? [] : [daysOf(tenure)]))
  if (days.length === 0) return 'no'
  if (start === undefined || end === undefined) return 'unknown'
  const certain = daysTogether(days.map((each) => cut(each.certain, latestStart(start), earliestEnd(end))))
  const possible = daysTogether(days.map((each) => cut(each.possible, first(start), last(end))))
  if (certain * 2 > daysBetween(first(start), last(end)) + 1) return 'yes'
  return possible * 2 > daysBetween(latestStart(start), earliestEnd(end)) + 1 ? 'unknown' : 'no'
}

type Stretch = readonly [Day, Day]

function cut([from, to]: Stretch, start: Day, end: Day): Stretch {
  return [later(from, start), earlier(to, end)]
}

/** Days that lie in at least one of the stretches. */
function daysTogether(stretches: readonly Stretch[]): number {
  let sum = 0
  let counted: Day | undefined
  for (const [from, to] of stretches.filter(([a, b]) => a <= b).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const begin = counted === undefined || from > counted ? from : addDays(counted, 1)
    if (begin <= to) sum += daysBetween(begin, to) + 1
    counted = counted === undefined || to > counted ? to : counted
  }
  return sum
}

/** Elections are seldom on the day: so many days beyond a derived slot are no term of their own. */
const grace = 183

const mostDerived = 20

/**
 * The line with slots of `years` put before it as far back as the office was held: where sessions are not on record, terms follow from the
 * years alone, and one that is held in part stays open.
 */
export function withDerivedSlots(
  line: readonly TermSlot[],
  holdings: readonly OfficeHolding[],
  organizationId: string,
  before: Day,
  years: number,
): TermSlot[] {
  const known = line.map(({ start }) => start).find((start) => start !== undefined)
  if (line.length > 0 && known === undefined) return [...line]
  const unlinked = holdings.filter((each) => each.sessionId === undefined && each.organizationId === organizationId)
  const starts = unlinked.flatMap(({ tenure }) => (tenure?.start === undefined ? [] : [firstDay(tenure.start)]))
  const earliest = starts.sort()[0]
  const derived: TermSlot[] = []
  let start = known === undefined ? before : firstDay(known)
  while (earliest !== undefined && daysBetween(earliest, start) > grace && derived.length < mostDerived) {
    const end = addDays(start, -1)
    start = addYears(start, -years)
    derived.unshift({ organizationId, sessionId: '', start, end, doubt: 'derived' })
  }
  return [...derived, ...line]
}

function first(start: PartialDate | undefined): Day {
  return start === undefined ? never : firstDay(start)
}

function last(end: PartialDate | undefined): Day {
  return end === undefined ? always : lastDay(end)
}

function latestStart(start: PartialDate | undefined): Day {
  return start === undefined ? always : lastDay(start)
}

function earliestEnd(end: PartialDate | undefined): Day {
  return end === undefined ? never : firstDay(end)
}
