import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endReasons, endsUnheld, type Membership, natures, statuses } from '../../../shared/domain/membership.ts'
import {
  holdingOf,
  newSheet,
  observedOn,
  type SeatSheet,
  seatSheet,
  withMembership,
  withOrganization,
  withPost,
  withSession,
} from '../../../shared/domain/seat-sheet.ts'
import { noon } from '../../support/clock.ts'
import { dayBetween, partialBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'
import { aMembership, anOrganization, aPost, aSession, enteredOn } from '../../support/things.ts'

const society = anOrganization()
const posts = [aPost(society.id), aPost(society.id, { name: '理事', role: 'council-member', capacity: 121 })]
const sessions = [aSession(society.id, 9, { status: 'closed' }), aSession(society.id, 10, { start: '2021-05-20' })]

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const date = optional(partialBetween('2020-01-01', '2022-12-31'))

const memberships: fc.Arbitrary<Membership> = fc
  .record({
    post: fc.constantFrom(...posts),
    session: optional(fc.constantFrom(...sessions)),
    start: date,
    end: date,
    nature: optional(fc.constantFrom(...natures)),
    status: fc.constantFrom(...statuses),
    endReason: optional(fc.constantFrom(...endReasons)),
    entered: dayBetween('2023-01-01', '2023-01-03'),
    neverHeld: fc.constantFrom(undefined, undefined, true),
  })
  .map(({ post, session, entered, status, endReason, ...rest }) =>
    aMembership(post.id, {
      ...rest,
      status,
      endReason: status === 'ended' ? endReason : undefined,
      sessionId: session?.id,
      provenance: enteredOn(entered),
    }),
  )

function emptySheet(): SeatSheet {
  return sessions.reduce(withSession, posts.reduce(withPost, newSheet(society)))
}

/** The sheet with its spans in one order, and without its count of changes. */
function comparable({ version, seats, ...rest }: SeatSheet) {
  const sorted = seats.map(({ spans, ...seat }) => ({
    ...seat,
    spans: spans.map((span) => JSON.stringify(span)).sort(),
  }))
  return JSON.parse(JSON.stringify({ ...rest, seats: sorted }))
}

describe('a seat sheet', () => {
  test('that followed every change is the one that is counted from scratch', () => {
    const changes = fc.array(fc.record({ which: fc.nat(30), to: fc.option(memberships, { nil: undefined }) }), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(changes, (all) => {
        const present: Membership[] = []
        let sheet = emptySheet()
        for (const { which, to } of all) {
          const at = which % (present.length + 1)
          const before = present[at]
          const after = to === undefined || before === undefined ? to : { ...to, id: before.id, postId: before.postId }
          sheet = withMembership(sheet, before, after)
          present.splice(at, 1, ...(after === undefined ? [] : [after]))
        }
        const scratch = present.reduce((counted, each) => withMembership(counted, undefined, each), emptySheet())
        expect(comparable(sheet)).toEqual(comparable(scratch))
        expect(sheet.unended).toBe(present.filter(({ status }) => status !== 'ended').length)
        expect(seatSheet.safeParse(JSON.parse(JSON.stringify(sheet))).success).toBe(true)
      }),
      runs(150),
    )
  })

  test('counts its version up by one at each change', () => {
    const held = aMembership(posts[0]?.id ?? aPost(society.id).id)
    const steps = [emptySheet()]
    const next = (change: (sheet: SeatSheet) => SeatSheet) => steps.push(change(steps.at(-1) ?? emptySheet()))
    next((sheet) => withMembership(sheet, undefined, held))
    next((sheet) => withMembership(sheet, held, undefined))
    next((sheet) => withOrganization(sheet, society))
    next((sheet) => withPost(sheet, aPost(society.id)))
    next((sheet) => withSession(sheet, aSession(society.id, 11)))
    expect(newSheet(society).version).toBe(0)
    expect(steps.map(({ version }) => version - (steps[0]?.version ?? 0))).toEqual([0, 1, 2, 3, 4, 5])
  })

  test('of a council of 121 elected on one day is one span counted 121 times', () => {
    const council = aPost(society.id, { name: '理事', role: 'council-member', capacity: 121 })
    const elected = Array.from({ length: 121 }, () => aMembership(council.id, { sessionId: sessions[1]?.id }))
    const sheet = elected.reduce(
      (counted, each) => withMembership(counted, undefined, each),
      withPost(emptySheet(), council),
    )
    const spans = sheet.seats.find(({ postId }) => postId === council.id)?.spans ?? []
    expect(spans.map(({ n }) => n)).toEqual([121])
    expect(JSON.stringify(spans).length).toBeLessThan(150)
  })

  test('keeps the holders of a post when the post changes, and terms in the order of their numbers', () => {
    const chair = posts[0] ?? aPost(society.id)
    const held = withMembership(emptySheet(), undefined, aMembership(chair.id))
    const changed = withPost(held, { ...chair, name: '会长', capacity: 2, frozen: true })
    expect(changed.seats.find(({ postId }) => postId === chair.id)).toMatchObject({
      name: '会长',
      capacity: 2,
      frozen: true,
      spans: [{ n: 1 }],
    })
    const terms = withSession(withSession(held, aSession(society.id, 12)), aSession(society.id, 11)).terms
    expect(terms.map(({ number }) => number)).toEqual([9, 10, 11, 12])
  })

  test('takes name, level and place from its organization, and the day on which that closed', () => {
    const place = { country: 'CN', region: '440300' }
    const names = [{ text: '新名学会', kind: 'official' as const }]
    const renamed = withOrganization(emptySheet(), { ...society, names, level: 'city', place })
    expect(renamed).toMatchObject({ name: '新名学会', level: 'city', place, closedOn: undefined })
    const closing = { on: '2026-03-01', reason: 'merged' as const, successorIds: [], done: false }
    expect(withOrganization(renamed, { ...society, status: 'closed', closing }).closedOn).toBe('2026-03-01')
  })
})

describe('the day of record', () => {
  const recorded = (on: string | undefined) =>
    observedOn({
      provenance: {
        source: on === undefined ? undefined : { kind: 'notice', ref: '测试通知', on },
        assertedBy: 'user:clerk',
        confirmedAt: noon('2026-03-02').toISOString(),
        visibility: 'public',
      },
    })

  test('is the day that the source gives, the end of its month or year, else the day on which it was entered', () => {
    expect(['2018-05-01', '2018-05', '2018', undefined].map(recorded)).toEqual([
      '2018-05-01',
      '2018-05-31',
      '2018-12-31',
      '2026-03-02',
    ])
  })

  test('is never later than the day on which it was entered', () => {
    expect(['2026', '2026-03', '2027-01-01'].map(recorded)).toEqual(['2026-03-02', '2026-03-02', '2026-03-02'])
  })
})

describe('what ended', () => {
  test('before it took effect was never held, and stays so until it takes effect after all', () => {
    const from = (status: (typeof statuses)[number], neverHeld?: boolean) => (to: (typeof statuses)[number]) =>
      endsUnheld({ status, neverHeld }, to)
    for (const status of ['proposed', 'publicised', 'pending-approval'] as const)
      expect(from(status)('ended')).toBe(true)
    expect(from('in-office')('ended')).toBeUndefined()
    expect(from('ended', true)('ended')).toBe(true)
    expect(from('ended')('ended')).toBeUndefined()
    expect(from('ended', true)('in-office')).toBeUndefined()
  })

  test('because it was entered in error was never held', () => {
    const chair = posts[0] ?? aPost(society.id)
    const mistaken = aMembership(chair.id, { start: '2020', status: 'ended', endReason: 'entered-in-error' })
    expect(holdingOf(mistaken).neverHeld).toBe(true)
    expect(withMembership(emptySheet(), undefined, mistaken).seats.flatMap(({ spans }) => spans)).toEqual([])
  })
})
