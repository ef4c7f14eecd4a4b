import { beforeAll, describe, expect, test } from 'vitest'
import { changeHonour, createHonour, honoursOf } from '../../../shared/directory/honours.ts'
import { readPerson } from '../../../shared/directory/person-record.ts'
import { honourInput } from '../../../shared/domain/honour.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { Table } from '../../../shared/table/client.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import { today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { crashing } from '../../support/faults.ts'
import { given, patching } from '../../support/given.ts'
import { seededDraw } from '../../support/random.ts'
import { untouched } from '../../support/refusal.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const nobody = makeIds(seededDraw(99))
const [code = ''] = honours.entries().map((entry) => entry.code)
const person = () => given(request).person()
const award = (to: Person, more: object = {}) =>
  createHonour(request(), to.id, honourInput.parse({ honour: code, ...more }))
const mirrors = async ({ id }: Person) => (await readPerson(request(), id, today)).mentorings

describe('the mentor of an honour', () => {
  test('sees it from their own side, written with it and changed with it', async () => {
    const [young, mentor] = [await person(), await person()]
    const held = await award(young, { mentorId: mentor.id, cohort: '2024-2026' })
    expect(await mirrors(mentor)).toEqual([
      { honourId: held.id, personId: mentor.id, menteeId: young.id, honour: code, cohort: '2024-2026' },
    ])
    await changeHonour(request(), held.id, 1, patching({ cohort: '2025-2027' }))
    expect((await mirrors(mentor)).map(({ cohort }) => cohort)).toEqual(['2025-2027'])
    expect(await mirrors(young)).toEqual([])
  })

  test('who gives way to another no longer sees it, and the other does', async () => {
    const [young, first, second] = [await person(), await person(), await person()]
    const held = await award(young, { mentorId: first.id })
    await changeHonour(request(), held.id, 1, patching({ mentorId: second.id }))
    expect([await mirrors(first), (await mirrors(second)).length]).toEqual([[], 1])
    await changeHonour(request(), held.id, 2, patching({ mentorId: undefined }))
    expect(await mirrors(second)).toEqual([])
  })

  test.each(['before', 'after'] as const)(
    'is on both sides or on none after a death %s the transaction',
    async (when) => {
      const [young, first, second] = [await person(), await person(), await person()]
      const held = await award(young, { mentorId: first.id })
      const dying = { ...request(), table: crashing(table, 1, when) }
      await changeHonour(dying, held.id, 1, patching({ mentorId: second.id })).catch(() => undefined)
      const [{ mentorId } = {}] = await honoursOf(request(), young.id)
      expect(mentorId).toBe(when === 'after' ? second.id : first.id)
      expect([(await mirrors(first)).length, (await mirrors(second)).length]).toEqual(
        when === 'after' ? [0, 1] : [1, 0],
      )
    },
  )

  test('is somebody else who is there', async () => {
    const young = await person()
    expect(await untouched(table, () => award(young, { mentorId: young.id }))).toEqual({
      code: 'cycle',
      paths: ['mentorId'],
    })
    expect(await untouched(table, () => award(young, { mentorId: nobody.person() }))).toEqual({
      code: 'unknown-reference',
      paths: ['mentorId'],
    })
    const held = await award(young)
    for (const [mentorId, code] of [
      [young.id, 'cycle'],
      [nobody.person(), 'unknown-reference'],
    ])
      expect((await untouched(table, () => changeHonour(request(), held.id, 1, patching({ mentorId })))).code).toBe(
        code,
      )
  })
})

test('an honour is of somebody who is there, supported and selected by organizations that are there', async () => {
  const absent = () => createHonour(request(), nobody.person(), honourInput.parse({ honour: code }))
  expect(await untouched(table, absent)).toEqual({ code: 'not-found', paths: ['id'] })
  const young = await person()
  for (const field of ['sponsorId', 'organizerId'])
    expect(await untouched(table, () => award(young, { [field]: nobody.organization() }))).toEqual({
      code: 'unknown-reference',
      paths: [field],
    })
})

test('an honour is one of the list or has a name, and not both', () => {
  const named = (more: object) => honourInput.safeParse(more).error?.issues[0]
  expect([named({ honour: code }), named({ name: '某奖' })]).toEqual([undefined, undefined])
  for (const more of [{}, { honour: code, name: '某奖' }])
    expect(named(more)).toMatchObject({ message: 'honour-or-name', path: ['honour'] })
  expect(named({ honour: 'no-such-honour' })?.message).toBe('unknown-code:honours')
})
