import { beforeAll, describe, expect, test } from 'vitest'
import { changePerson, createPerson, getPerson } from '../../../shared/directory/people.ts'
import { readPerson } from '../../../shared/directory/person-record.ts'
import { makeIds } from '../../../shared/domain/ids.ts'
import type { Table } from '../../../shared/table/client.ts'
import { noon, today } from '../../support/clock.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given, inputs, patching } from '../../support/given.ts'
import { seededDraw } from '../../support/random.ts'
import { untouched } from '../../support/refusal.ts'

let table: Table
let request: Requests
let other: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  other = testRequests({ table, actor: 'user:reviewer', seed: 2, now: noon('2026-03-05') })
})

const notice = { kind: 'notice', ref: '测试通知 1 号', phrase: '测试甲', line: 3, on: '2018-05-01' } as const
const register = { kind: 'register', ref: '测试名册' } as const

describe('every fact of a person', () => {
  test('says where it comes from, who asserted it, when, and who may see it', async () => {
    const ctx = request({ source: notice })
    const contacts = [{ kind: 'phone', value: '000' }]
    const { id, provenance } = await createPerson(ctx, inputs.person({ birth: '1960', gender: '1', contacts }))
    const asserted = {
      source: notice,
      assertedBy: 'user:clerk',
      confirmedAt: ctx.now.toISOString(),
      visibility: 'internal',
    }
    expect(provenance).toEqual({
      names: { ...asserted, visibility: 'public' },
      gender: asserted,
      birth: { ...asserted, visibility: 'restricted' },
      contacts: { ...asserted, visibility: 'restricted' },
    })
    expect((await getPerson(request(), id)).provenance).toEqual(provenance)
  })

  test('keeps its provenance through changes of other facts, and gets a new one with a new value', async () => {
    const first = await createPerson(
      request({ source: notice }),
      inputs.person({ birth: '1960', gender: '1', identifiers: [{ scheme: 'orcid', value: '0000-0002-1825-0097' }] }),
    )
    const ctx = other({ source: register })
    const changed = await changePerson(ctx, first.id, 1, patching({ birth: '1960-04', disciplines: ['110'] }))
    const { names, gender, identifiers } = first.provenance
    const asserted = {
      source: register,
      assertedBy: 'user:reviewer',
      confirmedAt: ctx.now.toISOString(),
    }
    expect(changed.provenance).toEqual({
      names,
      gender,
      identifiers,
      birth: { ...asserted, visibility: 'restricted' },
      disciplines: { ...asserted, visibility: 'public' },
    })
    expect(await getPerson(request(), first.id)).toEqual(JSON.parse(JSON.stringify(changed)))
  })

  test('loses its provenance when it is taken back, and empty lists are no facts', async () => {
    const { id } = await createPerson(
      request({ source: notice }),
      inputs.person({ birth: '1960', disciplines: ['110'] }),
    )
    const changed = await changePerson(request(), id, 1, patching({ birth: undefined, disciplines: [] }))
    expect([Object.keys(changed.provenance), changed.birth]).toEqual([['names'], undefined])
  })
})

test('a person works for organizations that are there, each named as often as need be', async () => {
  const nobody = makeIds(seededDraw(99)).organization()
  const { id } = await given(request).organization({ kind: 'institution' })
  const jobs = (...ids: string[]) => ({
    employments: ids.map((organizationId) => ({ organizationId, title: '研究员' })),
  })
  expect((await createPerson(request(), inputs.person(jobs(id, id)))).employments).toHaveLength(2)
  const refusal = { code: 'unknown-reference', paths: ['employments.1.organizationId'] }
  expect(await untouched(table, () => createPerson(request(), inputs.person(jobs(id, nobody))))).toEqual(refusal)
  const person = await given(request).person()
  expect(await untouched(table, () => changePerson(request(), person.id, 1, patching(jobs(id, nobody))))).toEqual(
    refusal,
  )
})

describe('a record of a person', () => {
  test('holds the whole collection with what it names, and says what is held on the day', async () => {
    const there = given(request)
    const [somebody, society, employer] = [
      await there.person(),
      await there.organization(),
      await there.organization({ kind: 'institution' }),
    ]
    await changePerson(request(), somebody.id, 1, patching({ employments: [{ organizationId: employer.id }] }))
    const tenth = await there.session(society.id, 10, { start: '2021-01-01', end: '2025-12-31' })
    const post = await there.post(society.id, { capacity: 9 })
    const now = await there.membership(somebody.id, post.id, { sessionId: tenth.id })
    const was = await there.membership(somebody.id, post.id, { start: '2015', end: '2020-12-31', status: 'ended' })
    const maybe = await there.membership(somebody.id, post.id, { start: '2010', end: '2026' })
    const never = await there.membership(somebody.id, post.id, {
      status: 'ended',
      endReason: 'entered-in-error',
      start: '2020',
    })
    const record = await readPerson(request(), somebody.id, today)
    expect(record.person.id).toBe(somebody.id)
    expect(Object.fromEntries(record.holds)).toEqual({
      [now.id]: 'yes',
      [was.id]: 'no',
      [maybe.id]: 'unknown',
      [never.id]: 'no',
    })
    expect([...record.organizations.keys()].sort()).toEqual([society.id, employer.id].sort())
    expect([[...record.posts.keys()], [...record.sheets.keys()]]).toEqual([[post.id], [society.id]])
    expect(record.memberships).toHaveLength(4)
    expect((await readPerson(request(), somebody.id, '2020-06-01')).holds.get(was.id)).toBe('yes')
  })

  test('of somebody who is not there is not found', async () => {
    const { id } = { id: makeIds(seededDraw(98)).person() }
    await expect(readPerson(request(), id, today)).rejects.toMatchObject({ code: 'not-found' })
  })
})
