import { addDays, addMonths, addYears, type Day, firstDay, lastDay } from '../domain/dates.ts'
import type { OrganizationId } from '../domain/ids.ts'
import type { SeatSheet } from '../domain/seat-sheet.ts'
import { currentSession } from '../domain/seat-state.ts'
import { type CalendarAsk, calendarOf, type SessionCalendar } from '../eligibility/calendar/session-calendar.ts'
import type { CheckOf } from '../eligibility/rule.ts'
import type { RulePack } from '../eligibility/rule-pack.ts'
import { packYears, usualTerm } from '../eligibility/term-years.ts'
import { keyOf } from '../table/keys.ts'
import { organizations } from '../table/organizations.ts'
import type { Page, Position } from '../table/page.ts'
import type { Context } from './context.ts'
import { type RulesInForce, rulesInForce } from './eligibility/read-rules.ts'
import { listRulePacks } from './eligibility/rule-packs.ts'
import { findAll, load } from './read.ts'
import { readSheet } from './seat-sheets.ts'
import { fillFromSheets, type SheetFilter } from './sheet-pages.ts'

/** Which calendars: of sessions that end within so many months of a day, or that are over. */
export type CalendarFilter = SheetFilter & {
  readonly on: Day
  readonly months: number
  /** Only these steps, and organizations that have one. */
  readonly steps?: readonly CheckOf<'deadline'>['step'][] | undefined
  /** Only sessions that are over (true), or only those that are not. */
  readonly overdue?: boolean | undefined
}

/** An organization with the calendar of its session. */
export type OrganizationCalendar = { readonly sheet: SeatSheet; readonly calendar: SessionCalendar }

/** A page of calendars; `undated` counts the organizations on the way whose session has neither a start nor an end. */
export type CalendarPage = Page<OrganizationCalendar> & { readonly undated: number }

/** Sheets looked into for one page at most; the charters of those that come into question are read. */
const lookedInto = 400

/** Years after which a session without an end is looked at; a charter with shorter terms is seen that late. */
const shortest = 3

/**
 * A page of calendars of change of session, by kind and place. One query for the packs, and for each organization that comes into question
 * its item (half a unit, in batches) and one query for its charters.
 */
export async function readCalendars(
  ctx: Context,
  filter: CalendarFilter,
  limit: number,
  from: Position | undefined,
): Promise<CalendarPage> {
  const { on, months, steps, overdue } = filter
  const horizon = addMonths(on, months)
  const packs = await listRulePacks(ctx)
  let undated = 0
  let looked = 0
  const page = await fillFromSheets(ctx, filter, {
    limit,
    from,
    atOnce: 25,
    isEnough: () => looked >= lookedInto,
    wanted: (sheet) => comesIntoQuestion(sheet, on, horizon) !== false,
    passed: (sheet) => {
      if (comesIntoQuestion(sheet, on, horizon) === undefined) undated++
    },
    make: async (found) => {
      const dated = found.filter((sheet) => comesIntoQuestion(sheet, on, horizon))
      looked += dated.length
      const calendars = new Map(await readAll(ctx, dated, packs, on))
      return found.map((sheet): OrganizationCalendar | undefined => {
        const calendar = calendars.get(sheet.organizationId)
        if (calendar === undefined || !isWithin(calendar, horizon)) return undefined
        if (overdue !== undefined && overdue !== (calendar.overdueSince !== undefined)) return undefined
        const shown = calendar.steps.filter(({ step }) => steps === undefined || steps.includes(step))
        return steps !== undefined && shown.length === 0
          ? undefined
          : { sheet, calendar: { ...calendar, steps: shown } }
      })
    },
  })
  return { ...page, undated }
}

/** The calendar of the session of one organization on a day, however far its end is; undefined while none sits. Throws `not-found`. */
export async function readCalendar(
  ctx: Context,
  id: OrganizationId,
  on: Day,
): Promise<{ readonly sheet: SeatSheet; readonly calendar: SessionCalendar | undefined }> {
  const [organization, sheet] = await Promise.all([
    load(ctx.table, organizations, keyOf.organization(id), id),
    readSheet(ctx, id),
  ])
  const inForce = await rulesInForce(ctx, organization, on)
  const { rules } = inForce
  return { sheet, calendar: calendarOf({ terms: sheet.terms, on, rules, years: yearsOf(inForce) }) }
}

/** How long a term of an organization is where its session does not say, and who says so. */
export function yearsOf({ charter, packs }: RulesInForce): CalendarAsk['years'] {
  const { years, from } = usualTerm(charter, packYears(packs))
  return { count: years, basis: from }
}

async function readAll(
  ctx: Context,
  found: readonly SeatSheet[],
  packs: readonly RulePack[],
  on: Day,
): Promise<[OrganizationId, SessionCalendar | undefined][]> {
  const items = await findAll(
    ctx.table,
    organizations,
    found.map(({ organizationId }) => keyOf.organization(organizationId)),
  )
  const byId = new Map(items.map((item) => [item.id, item]))
  return Promise.all(
    found.map(async ({ organizationId, terms }) => {
      const organization = byId.get(organizationId)
      if (organization === undefined) return [organizationId, undefined]
      const inForce = await rulesInForce(ctx, organization, on, packs)
      return [organizationId, calendarOf({ terms, on, rules: inForce.rules, years: yearsOf(inForce) })]
    }),
  )
}

/** Undefined where a session sits whose dates nobody knows. */
function comesIntoQuestion({ terms, closedOn }: SeatSheet, on: Day, horizon: Day): boolean | undefined {
  if (closedOn !== undefined && closedOn < on) return false
  const term = currentSession(terms, on)?.term
  if (term === undefined) return false
  const { start, end } = term
  if (start === undefined && end === undefined) return undefined
  const isNew = start !== undefined && lastDay(start) >= addDays(on, -75)
  const ends = end === undefined ? addYears(firstDay(start ?? on), shortest) : firstDay(end)
  return isNew || ends <= horizon
}

function isWithin({ end, steps }: SessionCalendar, horizon: Day): boolean {
  return (end !== undefined && end.from <= horizon) || steps.some(({ change }) => change === 'last')
}
