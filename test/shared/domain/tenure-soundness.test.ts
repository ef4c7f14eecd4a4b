import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day, type PartialDate } from '../../../shared/domain/dates.ts'
import type { Term } from '../../../shared/domain/session.ts'
import { type Holding, heldBy, holdsOn, tenureOf } from '../../../shared/domain/tenure.ts'
import type { Truth } from '../../../shared/domain/truth.ts'
import { dayBetween, daysOfDate, partialBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'
import { term } from '../../support/terms.ts'

const recorded = '2021-12-31'

type Case = { holding: Holding; own: PartialDate | undefined; next: PartialDate | undefined; nextKnown: boolean }

const date = partialBetween('2020-01-01', '2021-12-31')
const optional = fc.option(date, { nil: undefined })
const cases: fc.Arbitrary<Case> = fc.record({
  holding: fc.record({
    status: fc.constantFrom('in-office', 'ended'),
    start: optional,
    end: optional,
    observed: dayBetween('2020-01-01', '2021-12-31'),
  }),
  own: optional,
  next: optional,
  nextKnown: fc.boolean(),
})

/** Session 1 from `own`, and session 2 from `next` where there is one. */
function termsOf({ own, next, nextKnown }: Case): Term[] {
  const first = term(1, { start: own })
  return nextKnown ? [first, term(2, { start: next, observed: recorded })] : [first]
}

function judged(each: Case, judge: typeof holdsOn, on: Day): Truth {
  const terms = termsOf(each)
  return judge(tenureOf(each.holding, terms[0], terms), on)
}

/** Days that `of` can mean at which an answer can turn: its first and last, and those around the marks. */
function turns(of: PartialDate | undefined, marks: ReadonlySet<Day>): (Day | undefined)[] {
  if (of === undefined) return [undefined]
  const days = daysOfDate(of)
  return days.filter((day, at) => at === 0 || at === days.length - 1 || marks.has(day))
}

/** A day by which the records say that it is over, where no end is known. */
function overBy({ holding, next, nextKnown }: Case): Day {
  if (holding.status === 'ended') return holding.observed ?? '9999'
  return nextKnown && next === undefined ? recorded : '9999'
}

/** Every way to fill in the partial dates that is no contradiction: no end before its start, no session after its successor. */
function completions(each: Case, on: Day): Case[] {
  const { holding, own, next, nextKnown } = each
  const dates = [holding.start, holding.end, holding.observed, own, next].filter((one) => one !== undefined)
  const edges = [on, ...dates.flatMap((one) => [daysOfDate(one)[0] ?? on, daysOfDate(one).at(-1) ?? on])]
  const marks = new Set(edges.flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]))
  const found: Case[] = []
  const [starts, ends, sits, follows] = [holding.start, holding.end, own, next].map((one) => turns(one, marks))
  for (const start of starts ?? [])
    for (const end of ends ?? [])
      for (const begins of sits ?? [])
        for (const succeeds of follows ?? []) {
          const from = start ?? begins
          if (from !== undefined && end !== undefined && end < from) continue
          if (end === undefined && from !== undefined && from >= overBy(each)) continue
          if (nextKnown && end === undefined && succeeds !== undefined && from !== undefined && succeeds <= from)
            continue
          found.push({ holding: { ...holding, start, end }, own: begins, next: succeeds, nextKnown })
        }
  return found
}

function combined(truths: ReadonlySet<Truth>): Truth {
  const [only] = truths
  return truths.size === 1 && only !== undefined ? only : 'unknown'
}

test.each([
  ['held on a day', holdsOn],
  ['held by a day', heldBy],
] as const)('whether a post is %s is certain just where every completion of its dates agrees', (_, judge) => {
  fc.assert(
    fc.property(cases, dayBetween('2019-12-15', '2022-01-15'), (each, on) => {
      const all = completions(each, on)
      fc.pre(all.length > 0)
      expect(judged(each, judge, on)).toBe(combined(new Set(all.map((one) => judged(one, judge, on)))))
    }),
    runs(300),
  )
})
