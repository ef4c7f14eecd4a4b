import { describe, expect, test } from 'vitest'
import type { Membership } from '../../../shared/domain/membership.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Post } from '../../../shared/domain/post.ts'
import {
  newSheet,
  type SeatSheet,
  withMembership,
  withOrganization,
  withPost,
  withSession,
} from '../../../shared/domain/seat-sheet.ts'
import { currentSession, type SeatStanding, standingsOf } from '../../../shared/domain/seat-state.ts'
import type { Session } from '../../../shared/domain/session.ts'
import { today } from '../../support/clock.ts'
import { aMembership, anOrganization, aPost, aSession } from '../../support/things.ts'

const society = anOrganization()
const chair = aPost(society.id)
const secretary = aPost(society.id, { name: '秘书长', role: 'secretary-general' })
const council = aPost(society.id, { name: '理事', role: 'council-member', responsible: false, capacity: 121 })
const tenth = aSession(society.id, 10, { start: '2024-05-20', end: '2029-05-19' })

function sheetOf(parts: { of?: Organization; posts?: Post[]; sessions?: Session[]; held?: Membership[] }): SeatSheet {
  const { of = society, posts = [chair], sessions = [], held = [] } = parts
  const empty = sessions.reduce(withSession, posts.reduce(withPost, newSheet(of)))
  return held.reduce((sheet, each) => withMembership(sheet, undefined, each), empty)
}

/** Standing of one post of the sheet, looking 180 days ahead. */
function standing(sheet: SeatSheet, post = chair, on = today): SeatStanding | undefined {
  return standingsOf(sheet, on, 180).find(({ seat }) => seat.postId === post.id)
}

const inTenth = { sessionId: tenth.id }

describe('a seat', () => {
  test('is filled by who holds it, with the day on which that ends', () => {
    const sheet = sheetOf({ sessions: [tenth], held: [aMembership(chair.id, inTenth)] })
    expect(standing(sheet)).toMatchObject({ state: 'filled', held: 1, uncertain: 0, vacant: 0, endsOn: '2029-05-19' })
  })

  test('is ending soon just from as many days before its end as are looked ahead', () => {
    const sheet = sheetOf({ sessions: [tenth], held: [aMembership(chair.id, inTenth)] })
    const states = ['2028-11-19', '2028-11-20', '2029-05-19'].map((on) => standing(sheet, chair, on)?.state)
    expect(states).toEqual(['filled', 'ending-soon', 'ending-soon'])
  })

  test('is ending soon when one of many ends soon', () => {
    const held = [aMembership(council.id, inTenth), aMembership(council.id, { ...inTenth, end: '2026-04-01' })]
    const full = { ...council, capacity: 2 }
    expect(standing(sheetOf({ posts: [full], sessions: [tenth], held }), council)).toMatchObject({
      state: 'ending-soon',
      endsOn: '2026-04-01',
    })
  })

  test('is held over, and not vacant, when the term is over and no successor sits', () => {
    const ninth = aSession(society.id, 9, { start: '2019-01-01', end: '2023-12-31' })
    const planned = aSession(society.id, 10, { status: 'planned', start: '2026-06-01' })
    const held = [aMembership(chair.id, { sessionId: ninth.id })]
    for (const sessions of [[ninth], [ninth, planned]])
      expect(standing(sheetOf({ sessions, held }))).toMatchObject({
        state: 'held-over',
        held: 1,
        session: { state: 'held-over' },
      })
    expect(standing(sheetOf({ sessions: [ninth, planned], held }), chair, '2026-06-01')?.state).toBe('vacant')
  })

  test('is vacant since the last holder left, on the day after', () => {
    const held = [
      aMembership(chair.id, { start: '2020-01-01', end: '2026-02-28', status: 'ended' }),
      aMembership(chair.id, { start: '2015', end: '2019', status: 'ended' }),
    ]
    const sheet = sheetOf({ held })
    expect(standing(sheet, chair, '2026-02-28')?.state).toBe('ending-soon')
    expect(standing(sheet, chair, '2026-03-01')).toMatchObject({
      state: 'vacant',
      vacant: 1,
      held: 0,
      since: '2026-02-28',
    })
  })

  test('was never filled when others of its organization are and nobody ever held it', () => {
    const sheet = sheetOf({ posts: [chair, secretary], held: [aMembership(chair.id)] })
    expect(standing(sheet, secretary)).toMatchObject({ state: 'never-filled', vacant: 1, since: undefined })
  })

  test('is not known while nobody at all is on record in its organization', () => {
    expect(standing(sheetOf({}))).toMatchObject({ state: 'roster-unknown', vacant: 0 })
    const proposed = aMembership(chair.id, { status: 'proposed', start: '2020-01-01' })
    expect(standing(sheetOf({ held: [proposed] }))?.state).toBe('roster-unknown')
  })

  test('is not known while dates do not settle whether somebody still holds it', () => {
    const held = [aMembership(chair.id, { start: '2020-01-01', end: '2026' }), aMembership(secretary.id)]
    expect(standing(sheetOf({ posts: [chair, secretary], held }))).toMatchObject({
      state: 'roster-unknown',
      held: 0,
      uncertain: 1,
      vacant: 0,
    })
  })

  test('is vacant, and not unknown for ever, when somebody has left at a time that nobody recorded', () => {
    const held = [aMembership(chair.id, { start: '2020-01-01', status: 'ended' }), aMembership(secretary.id)]
    expect(standing(sheetOf({ posts: [chair, secretary], held }), chair, '2026-03-03')).toMatchObject({
      state: 'vacant',
      uncertain: 0,
    })
  })

  test('is frozen or abolished whoever holds it, abolished from the day after its last', () => {
    const held = [aMembership(chair.id)]
    expect(standing(sheetOf({ posts: [{ ...chair, frozen: true }], held }))).toMatchObject({
      state: 'frozen',
      vacant: 0,
      held: 1,
    })
    const abolished = sheetOf({ posts: [{ ...chair, end: today }], held })
    expect([today, '2026-03-03'].map((on) => standing(abolished, chair, on)?.state)).toEqual(['filled', 'abolished'])
  })

  test('of a closed organization is abolished from the day after the closing', () => {
    const closing = { on: today, reason: 'deregistered' as const, successorIds: [], done: true }
    const closed = withOrganization(sheetOf({ held: [aMembership(chair.id)] }), {
      ...society,
      status: 'closed',
      closing,
    })
    expect([today, '2026-03-03'].map((on) => standing(closed, chair, on)?.state)).toEqual(['filled', 'abolished'])
  })

  test('of a renamed organization is as filled as before', () => {
    const held = [aMembership(chair.id)]
    const renamed = withOrganization(sheetOf({ held }), {
      ...society,
      names: [
        { text: '改名后的学会', kind: 'official' },
        { text: '某省测试学会', kind: 'former' },
      ],
    })
    expect(standing(renamed)).toEqual({ ...standing(sheetOf({ held })), seat: expect.anything() })
  })

  test('does not exist before its post does', () => {
    const sheet = sheetOf({ posts: [{ ...chair, start: '2026-03-02' }] })
    expect(['2026-03-01', '2026-03-02'].map((on) => standing(sheet, chair, on) !== undefined)).toEqual([false, true])
  })

  test('is not filled by an acting, an honorary, a future or a pending holder', () => {
    const previous = aMembership(chair.id, { start: '2020-01-01', end: '2025-12-31', status: 'ended' })
    const waiting = [
      aMembership(chair.id, { nature: 'acting', start: '2026-01-01' }),
      aMembership(chair.id, { nature: 'honorary', start: '2026-01-01' }),
      aMembership(chair.id, { start: '2026-04-01' }),
      aMembership(chair.id, { status: 'pending-approval', start: '2026-01-01' }),
    ]
    const sheet = sheetOf({ held: [previous, ...waiting] })
    expect(standing(sheet)).toMatchObject({ state: 'vacant', held: 0, acting: 1, since: '2025-12-31' })
    expect(standing(sheet, chair, '2026-04-01')).toMatchObject({ state: 'filled', held: 1, acting: 1 })
  })

  test('is filled by a part-time, a seconded and an ex-officio holder', () => {
    for (const nature of ['part-time', 'seconded', 'ex-officio', 'full-time'])
      expect(standing(sheetOf({ held: [aMembership(chair.id, { nature })] }))?.state).toBe('filled')
  })

  test('of one chair is held by two on the day on which it is handed over', () => {
    const held = [
      aMembership(chair.id, { start: '1961-01-20', end: '1963-11-22', status: 'ended' }),
      aMembership(chair.id, { start: '1963-11-22', end: '1969-01-20', status: 'ended' }),
    ]
    const counts = ['1963-11-21', '1963-11-22', '1963-11-23'].map((on) => standing(sheetOf({ held }), chair, on)?.held)
    expect(counts).toEqual([1, 2, 1])
  })
})

describe('a council of 121 seats', () => {
  const members = (count: number) => Array.from({ length: count }, () => aMembership(council.id, inTenth))

  test('is filled by 121, and vacant by as many as are missing', () => {
    const full = sheetOf({ posts: [council], sessions: [tenth], held: members(121) })
    expect(standing(full, council)).toMatchObject({ state: 'filled', held: 121, vacant: 0 })
    const short = sheetOf({ posts: [council], sessions: [tenth], held: members(100) })
    expect(standing(short, council)).toMatchObject({ state: 'vacant', held: 100, vacant: 21, since: undefined })
  })

  test('keeps a seat for everybody who may still hold one', () => {
    const leaving = Array.from({ length: 5 }, () => aMembership(council.id, { ...inTenth, end: '2026' }))
    const sheet = sheetOf({ posts: [council], sessions: [tenth], held: [...members(110), ...leaving] })
    expect(standing(sheet, council)).toMatchObject({ state: 'vacant', held: 110, uncertain: 5, vacant: 6 })
  })
})

test('the current session is the one that sits or is held over, the later number first', () => {
  const ninth = aSession(society.id, 9, { start: '2019-05-20', end: '2024-05-19' })
  const sheet = sheetOf({ sessions: [tenth, ninth] })
  const at = ['2019-05-19', '2024-05-19', '2024-05-20', '2030-01-01'].map((on) => currentSession(sheet.terms, on))
  expect(at.map((found) => [found?.term.number, found?.state])).toEqual([
    [undefined, undefined],
    [9, 'sitting'],
    [10, 'sitting'],
    [10, 'held-over'],
  ])
})
