import { beforeAll, describe, expect, test } from 'vitest'
import { changeMembership } from '../../../shared/directory/memberships.ts'
import { changePost } from '../../../shared/directory/posts.ts'
import { changeSession } from '../../../shared/directory/sessions.ts'
import { vacanciesOf } from '../../../shared/directory/vacancies.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Table } from '../../../shared/table/client.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { interrupted } from '../../support/faults.ts'
import { given, patching } from '../../support/given.ts'
import { load } from '../../support/load.ts'
import { untouched } from '../../support/refusal.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../support/things.ts'

let table: Table
let request: Requests
let society: Organization

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  society = await given(request).organization()
})

const chair = (more: object = {}) => given(request).post(society.id, more)
const standing = async (id: string, on = today) =>
  (await vacanciesOf(request(), society.id, { on, within: 0 })).seats.find(({ seat }) => seat.postId === id)

async function join(post: Awaited<ReturnType<typeof chair>>, more: object = {}, at: Table = table) {
  const { id } = await given(request).somebody()
  return given((extra) => ({ ...request(extra), table: at })).membership(id, post.id, more)
}

describe('one chair', () => {
  test('goes to one of two clerks who fill it at the same moment, and the other hears that it is full', async () => {
    for (let nth = 0; nth < 3; nth++) {
      const post = await chair()
      const all = await Promise.allSettled([join(post), join(post)])
      expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(all.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: { code: 'post-full', faults: [{ path: 'postId' }] },
      })
      expect(await standing(post.id)).toMatchObject({ held: 1, state: 'filled' })
    }
  })

  test('is full for whoever had read it empty', async () => {
    const post = await chair()
    await expect(
      join(
        post,
        {},
        interrupted(table, 1, () => join(post)),
      ),
    ).rejects.toMatchObject({ code: 'post-full' })
  })

  test('is handed over on a day that both hold, and not a day earlier', async () => {
    const post = await chair()
    const first = await join(post, { start: '2020-01-01' })
    await changeMembership(request(), first.id, 1, patching({ end: '2026-06-30' }))
    expect(
      (await untouched(table, () => given(request).membership(first.personId, post.id, { start: '2026-06-29' }))).code,
    ).toBe('post-full')
    await join(post, { start: '2026-06-30' })
    expect((await standing(post.id, '2026-06-30'))?.held).toBe(2)
    expect((await standing(post.id, '2026-07-01'))?.held).toBe(1)
  })

  test('is not taken by who acts, is honoured, is proposed, or has left', async () => {
    const post = await chair()
    await join(post)
    for (const more of [
      { nature: 'acting' },
      { nature: 'honorary' },
      { status: 'proposed' },
      { status: 'ended', start: '2020', end: '2025-12-31' },
    ])
      await join(post, more)
    const proposed = await join(post, { status: 'pending-approval' })
    expect(
      (await untouched(table, () => changeMembership(request(), proposed.id, 1, patching({ status: 'in-office' }))))
        .code,
    ).toBe('post-full')
  })

  test('takes what history says of the past, even two at a time', async () => {
    const post = await chair()
    await join(post, { start: '2010-01-01', end: '2015-12-31', status: 'ended' })
    await join(post, { start: '2012-01-01', end: '2013-12-31', status: 'ended' })
    await join(post, { start: '2020-01-01' })
    expect((await standing(post.id, '2012-06-01'))?.held).toBe(2)
    // What is wrong with the past opens no door for today.
    await expect(join(post, { start: '2025-01-01' })).rejects.toMatchObject({ code: 'post-full' })
  })

  test('that came in overfull can be mended step by step', async () => {
    const [post, there] = [await chair(), given(request)]
    const ninth = await there.session(society.id, 9, { start: '2020-01-01' })
    const tenth = await there.session(society.id, 10, { start: '2027-01-01' })
    const held = await join(post, { sessionId: ninth.id })
    const next = await join(post, { sessionId: tenth.id, start: '2027-01-01' })
    // The next session turns out to begin later: its chair now stands beside the one who serves on.
    await changeSession(request(), tenth.id, 1, patching({ start: '2027-06-01' }))
    expect((await changeMembership(request(), next.id, 1, patching({ note: '核对' }))).version).toBe(2)
    await expect(join(post, { start: '2027-02-01', end: '2027-03-01' })).rejects.toMatchObject({ code: 'post-full' })
    expect((await changeMembership(request(), held.id, 1, patching({ end: '2026-12-31' }))).version).toBe(2)
  })
})

describe('a council', () => {
  test('of 121 is filled to the last seat by lanes side by side, and takes nobody more', async () => {
    const own = await createTestTable()
    const ask = testRequests({ table: own, seed: 3 })
    const there = given(ask)
    const of = anOrganization()
    const council = aPost(of.id, { name: '理事', role: 'council-member', capacity: 121 })
    const seated = Array.from({ length: 97 }, () => aMembership(council.id))
    const people = Array.from({ length: 25 }, () => aPerson())
    await load(own, { organizations: [of], posts: [council], memberships: seated, people })
    const last = people.pop() ?? aPerson()
    const lane = async () => {
      for (let somebody = people.pop(); somebody !== undefined; somebody = people.pop())
        await there.membership(somebody.id, council.id)
    }
    await Promise.all([1, 2, 3].map(lane))
    const { sheet, seats } = await vacanciesOf(ask(), of.id, { on: today, within: 0 })
    expect(seats[0]).toMatchObject({ state: 'filled', held: 121, vacant: 0 })
    expect([sheet.unended, sheet.seats[0]?.spans.length]).toEqual([121, 1])
    expect((await untouched(own, () => there.membership(last.id, council.id))).code).toBe('post-full')
  })

  test('cannot become smaller than it is today or will be, but smaller than it was', async () => {
    const council = await chair({ name: '理事', role: 'council-member', capacity: 3 })
    for (const more of [
      { start: '2020', end: '2025-12-31', status: 'ended' },
      { start: '2020', end: '2025-12-31', status: 'ended' },
      { start: '2020' },
      {},
    ])
      await join(council, more)
    expect(await untouched(table, () => changePost(request(), council.id, 1, patching({ capacity: 1 })))).toEqual({
      code: 'post-full',
      paths: ['capacity'],
    })
    expect((await changePost(request(), council.id, 1, patching({ capacity: 2 }))).capacity).toBe(2)
    await join(council, { start: '2027-01-01', end: '2027-12-31', nature: 'acting' })
  })
})
