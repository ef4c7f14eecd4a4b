import { describe, expect, it } from 'vitest'
import { addDays } from '../../../../shared/domain/dates.ts'
import { type SeatSheet, type Span, withMembership } from '../../../../shared/domain/seat-sheet.ts'
import { mostSheetBytes } from '../../../../shared/roster/plan/sheet-room.ts'
import { aRow, aSociety, planned, sceneOf, verdicts } from '../../../support/roster-stage.ts'
import { aMembership, aPost } from '../../../support/things.ts'

const society = aSociety()
const post = aPost(society.organization.id, { name: '会员代表', capacity: 10_000 })
const stage = { ...society, posts: [...society.posts, post] }

const daysOf = (n: number) => ({ start: addDays('2000-01-01', n), end: addDays('2000-01-01', n + 900) })

/** Newcomers, each with days of their own, from the `first` on. */
const varied = (count: number, first = 0) =>
  Array.from({ length: count }, (_, n) => aRow(n + 2, `李${n}`, '会员代表', daysOf(first + n)))

/** The sheet with so many stretches in one post, each with days of its own. */
function sheetWith(count: number): SeatSheet {
  const { sheet, term } = sceneOf(stage)
  const spans = Array.from({ length: count }, (_, n): Span => ({ session: term?.id, ...daysOf(n), ended: true, n: 1 }))
  return { ...sheet, seats: sheet.seats.map((seat) => (seat.postId === post.id ? { ...seat, spans } : seat)) }
}

const sizeOf = (sheet: SeatSheet) => Buffer.byteLength(JSON.stringify(sheet))

describe('the seat sheet after a plan', () => {
  it('has room for the rows of the file in their order, and those beyond have a problem that says how many days fit', () => {
    const full = sheetWith(2_500)
    const plan = planned(stage, varied(500, 2_500), { sheet: full })
    const fit = plan.counts.create
    expect(plan.counts).toMatchObject({ create: fit, problem: 500 - fit })
    expect(plan.rows.slice(0, fit).every(({ action }) => action === 'create')).toBe(true)
    const [problem] = plan.rows[fit]?.problems ?? []
    expect(problem).toMatchObject({ code: 'roster-too-varied', en: expect.stringContaining(`about ${2_500 + fit} `) })
    const made = plan.rows.flatMap(({ steps }) => steps).flatMap((step) => (step.kind === 'create' ? [step] : []))
    const after = made.reduce((sheet, { kind: _, newPost: __, ...held }) => {
      return withMembership(sheet, undefined, aMembership(post.id, held))
    }, full)
    expect(fit).toBeGreaterThan(10)
    expect(sizeOf(after)).toBeLessThan(mostSheetBytes)
    expect(sizeOf(after)).toBeGreaterThan(mostSheetBytes * 0.95)
  })

  it('has room for any number of equal stretches', () => {
    const rows = varied(4_000).map(({ row, name }) => aRow(row, name, '会员代表'))
    expect(planned(stage, rows).counts).toMatchObject({ create: 4_000, problem: 0 })
  })

  it('that is full takes what is in it already, and nothing new', () => {
    const rows = [
      aRow(2, '王新', '会员代表', { start: '2021-01-02', end: '2021-03-04' }),
      aRow(3, '王同', '会员代表', daysOf(0)),
    ]
    expect(verdicts(planned(stage, rows, { sheet: sheetWith(3_500) }))).toEqual([
      '2 problem roster-too-varied',
      '3 create',
    ])
  })

  it('that is full has no room for a new post either', () => {
    const rows = [aRow(2, '王新', '名誉会长')]
    const more = { sheet: sheetWith(3_500), createPosts: true }
    expect(verdicts(planned(stage, rows, { createPosts: true }))).toEqual(['2 create'])
    expect(verdicts(planned(stage, rows, more))).toEqual(['2 problem roster-too-varied'])
  })
})
