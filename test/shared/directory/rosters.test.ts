import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { heldOn } from '../../../shared/directory/person-record.ts'
import { readHolders, readRoster } from '../../../shared/directory/rosters.ts'
import { type Membership, natures, statuses } from '../../../shared/domain/membership.ts'
import { newSheet, withMembership, withPost, withSession } from '../../../shared/domain/seat-sheet.ts'
import { sessionState } from '../../../shared/domain/session.ts'
import { putAll } from '../../../shared/table/batch.ts'
import type { Table } from '../../../shared/table/client.ts'
import { organizations, posts, sessions, sheets } from '../../../shared/table/organizations.ts'
import { memberships, people } from '../../../shared/table/people.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given } from '../../support/given.ts'
import { allPages } from '../../support/pages.ts'
import { dayBetween, partialBetween } from '../../support/partial-dates.ts'
import { runs } from '../../support/property.ts'
import { aMembership, anOrganization, aPerson, aPost, aSession, enteredOn } from '../../support/things.ts'

const society = anOrganization()
const chair = aPost(society.id, { capacity: 9 })
const council = aPost(society.id, { name: '理事', role: 'council-member', capacity: 121 })
const terms = [
  aSession(society.id, 7, { status: 'closed', provenance: enteredOn('2023-01-01') }),
  aSession(society.id, 8, { start: '2014', end: '2018-12-31' }),
  aSession(society.id, 9, { start: '2019-03-01', end: '2023-12-31' }),
  aSession(society.id, 10, { start: '2024-05-20' }),
  aSession(society.id, 11, { status: 'planned', start: '2029-05-20' }),
]
const pending = ['proposed', 'publicised', 'pending-approval']

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const drawn = fc.record({
  post: fc.constantFrom(chair, council),
  sessionId: fc.constantFrom(undefined, ...terms.map(({ id }) => id)),
  status: fc.constantFrom('in-office', 'in-office', 'ended', ...statuses),
  nature: optional(fc.constantFrom(...natures)),
  start: optional(partialBetween('2013-01-01', '2020-12-31')),
  end: optional(partialBetween('2021-01-01', '2030-12-31')),
  entered: dayBetween('2023-06-01', '2023-06-03'),
})
const everybody = fc.sample(fc.array(drawn, { minLength: 120, maxLength: 120 }), { ...runs(1), numRuns: 1 }).flat()
const held: Membership[] = everybody.map(({ post, entered, ...rest }) =>
  aMembership(post.id, { ...rest, order: post === chair ? 0 : 7, provenance: enteredOn(entered) }, aPerson().id),
)
const sheet = held.reduce(
  (counted, each) => withMembership(counted, undefined, each),
  terms.reduce(withSession, [chair, council].reduce(withPost, newSheet(society))),
)

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  await putAll(table, [
    organizations.toItem(society),
    sheets.toItem(sheet),
    ...[chair, council].map(posts.toItem),
    ...terms.map(sessions.toItem),
    ...held.map(memberships.toItem),
    ...held.map(({ personId }) => people.toItem(aPerson({ id: personId }))),
  ])
})

/** The order of a roster: first those without a session, then by number of session, chairs first. */
function inOrder(all: readonly Membership[]): string[] {
  const place = ({ sessionId, order }: Membership) => terms.findIndex(({ id }) => id === sessionId) * 1000 + order
  return [...all].sort((a, b) => place(a) - place(b)).map(({ sessionId = '-', order }) => `${sessionId} ${order}`)
}

describe('a roster', () => {
  test('as of any day is what a filter over all memberships leaves, with who they are and whether they hold', async () => {
    await fc.assert(
      fc.asyncProperty(
        dayBetween('2012-01-01', '2031-12-31'),
        fc.boolean(),
        fc.constantFrom(7, 40, 200),
        async (on, withPending, limit) => {
          const open = new Set<string | undefined>([
            undefined,
            ...sheet.terms.filter((term) => sessionState(term, sheet.terms, on) !== 'closed').map(({ id }) => id),
          ])
          const naive = held.filter(
            (each) =>
              heldOn(each, sheet, on) !== 'no' ||
              (withPending && pending.includes(each.status) && open.has(each.sessionId)),
          )
          const lines = await allPages(limit, (...page) =>
            readRoster(request(), society.id, { kind: 'as-of', on, pending: withPending }, ...page),
          )
          expect(lines.map(({ membership }) => membership.id).sort()).toEqual(naive.map(({ id }) => id).sort())
          expect(lines.map(({ membership }) => `${membership.sessionId ?? '-'} ${membership.order}`)).toEqual(
            inOrder(naive),
          )
          for (const { membership, person, holds } of lines)
            expect([person?.id, holds]).toEqual([membership.personId, heldOn(membership, sheet, on)])
        },
      ),
      runs(30),
    )
  })

  test('of a session is everybody in it, with or without dates, whatever became of them', async () => {
    for (const { id } of terms) {
      const lines = await allPages(11, (...page) =>
        readRoster(request(), society.id, { kind: 'session', sessionId: id, on: today }, ...page),
      )
      expect(lines.map(({ membership }) => membership.id).sort()).toEqual(
        held
          .filter(({ sessionId }) => sessionId === id)
          .map((each) => each.id)
          .sort(),
      )
    }
  })

  test('of an organization that is not there is not found', async () => {
    const view = { kind: 'as-of', on: today, pending: false } as const
    await expect(readRoster(request(), anOrganization().id, view, 10, undefined)).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})

test('holders of a post over time are all of them, by start, those without one first', async () => {
  const lines = await allPages(9, (...page) => readHolders(request(), chair.id, today, ...page))
  const naive = held.filter(({ postId }) => postId === chair.id)
  expect(lines.map(({ membership }) => membership.start ?? '')).toEqual(naive.map(({ start = '' }) => start).sort())
  expect(lines.map(({ membership }) => membership.id).sort()).toEqual(naive.map(({ id }) => id).sort())
})

test('on the day of a hand-over both men are on the roster, the day after one', async () => {
  const there = given(request)
  const { id } = await there.organization()
  const post = await there.post(id, { name: 'President' })
  const [first, second] = [await there.person(), await there.person()]
  await there.membership(first.id, post.id, { start: '1961-01-20', end: '1963-11-22', status: 'ended' })
  await there.membership(second.id, post.id, { start: '1963-11-22', end: '1969-01-20', status: 'ended' })
  const holders = async (on: string) =>
    (await readRoster(request(), id, { kind: 'as-of', on, pending: false }, 10, undefined)).items.map(
      ({ person }) => person?.id,
    )
  expect((await holders('1963-11-22')).sort()).toEqual([first.id, second.id].sort())
  expect(await holders('1963-11-23')).toEqual([second.id])
})

test('a page goes on where it ended though a session came to the roster in between', async () => {
  const there = given(request)
  const { id } = await there.organization()
  const council = await there.post(id, { role: 'council-member', capacity: 50 })
  const tenth = await there.session(id, 10)
  const members: string[] = []
  for (let nth = 0; nth < 4; nth++)
    members.push((await there.membership((await there.somebody()).id, council.id, { sessionId: tenth.id })).id)
  const view = { kind: 'as-of', on: today, pending: false } as const
  const first = await readRoster(request(), id, view, 2, undefined)
  await there.session(id, 9, { start: '2019-01-01' })
  const second = await readRoster(request(), id, view, 2, first.next)
  expect([...first.items, ...second.items].map(({ membership }) => membership.id)).toEqual(members.sort())
})
