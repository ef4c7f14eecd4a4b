import { addDays, addYears, type Day, daysBetween, firstDay, lastDay, type PartialDate } from '../domain/dates.ts'
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
  const slots = line.map((slot) => ({ slot, held: some(holdings.map((each) => heldIn(each, slot, part))) }))
  const { least, most } = count === 'total' ? inAll(slots) : inSequence(slots)
  return { least, most, slots }
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

function heldIn(holding: OfficeHolding, slot: TermSlot, part: TermCounting['part']): Truth {
  const { tenure, sessionId } = holding
  if (tenure === undefined || holding.organizationId !== slot.organizationId) return 'no'
  // Who holds over, or left on the day on which the next session began, has not served in that one.
  if (sessionId !== undefined && sessionId !== slot.sessionId) return 'no'
  if (part === 'over-half') return overHalf(tenure, slot)
  return sessionId === undefined ? touches(tenure, slot) : 'yes'
}

/** Whether the office was held on more than the one day on which one hands over to another. */
function touches(tenure: Tenure, { start, end, derived }: TermSlot): Truth {
  const { possible, certain } = daysOf(tenure)
  const within = (held: readonly [Day, Day], from: Day, to: Day) => later(held[0], from) < earlier(held[1], to)
  if (!within(possible, first(start), last(end))) return 'no'
  const settled = derived
    ? certain[0] <= first(start) && certain[1] >= last(end)
    : within(certain, latestStart(start), earliestEnd(end))
  return settled ? 'yes' : 'unknown'
}

function overHalf(tenure: Tenure, { start, end }: TermSlot): Truth {
  if (start === undefined || end === undefined) return 'unknown'
  const { possible, certain } = daysOf(tenure)
  const shared = (held: readonly [Day, Day], from: Day, to: Day) =>
    Math.max(0, daysBetween(later(held[0], from), earlier(held[1], to)) + 1)
  const longest = daysBetween(first(start), last(end)) + 1
  const shortest = daysBetween(latestStart(start), earliestEnd(end)) + 1
  if (shared(certain, latestStart(start), earliestEnd(end)) * 2 > longest) return 'yes'
  return shared(possible, first(start), last(end)) * 2 > shortest ? 'unknown' : 'no'
}

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
  while (earliest !== undefined && earliest < start && derived.length < 20) {
    const end = addDays(start, -1)
    start = addYears(start, -years)
    derived.unshift({ organizationId, sessionId: '', start, end, derived: true })
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

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
