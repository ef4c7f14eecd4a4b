import { beforeAll, expect, it } from 'vitest'
import { planRoster } from '../../../../shared/directory/imports/plan-roster.ts'
import { mostNamesakes } from '../../../../shared/directory/imports/read-people-of.ts'
import type { Organization } from '../../../../shared/domain/organization.ts'
import type { Person } from '../../../../shared/domain/person.ts'
import type { Post } from '../../../../shared/domain/post.ts'
import { importSettings } from '../../../../shared/roster/roster-import.ts'
import type { RosterRow } from '../../../../shared/roster/roster-row.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'
import { load } from '../../../support/load.ts'
import { aRow, called, verdicts } from '../../../support/roster-stage.ts'

let table: Table
let request: Requests
let society: Organization
let council: Post
let member: Person
let elsewhere: Person

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table, seed: 5 })
  const there = given(request)
  society = await there.organization()
  council = await there.post(society.id, { name: '理事', role: 'council-member', capacity: 100 })
  const tenth = await there.session(society.id, 10, { start: '2022-06-01' })
  const university = await there.organization({ kind: 'institution', names: [{ text: '广州大学', kind: 'official' }] })
  member = await there.person({ names: [{ text: '李甲', kind: 'official' }] })
  elsewhere = await there.person({
    names: [{ text: '王 乙', kind: 'official' }],
    birth: '1960',
    employments: [{ organizationId: university.id }],
    identifiers: [{ scheme: 'orcid', value: '0000-0002-1825-0097' }],
  })
  await there.membership(member.id, council.id, { sessionId: tenth.id })
  await load(table, { people: Array.from({ length: mostNamesakes + 1 }, () => called('张伟')) })
})

/** The plan of rows for the society; `more` are settings. */
function plan(
  rows: readonly RosterRow[],
  more: object = {},
  choices: { row: number; personId: Person['id'] | null }[] = [],
) {
  const createdAt = '2026-03-02T04:00:00.000Z'
  const of = { organizationId: society.id, settings: importSettings.parse(more), choices, createdAt, map: undefined }
  return planRoster(request(), of, rows)
}

it('reads the roster as it is, says what it rests on, and finds its people without looking elsewhere', async () => {
  const found = await plan([aRow(2, '李 甲', '理事')])
  expect(verdicts(found)).toEqual(['2 unchanged'])
  expect(found.basis).toMatchObject({ on: '2026-03-02', sheetVersion: 3, sessionId: expect.stringMatching(/^ses_/) })
})

it('finds people elsewhere by name, birth and an employer known by id, and by ORCID', async () => {
  const facts = { birth: '1960-05', employer: '广州大学' }
  const orcid = { scheme: 'orcid', value: '0000-0002-1825-0097' }
  const rows = [aRow(2, '王乙', '理事', { facts }), aRow(3, '王乙', '理事', { facts: { orcid } })]
  for (const row of rows) expect((await plan([row])).rows[0]?.personId).toBe(elsewhere.id)
  expect((await plan([aRow(2, '王乙', '理事', { facts: { birth: '1960' } })])).rows[0]).toMatchObject({
    action: 'review',
    candidates: [{ personId: elsewhere.id, score: 20 }],
  })
})

it('leaves a name that too many bear to somebody', async () => {
  const found = await plan([aRow(2, '张伟', '理事', { facts: { birth: '1960-01-01' } })])
  expect(verdicts(found)).toEqual(['2 review who-is-meant name-too-common'])
})

it('follows choices, and lets go on the eve of the day of the file', async () => {
  const found = await plan([aRow(2, '王乙', '理事')], { mode: 'whole', on: '2026-02-01' }, [
    { row: 2, personId: elsewhere.id },
  ])
  expect(found.rows).toMatchObject([
    { action: 'create', personId: elsewhere.id, steps: [{ start: '2026-02-01' }] },
    { action: 'leave', personId: member.id, steps: [{ end: '2026-01-31' }] },
  ])
})

it('refuses sessions and posts of others', async () => {
  const other = await given(request).organization()
  const [post, session] = [await given(request).post(other.id), await given(request).session(other.id, 1)]
  await expect(plan([], { sessionId: session.id })).rejects.toMatchObject({ code: 'unknown-reference' })
  await expect(plan([], { posts: [post.id] })).rejects.toMatchObject({ code: 'unknown-reference' })
})

it('tells how far it has come', async () => {
  const heard: (readonly [number, number])[] = []
  const of = {
    organizationId: society.id,
    settings: importSettings.parse({}),
    choices: [],
    createdAt: '2026-03-02T04:00:00.000Z',
    map: undefined,
  }
  const rows = ['赵', '钱', '孙'].map((name, n) => aRow(n + 2, `${name}无名`, '理事'))
  await planRoster(request(), of, rows, (done, total) => {
    heard.push([done, total])
  })
  expect(heard[0]).toEqual([0, 3])
  expect(heard.at(-1)).toEqual([3, 3])
  expect(heard.map(([done]) => done)).toEqual(heard.map(([done]) => done).sort())
})
