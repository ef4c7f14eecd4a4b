import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageRange, type Day, firstDay, lastDay, type PartialDate } from '../../../../shared/domain/dates.ts'
import { newSheet, withMembership, withPost, withSession } from '../../../../shared/domain/seat-sheet.ts'
import { standingsOf } from '../../../../shared/domain/seat-state.ts'
import { aheadOfHolder, type HolderAsk } from '../../../../shared/eligibility/ahead/holder-ahead.ts'
import { aheadOfSeat } from '../../../../shared/eligibility/ahead/seat-ahead.ts'
import { daysFrom } from '../../../support/clock.ts'
import { aDossier, type Serving } from '../../../support/dossiers.ts'
import { dayBetween, daysOfDate, partialBetween } from '../../../support/partial-dates.ts'
import { runs } from '../../../support/property.ts'
import { aRule, aSeat } from '../../../support/seats.ts'
import { aMembership, anOrganization, aPerson, aPost, aSession } from '../../../support/things.ts'

const society = anOrganization({ level: 'province', place: { country: 'CN', region: '350000' } })
const chair = aPost(society.id)
const inTerm = aRule({ kind: 'age', max: 69, at: 'term-end' }, { id: 'in-term' })
const onElection = aRule({ kind: 'age', max: 70, at: 'election' }, { id: 'on-election' })
const twoTerms = aRule({ kind: 'terms', max: 2, count: 'consecutive' }, { id: 'two-terms' })
const sessions = [
  aSession(society.id, 1, { start: '2017-01-01', end: '2021-12-31', status: 'closed' }),
  aSession(society.id, 2, { start: '2022-01-01', end: '2026-12-31' }),
]

const ahead = (person: object, more: Partial<HolderAsk> = {}, posts: readonly Serving[] = []) => {
  const somebody = aPerson(person)
  return aheadOfHolder({
    membership: aMembership(chair.id, { sessionId: sessions[1]?.id, status: 'in-office' }, somebody.id),
    post: chair,
    terms: sessions,
    dossier: aDossier(somebody, { posts }),
    rules: [],
    termEnd: { from: '2026-12-31', to: '2026-12-31' },
    next: undefined,
    to: '2027-03-02',
    ...more,
  })
}

/** Every day of two dates; exact ones stand for themselves. */
const spanOf = (date: PartialDate) => ({ from: firstDay(date), to: lastDay(date) })
const truthOf = (found: readonly boolean[]) => {
  if (found.every((each) => !each)) return undefined
  return found.every((each) => each) ? 'yes' : 'unknown'
}

/** Whether on some day of the term, up to the last one looked at, somebody is older: found by looking at every day. */
function passesBy(born: Day, end: Day, to: Day, max: number): boolean {
  const last = end < to ? end : to
  return daysFrom('2024-01-01', last).some((day) => (ageRange(born, day)?.[0] ?? 0) > max)
}

describe('an age limit within the term', () => {
  it('lies ahead exactly if some day of the term passes it, for births and ends that are known in part too', () => {
    fc.assert(
      fc.property(
        partialBetween('1954-06-01', '1957-12-31'),
        partialBetween('2025-06-01', '2027-12-31'),
        dayBetween('2025-01-01', '2027-12-31'),
        (birth, end, to) => {
          const [found] = ahead({ birth }, { rules: [inTerm], termEnd: spanOf(end), to })
          const edges = (date: PartialDate) => [firstDay(date), lastDay(date)]
          // Who is born later passes later and a longer term passes more, so the edges settle all days between them.
          const worlds = edges(birth).flatMap((born) => edges(end).map((last) => passesBy(born, last, to, 69)))
          expect(found?.truth).toBe(truthOf(worlds))
        },
      ),
      runs(120),
    )
  })

  it('lists whoever has no birth on record as not known', () => {
    expect(ahead({}, { rules: [inTerm] })).toMatchObject([
      { reason: 'age-limit', truth: 'unknown', missing: ['birth'], on: undefined },
    ])
  })

  it('does not tell the birthday in words', () => {
    expect(JSON.stringify(ahead({ birth: '1956-05-17' }, { rules: [inTerm] }).map(({ text }) => text))).not.toContain(
      '-17',
    )
  })

  it('is only for posts and people that the rule is for', () => {
    const forVice = aRule({ kind: 'age', max: 69, at: 'term-end' }, { when: { roles: ['vice-chair'] } })
    const forCadres = aRule(
      { kind: 'age', max: 69, at: 'term-end' },
      { when: { person: { cadre: { serving: false } } } },
    )
    expect(ahead({ birth: '1950' }, { rules: [forVice] })).toEqual([])
    expect(ahead({ birth: '1950', cadre: { rank: 'bureau', serving: true } }, { rules: [forCadres] })).toEqual([])
    expect(ahead({ birth: '1950', cadre: { rank: 'bureau', serving: false } }, { rules: [forCadres] })).toMatchObject([
      { truth: 'yes' },
    ])
    expect(ahead({ birth: '1950' }, { rules: [forCadres] })).toMatchObject([{ truth: 'unknown', missing: ['person'] }])
  })
})

describe("a holder's own term", () => {
  it('ends in time exactly if it does on every day that its end can be', () => {
    fc.assert(
      fc.property(partialBetween('2026-01-01', '2028-12-31'), dayBetween('2026-01-01', '2028-12-31'), (end, to) => {
        const membership = aMembership(chair.id, { status: 'in-office', end })
        const [found] = ahead({}, { membership, to })
        expect(found?.truth).toBe(truthOf(daysOfDate(end).map((day) => day <= to)))
      }),
      runs(100),
    )
  })
})

describe('re-election', () => {
  const next = aSeat(chair, society, '2026-12-31', { sessions })
  const served = (...held: number[]): Serving[] =>
    held.map((at) => ({ post: chair, organization: society, sessions, membership: { sessionId: sessions[at]?.id } }))

  it('is barred by a third term, and by age, each with its rule', () => {
    const rules = [twoTerms, onElection]
    expect(ahead({ birth: '1970' }, { rules, next }, served(0, 1))).toMatchObject([
      { reason: 'third-term', truth: 'yes', of: 're-election', rule: { id: 'two-terms' }, on: { from: '2026-12-31' } },
    ])
    expect(ahead({ birth: '1970' }, { rules, next }, served(1))).toEqual([])
    expect(ahead({ birth: '1955-12-31' }, { rules, next }, served(1))).toMatchObject([
      { reason: 'age-limit', truth: 'yes' },
    ])
    expect(ahead({}, { rules, next }, served(1))).toMatchObject([
      { reason: 'age-limit', truth: 'unknown', missing: ['birth'] },
    ])
    expect(ahead({ birth: '1940' }, { rules, next: undefined }, served(0, 1))).toEqual([])
  })

  it('of the dead is no question', () => {
    expect(ahead({ status: 'deceased' }, { rules: [twoTerms], next }, served(0, 1))).toMatchObject([{ reason: 'died' }])
  })
})

describe('a post that rests on another', () => {
  const hospital = anOrganization({ kind: 'institution' })
  const head = aPost(hospital.id, { name: '院长', role: 'head' })
  const restingOn = (base: object, own: object = {}) => {
    const somebody = aPerson()
    const dossier = aDossier(somebody, { posts: [{ post: head, organization: hospital, membership: base }] })
    const baseId = dossier.profile.posts[0]?.membership.id
    const membership = aMembership(chair.id, { baseId, status: 'in-office', ...own }, somebody.id)
    return ahead({}, { membership, dossier, to: '2026-06-30' })
  }

  it('falls with it, once it has ended or where it ends in time', () => {
    expect(restingOn({ start: '2020' })).toEqual([])
    expect(restingOn({ start: '2020', end: '2026-05-01' })).toMatchObject([
      { reason: 'base-ended', truth: 'yes', on: { from: '2026-05-01' } },
    ])
    expect(restingOn({ start: '2020', end: '2026' })).toMatchObject([{ reason: 'base-ended', truth: 'unknown' }])
    expect(restingOn({ start: '2020', end: '2027-01' })).toEqual([])
    expect(restingOn({ start: '2020', end: '2025-12-31', status: 'ended' }, { baseEnded: true })).toMatchObject([
      { reason: 'base-ended', truth: 'yes', on: { from: '2025-12-31' } },
    ])
  })
})

describe('a post', () => {
  const tenth = aSession(society.id, 10, { start: '2022-01-01', end: '2026' })
  const standingOf = (post: object = {}, held = true) => {
    const seat = aPost(society.id, post)
    const empty = withPost(withSession(newSheet(society), tenth), seat)
    const sheet = held ? withMembership(empty, undefined, aMembership(seat.id, { sessionId: tenth.id })) : empty
    const [standing] = standingsOf(sheet, '2026-03-02', 0)
    if (standing === undefined) throw new RangeError('no standing')
    return standing
  }
  const termEnd = { from: '2026-01-01', to: '2026-12-31' }

  it('falls vacant at the end of the session, as far as the end is known', () => {
    expect(aheadOfSeat({ standing: standingOf(), termEnd, to: '2026-12-31' })).toMatchObject([
      { reason: 'term-end', truth: 'yes' },
    ])
    expect(aheadOfSeat({ standing: standingOf(), termEnd, to: '2026-06-30' })).toMatchObject([
      { reason: 'term-end', truth: 'unknown' },
    ])
    expect(aheadOfSeat({ standing: standingOf({}, false), termEnd, to: '2026-12-31' })).toEqual([])
    expect(aheadOfSeat({ standing: standingOf(), termEnd: undefined, to: '2026-12-31' })).toEqual([])
  })

  it('that is to be abolished says when', () => {
    expect(
      aheadOfSeat({ standing: standingOf({ end: '2026-09' }), termEnd: undefined, to: '2026-12-31' }),
    ).toMatchObject([{ reason: 'post-abolished', truth: 'yes', on: { from: '2026-09-01', to: '2026-09-30' } }])
  })
})
