import { beforeAll, describe, expect, test } from 'vitest'
import { changeActivity, createActivity } from '../../../shared/directory/activities.ts'
import { changeEngagement, createEngagement, engagementsOf } from '../../../shared/directory/engagements.ts'
import { changePost, createPost, postsOf } from '../../../shared/directory/posts.ts'
import { changeRelation, createRelation, listRelations } from '../../../shared/directory/relations.ts'
import { changeSession, createSession, sessionsOf } from '../../../shared/directory/sessions.ts'
import { engagementInput } from '../../../shared/domain/engagement.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import { relationInput } from '../../../shared/domain/relation.ts'
import type { Table } from '../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { interrupted } from '../../support/faults.ts'
import { given, inputs, patching } from '../../support/given.ts'
import { seededDraw } from '../../support/random.ts'
import { refusalOf, untouched } from '../../support/refusal.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const nobody = makeIds(seededDraw(99))
const none = nobody.organization()

describe('a post', () => {
  test('is responsible as its role usually is, unless told otherwise', async () => {
    const { id } = await given(request).organization()
    const made = async (more: object) => (await createPost(request(), id, inputs.post(more))).responsible
    expect([await made({}), await made({ role: 'council-member' }), await made({ responsible: false })]).toEqual([
      true,
      false,
      false,
    ])
  })

  test('goes with a base post that is there, and not with itself', async () => {
    const { id } = await given(request).organization()
    const base = await given(request).post(id)
    const bound = (basePostId: string) => ({ filledBy: 'ex-officio', basePostId })
    const post = await createPost(request(), id, inputs.post(bound(base.id)))
    expect(post.basePostId).toBe(base.id)
    const absent = { code: 'unknown-reference', paths: ['basePostId'] }
    expect(await untouched(table, () => createPost(request(), id, inputs.post(bound(nobody.post(id)))))).toEqual(absent)
    expect(await untouched(table, () => changePost(request(), post.id, 1, patching(bound(nobody.post(id)))))).toEqual(
      absent,
    )
    expect(await untouched(table, () => changePost(request(), post.id, 1, patching(bound(post.id))))).toEqual({
      code: 'cycle',
      paths: ['basePostId'],
    })
  })

  test('is listed by the rank of its role', async () => {
    const { id } = await given(request).organization()
    for (const role of ['council-member', 'secretary-general', 'chair']) await given(request).post(id, { role })
    expect((await postsOf(request(), id)).map(({ role }) => role)).toEqual([
      'chair',
      'secretary-general',
      'council-member',
    ])
  })

  test('and a session belong to an organization that is there', async () => {
    expect((await untouched(table, () => createPost(request(), none, inputs.post()))).code).toBe('not-found')
    expect((await untouched(table, () => createSession(request(), none, inputs.session(1)))).code).toBe('not-found')
  })
})

describe('a session', () => {
  test('has a number of its own, though two are created at once', async () => {
    const { id } = await given(request).organization()
    const slow = { ...request(), table: interrupted(table, 1, () => given(request).session(id, 10)) }
    expect(await refusalOf(() => createSession(slow, id, inputs.session(10)))).toEqual({
      code: 'already-exists',
      paths: ['number'],
    })
    const ninth = await given(request).session(id, 9)
    expect((await untouched(table, () => changeSession(request(), ninth.id, 1, patching({ number: 10 })))).code).toBe(
      'already-exists',
    )
    expect((await changeSession(request(), ninth.id, 1, patching({ number: 9, label: '九届' }))).label).toBe('九届')
    expect((await sessionsOf(request(), id)).map(({ number }) => number)).toEqual([9, 10])
  })
})

describe('a relation', () => {
  test('is seen from both sides, and moves when it points elsewhere', async () => {
    const there = given(request)
    const [from, to, elsewhere] = [await there.organization(), await there.organization(), await there.organization()]
    const made = await createRelation(
      request(),
      from.id,
      relationInput.parse({ kind: 'agreement-with', targetId: to.id, status: 'signed' }),
    )
    const sides = async (id: typeof from.id) => {
      const list = async (direction: 'own' | 'incoming' | undefined) =>
        (await listRelations(request(), id, { direction }, 10, undefined)).items.map((each) => each.id)
      return [await list('own'), await list('incoming'), await list(undefined)]
    }
    expect([await sides(from.id), await sides(to.id)]).toEqual([
      [[made.id], [], [made.id]],
      [[], [made.id], [made.id]],
    ])
    await changeRelation(request(), made.id, 1, patching({ targetId: elsewhere.id }))
    expect([await sides(to.id), await sides(elsewhere.id)]).toEqual([
      [[], [], []],
      [[], [made.id], [made.id]],
    ])
  })

  test('is between two that are there and not the same', async () => {
    const there = given(request)
    const [from, to] = [await there.organization(), await there.organization()]
    const relate = (own: typeof from.id, targetId: string) =>
      createRelation(request(), own, relationInput.parse({ kind: 'guided-by', targetId }))
    expect(await untouched(table, () => relate(from.id, from.id))).toEqual({ code: 'cycle', paths: ['targetId'] })
    expect(await untouched(table, () => relate(from.id, none))).toEqual({
      code: 'unknown-reference',
      paths: ['targetId'],
    })
    expect(await untouched(table, () => relate(none, to.id))).toEqual({ code: 'not-found', paths: ['id'] })
    const made = await relate(from.id, to.id)
    for (const [targetId, code] of [
      [from.id, 'cycle'],
      [none, 'unknown-reference'],
    ])
      expect((await untouched(table, () => changeRelation(request(), made.id, 1, patching({ targetId })))).code).toBe(
        code,
      )
  })
})

describe('an activity and who took part', () => {
  test('belong to an organizer, an activity and somebody who are there', async () => {
    const there = given(request)
    const [somebody, activity] = [await there.person(), await there.activity((await there.organization()).id)]
    expect(await untouched(table, () => createActivity(request(), inputs.activity(none)))).toEqual({
      code: 'unknown-reference',
      paths: ['organizerId'],
    })
    expect(
      (await untouched(table, () => changeActivity(request(), activity.id, 1, patching({ organizerId: none })))).code,
    ).toBe('unknown-reference')
    const part = (activityId: string) => engagementInput.parse({ activityId, role: 'lecturer' })
    const absent = () => createEngagement(request(), somebody.id, part(nobody.activity()))
    expect(await untouched(table, absent)).toEqual({ code: 'unknown-reference', paths: ['activityId'] })
    expect(await untouched(table, () => createEngagement(request(), nobody.person(), part(activity.id)))).toEqual({
      code: 'not-found',
      paths: ['id'],
    })
  })

  test('take kind and day from the activity, unless a day of their own is given', async () => {
    const there = given(request)
    const [somebody, society] = [await there.person(), await there.organization()]
    const [course, visit] = [
      await there.activity(society.id, { start: '2025-06' }),
      await there.activity(society.id, { kind: 'visit', start: '2025-09-10' }),
    ]
    const part = (activityId: string, more: object = {}) =>
      createEngagement(request(), somebody.id, engagementInput.parse({ activityId, role: 'attendee', ...more }))
    const made = await part(course.id)
    expect(made).toMatchObject({ kind: 'training', on: '2025-06' })
    expect(await part(visit.id, { on: '2025-09-11' })).toMatchObject({ kind: 'visit', on: '2025-09-11' })
    const moved = await changeEngagement(request(), made.id, 1, patching({ activityId: visit.id, on: undefined }))
    expect(moved).toMatchObject({ kind: 'visit', on: '2025-09-10' })
    expect(await engagementsOf(request(), somebody.id)).toHaveLength(2)
  })
})
