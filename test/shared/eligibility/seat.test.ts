import { describe, expect, it, test } from 'vitest'
import type { Session } from '../../../shared/domain/session.ts'
import { seatOf } from '../../../shared/eligibility/seat.ts'
import { aCharter, aSeat } from '../../support/seats.ts'
import { anOrganization, aPost, aSession } from '../../support/things.ts'

const society = anOrganization({ founded: '2000-05' })
const chair = aPost(society.id, { start: '2005-01-01' })
const third = aSession(society.id, 3, { start: '2016-06-01', end: '2021-05-31', status: 'closed' })
const fourth = aSession(society.id, 4, { start: '2021-06-01', end: '2026-05-31' })
const fifth = aSession(society.id, 5, { start: '2026-06-01', end: '2030-05-31', status: 'planned' })
const all = [third, fourth, fifth]

describe('an election', () => {
  test.each([
    ['in the midst of a session', '2023-01-01', fourth.id, true, '2026-05-31'],
    ['within half a year of its end', '2026-01-01', fifth.id, false, '2030-05-31'],
    ['on the first day of a session', '2021-06-01', fourth.id, false, '2026-05-31'],
    ['on the day on which the next begins', '2026-06-01', fifth.id, false, '2030-05-31'],
  ])('%s is for the session that it says', (_, on, sessionId, midTerm, end) => {
    expect(aSeat(chair, society, on, { sessions: all }).term).toMatchObject({ sessionId, midTerm, end })
  })

  it('while a session is held over is for the next one, of which nothing need be on record', () => {
    const { term, lines } = aSeat(chair, society, '2026-09-01', { sessions: [third, fourth] })
    expect(term).toMatchObject({ sessionId: undefined, midTerm: false, end: '2031-08-31', endFrom: 'pack', years: 5 })
    expect(lines.map((line) => line.map(({ sessionId }) => sessionId))).toEqual([[third.id, fourth.id]])
  })

  it('of years ago is for the session that sat then, though it is closed by now', () => {
    expect(aSeat(chair, society, '2018-01-01', { sessions: all }).term).toMatchObject({
      ...{ sessionId: third.id, midTerm: true, end: '2021-05-31' },
    })
  })

  it('long before the first session on record is for one of which nothing is known', () => {
    const { term, lines } = aSeat(chair, society, '2008-01-01', { sessions: all })
    expect(term).toMatchObject({ sessionId: undefined, end: '2012-12-31', endFrom: 'pack' })
    expect(lines).toEqual([[]])
  })

  it('takes the length of the term from the post, else the charter, else the packs', () => {
    const by = (post: object, charter: object) =>
      aSeat({ ...chair, ...post }, society, '2026-09-01', { charter: aCharter(society, charter) }).term
    expect(by({ termYears: 3 }, { termYears: 4 })).toMatchObject({ end: '2029-08-31', endFrom: 'post' })
    expect(by({}, { termYears: 4 })).toMatchObject({ end: '2030-08-31', endFrom: 'charter' })
    expect(by({}, {})).toMatchObject({ end: '2031-08-31', endFrom: 'pack' })
  })

  it('may name the end of the term, which then goes beyond a session that it would else fill', () => {
    const { term } = aSeat(chair, society, '2025-01-01', { sessions: [third, fourth], termEnd: '2029-12-31' })
    expect(term).toMatchObject({ end: '2029-12-31', endFrom: 'given', midTerm: false })
  })
})

describe('the terms before', () => {
  const slotsBefore = (on: string, sessions: readonly Session[]) =>
    aSeat(chair, society, on, { sessions }).lines[0]?.map(({ sessionId, doubt }) => [sessionId, doubt])
  const certain = (...of: readonly Session[]) => of.map(({ id }) => [id, undefined])

  it('do not hold the session that a by-election fills, though no end of it is on record', () => {
    const open = aSession(society.id, 4, { start: '2021-06-01' })
    expect(aSeat(chair, society, '2022-01-01', { sessions: [third, open] }).term).toMatchObject({ midTerm: true })
    expect(slotsBefore('2022-01-01', [third, open])).toEqual(certain(third))
  })

  it('hold one without any date as one that may be the very one to be filled', () => {
    const undated = aSession(society.id, 4)
    expect(slotsBefore('2022-01-01', [undated])).toEqual([[undated.id, 'open']])
  })

  it('hold a session that has begun, whatever its record still says', () => {
    const late = { ...fourth, status: 'planned' as const }
    expect(slotsBefore('2026-09-01', [third, late])).toEqual(certain(third, late))
  })

  it('hold one that was closed before its time, where another comes after it', () => {
    const early = aSession(society.id, 4, { start: '2021-06-01', end: '2026-05-31', status: 'closed' })
    const next = aSession(society.id, 5, { status: 'planned' })
    expect(aSeat(chair, society, '2024-01-01', { sessions: [third, early, next] }).term.sessionId).toBe(next.id)
    expect(slotsBefore('2024-01-01', [third, early, next])).toEqual(certain(third, early))
  })

  it('are in order of their dates where numbers begin anew after a change of name', () => {
    const [ninth, first, second] = [
      aSession(society.id, 9, { start: '2011-06-01', end: '2016-05-31', status: 'closed' }),
      aSession(society.id, 1, { start: '2016-06-01', end: '2021-05-31', status: 'closed' }),
      aSession(society.id, 2, { start: '2021-06-01', end: '2026-05-31' }),
    ]
    expect(slotsBefore('2026-06-01', [ninth, first, second])).toEqual(certain(ninth, first, second))
  })

  it('have a slot for each number that is missing between two', () => {
    expect(slotsBefore('2026-09-01', [third, aSession(society.id, 6, { start: '2026-06-01' })])).toEqual([
      [third.id, undefined],
      ['', 'missing'],
      ['', 'missing'],
    ])
  })

  it('of an organization that was absorbed go on with the sessions after that, and its own stay a line apart', () => {
    const ask = { post: chair, organization: society, terms: [third, fourth], charter: undefined, packYears: 5 }
    const old = aSession(society.id, 7, { start: '2016-01-01', end: '2020-12-31', status: 'closed' })
    const predecessors = [[{ organizationId: 'org_old', terms: [old], closedOn: '2021-06-01' }]]
    const { lines } = seatOf({ ...ask, predecessors, electionOn: '2026-09-01' })
    expect(lines.map((line) => line.map(({ sessionId }) => sessionId))).toEqual([
      [third.id, fourth.id],
      [old.id, fourth.id],
    ])
  })
})

describe('a verdict is refused', () => {
  test.each([
    ['before the post existed', chair, society, '2004-12-31'],
    ['after it was abolished', { ...chair, end: '2020' }, society, '2021-01-01'],
    ['before the organization was founded', { ...chair, start: undefined }, society, '2000-04-30'],
    [
      'after it was closed',
      chair,
      { ...society, closing: { on: '2022-01-01', reason: 'merged' as const, successorIds: [], done: true } },
      '2022-01-02',
    ],
  ])('for a day %s', (_, post, organization, on) => {
    expect(() => aSeat(post, organization, on)).toThrow(expect.objectContaining({ code: 'not-active' }))
  })

  it('for a session of another organization, and for a term that ends before the election', () => {
    const ask = { post: chair, organization: society, terms: all, predecessors: [], charter: undefined, packYears: 5 }
    expect(() => seatOf({ ...ask, electionOn: '2023-01-01', sessionId: 'ses_x' })).toThrow(
      expect.objectContaining({ code: 'unknown-reference' }),
    )
    expect(() => seatOf({ ...ask, electionOn: '2023-01-01', termEnd: '2022-12-31' })).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    )
  })
})
