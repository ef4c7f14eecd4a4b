import { beforeAll, describe, expect, test } from 'vitest'
import { changeMembership, getMembership } from '../../../shared/directory/memberships.ts'
import { changePost } from '../../../shared/directory/posts.ts'
import { vacanciesOf } from '../../../shared/directory/vacancies.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { Post } from '../../../shared/domain/post.ts'
import type { Session } from '../../../shared/domain/session.ts'
import type { Table } from '../../../shared/table/client.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given, patching } from '../../support/given.ts'
import { seededDraw } from '../../support/random.ts'
import { untouched } from '../../support/refusal.ts'

let table: Table
let request: Requests
let society: Organization
let council: Post
let tenth: Session
let somebody: Person

const nobody = makeIds(seededDraw(99))

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  const there = given(request)
  society = await there.organization({ place: { region: '440305' } })
  council = await there.post(society.id, { name: '理事', role: 'council-member', capacity: 500 })
  tenth = await there.session(society.id, 10, { start: '2024-05-20', end: '2029-05-19' })
  somebody = await there.person()
})

const join = (more: object = {}, postId = council.id) => given(request).membership(somebody.id, postId, more)
const change = async ({ id }: Membership, more: object) => {
  const { version } = await getMembership(request(), id)
  return changeMembership(request(), id, version, patching(more))
}
const councilToday = async () =>
  (await vacanciesOf(request(), society.id, { on: today, within: 0 })).seats.find(
    ({ seat }) => seat.postId === council.id,
  )

describe('a membership', () => {
  test('is in office unless told otherwise, in its organization, in the place of its role', async () => {
    const held = await join({ sessionId: tenth.id, representsId: society.id, title: '理事（常务）' })
    expect(held).toMatchObject({ status: 'in-office', organizationId: society.id, order: 7, version: 1 })
    expect(held.provenance).toEqual({ assertedBy: 'user:clerk', confirmedAt: held.createdAt, visibility: 'public' })
    expect(held).not.toHaveProperty('liaisonPlace', expect.anything())
  })

  test('of a liaison keeps the place of the association', async () => {
    expect(await join({ liaison: 'school-head' })).toMatchObject({ liaisonPlace: 'CN/440000/440300/440305/' })
  })

  test.each(['part-time', 'seconded', 'ex-officio', 'full-time'])('of nature %s fills a seat', async (nature) => {
    const before = (await councilToday())?.held ?? 0
    await join({ nature })
    expect((await councilToday())?.held).toBe(before + 1)
  })

  test.each([
    ['acting', { nature: 'acting' }, 1],
    ['honorary', { nature: 'honorary' }, 0],
    ['yet to begin', { start: '2026-03-03' }, 0],
    ['proposed', { status: 'proposed' }, 0],
    ['pending approval', { status: 'pending-approval' }, 0],
    ['entered in error', { status: 'ended', endReason: 'entered-in-error', start: '2020' }, 0],
  ])('that is %s fills none', async (_, more, acting) => {
    const before = await councilToday()
    await join(more)
    const after = await councilToday()
    expect([after?.held, after?.uncertain]).toEqual([before?.held, before?.uncertain])
    expect((after?.acting ?? 0) - (before?.acting ?? 0)).toBe(acting)
  })

  test('goes from proposal to office to its end, and the seat with it', async () => {
    const before = (await councilToday())?.held ?? 0
    const held = await join({ status: 'proposed' })
    const counts: (number | undefined)[] = []
    for (const step of [
      { status: 'publicised' },
      { status: 'pending-approval' },
      { status: 'in-office', start: '2026-03-01' },
      { status: 'ended', end: '2026-03-01', endReason: 'transferred' },
    ]) {
      await change(held, step)
      counts.push((await councilToday())?.held)
    }
    expect(counts).toEqual([before, before, before + 1, before])
    expect(await getMembership(request(), held.id)).toMatchObject({ version: 5, endReason: 'transferred' })
  })

  test('that was proposed and came to nothing was never held, on no day', async () => {
    const held = await join({ status: 'proposed', start: '2025-01-01' })
    const ended = await change(held, { status: 'ended', end: '2026-01-31', endReason: 'unknown' })
    expect(ended.neverHeld).toBe(true)
    expect((await change(held, { note: '另有安排' })).neverHeld).toBe(true)
    expect(
      (await change(held, { status: 'in-office', end: undefined, endReason: undefined })).neverHeld,
    ).toBeUndefined()
  })

  test('keeps its order in step with the role of its post', async () => {
    const there = given(request)
    const post = await there.post(society.id, { name: '秘书长', role: 'secretary-general', capacity: 2 })
    const held = await join({}, post.id)
    await changePost(request(), post.id, 1, patching({ role: 'deputy-secretary-general' }))
    expect((await change(held, { note: '新' })).order).toBe(held.order + 1)
  })
})

describe('a membership is refused, and nothing is written,', () => {
  const refused = (more: object, post = council.id) => untouched(table, () => join(more, post))

  test.each([
    ['a person', 'personId', () => ({ personId: nobody.person() })],
    ['a session', 'sessionId', () => ({ sessionId: nobody.session(society.id) })],
    ['a represented organization', 'representsId', () => ({ representsId: nobody.organization() })],
    ['a predecessor', 'predecessorId', () => ({ predecessorId: nobody.membership(somebody.id) })],
    ['a base', 'baseId', () => ({ baseId: nobody.membership(somebody.id) })],
  ])('with %s that is not there', async (_, path, more) => {
    expect(await refused(more())).toEqual({ code: 'unknown-reference', paths: [path] })
  })

  test('in a post that is not there', async () => {
    expect(await refused({}, nobody.post(society.id))).toEqual({ code: 'unknown-reference', paths: ['postId'] })
    expect(await refused({}, nobody.post(nobody.organization()))).toEqual({
      code: 'unknown-reference',
      paths: ['postId'],
    })
  })

  test('in a session of another organization', async () => {
    const there = given(request)
    const other = await there.session((await there.organization()).id, 1)
    expect(await refused({ sessionId: other.id })).toEqual({ code: 'unknown-reference', paths: ['sessionId'] })
  })

  test('resting on a membership of somebody else, or on itself', async () => {
    const there = given(request)
    const other = await there.membership((await there.somebody()).id, council.id)
    expect(await refused({ baseId: other.id })).toEqual({ code: 'invalid-input', paths: ['baseId'] })
    const held = await join()
    expect(await untouched(table, () => change(held, { baseId: held.id }))).toEqual({
      code: 'cycle',
      paths: ['baseId'],
    })
    expect(await untouched(table, () => change(held, { predecessorId: held.id }))).toEqual({
      code: 'cycle',
      paths: ['predecessorId'],
    })
  })

  test('for another person or post than before', async () => {
    const there = given(request)
    const [held, other] = [await join(), await there.person()]
    const post = await there.post(society.id)
    for (const more of [{ personId: other.id }, { postId: post.id }])
      expect((await untouched(table, () => change(held, more))).code).toBe('invalid-input')
  })

  test('after its post was abolished, but not before', async () => {
    const post = await given(request).post(society.id, { end: '2025-12', capacity: 3 })
    expect(await refused({ start: '2026-01-01' }, post.id)).toEqual({ code: 'not-active', paths: ['postId'] })
    expect((await join({ start: '2025-12-31' }, post.id)).version).toBe(1)
  })
})
