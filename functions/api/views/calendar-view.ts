import type { OrganizationCalendar } from '../../../shared/directory/calendars.ts'
import type { SeatSheet } from '../../../shared/domain/seat-sheet.ts'
import type { CalendarStep, StepState } from '../../../shared/eligibility/calendar/session-calendar.ts'
import type { TermLength } from '../../../shared/eligibility/calendar/term-length.ts'
import type { AppliedRule } from '../../../shared/eligibility/rule-pack.ts'
import type { Bilingual } from '../../../shared/errors.ts'
import { sessionStateLabels } from './state-labels.ts'
import { vacanciesView } from './vacancies-view.ts'

/** Labels of the steps of a change of session. */
export const stepLabels: { readonly [Step in CalendarStep['step']]: Bilingual } = {
  prepare: { zh: '筹备换届', en: 'Prepare the change' },
  plan: { zh: '报送换届方案', en: 'Submit the plan' },
  request: { zh: '申请召开大会', en: 'Request the congress' },
  notice: { zh: '通知会员', en: 'Notify the members' },
  congress: { zh: '召开大会', en: 'Hold the congress' },
  filing: { zh: '会后备案', en: 'File the outcome' },
  delay: { zh: '延期届满', en: 'End of any delay' },
}

/** Labels of where a step stands. */
export const stepStateLabels: { readonly [State in StepState]: Bilingual } = {
  past: { zh: '期限已过', en: 'Its day is over' },
  due: { zh: '临近', en: 'Due' },
  ahead: { zh: '未到', en: 'Ahead' },
}

/** An organization with its session, when that ends, and the steps of the change by day, each with its rule. */
export function calendarView({ sheet, calendar }: OrganizationCalendar) {
  const { term, state, end, congress, steps, overdueSince, overDelay, lengths } = calendar
  return {
    organization: vacanciesView({ sheet, seats: [] }).organization,
    session: {
      id: term.id,
      number: term.number,
      start: term.start,
      end: term.end,
      state,
      labels: { state: sessionStateLabels[state] },
    },
    end,
    congress,
    overdueSince,
    overDelay: overDelay.map(({ rule }) => rule.id),
    steps: steps.map(stepView),
    termLength: lengths.map(lengthView),
  }
}

/** An organization of which no session sits. */
export function noCalendarView(sheet: SeatSheet) {
  return { organization: vacanciesView({ sheet, seats: [] }).organization, steps: [], overDelay: [], termLength: [] }
}

function stepView({ rule, step, change, due, state, estimated }: CalendarStep) {
  const labels = { step: stepLabels[step], state: stepStateLabels[state] }
  return { step, change, due, state, estimated, rule: ruleView(rule), labels }
}

function lengthView({ rule, truth, reason }: TermLength) {
  return { isAllowed: truth, reason, rule: ruleView(rule) }
}

/** A rule as it stands beside what it says of one thing. */
export function ruleView({ id, packId, text, document, article, strength, confidence }: AppliedRule) {
  return { id, pack: packId, strength, text, document, article, confidence }
}
