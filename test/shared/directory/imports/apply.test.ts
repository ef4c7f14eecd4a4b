import { beforeEach, expect, test } from 'vitest'
import { applyImport } from '../../../../shared/directory/imports/apply-import.ts'
import type { ImportContext } from '../../../../shared/directory/imports/import-context.ts'
import { getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { changeMembership, createMembership } from '../../../../shared/directory/memberships.ts'
import { changePerson } from '../../../../shared/directory/people.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { interrupted } from '../../../support/faults.ts'
import { given, inputs, patching } from '../../../support/given.ts'
import {
  applied,
  contents,
  importStage,
  outcomesOf,
  over,
  planned,
  rolledBack,
  rosterOf,
} from '../../../support/import-stage.ts'
import { aRow, importing, planOf, runThrough, uploaded } from '../../../support/imports.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { refusalOf, untouched } from '../../../support/refusal.ts'

let table: Table
let base: Requests
let request: () => ImportContext
beforeEach(async () => {
  table = await createTestTable()
  base = testRequests({ table })
  request = importing(base)
})

test('a plan is written row by row, with a receipt for each and the line of the file beside every fact', async () => {
  const stage = await importStage(base, 40)
  const of = await applied(request, stage)
  expect(of).toMatchObject({ state: 'applied', progress: { done: 45, total: 45 }, newPosts: [{ name: '顾问' }] })
  expect(of.batches.order.length).toBeGreaterThan(2)
  const outcomes = await outcomesOf(request(), of)
  expect(outcomes.slice(0, 4)).toEqual(['1 done 2 ', '2 done 1 ', '3 done 3 ', '4 nothing 0 '])
  expect(outcomes.slice(4).every((each) => each.includes('done'))).toBe(true)
  const roster = await rosterOf(table, stage.id)
  expect(roster).toHaveLength(45)
  expect(roster).toContainEqual(expect.stringContaining('["新人0",null,null,1,0,"理事","in-office","2026-03-01"'))
  expect(roster).toContainEqual(expect.stringContaining('"1970-05","1",2,0,"理事","in-office"'))
  await expectInvariants(table)
})

test('whoever is absent leaves before others take their seats, so a single chair passes on', async () => {
  const stage = await importStage(base, 0)
  const roster = async () => (await rosterOf(table, stage.id)).filter((each) => each.includes('"理事长"'))
  await applied(request, stage)
  expect(await roster()).toEqual([
    expect.stringContaining('"新理事长"'),
    expect.stringContaining('"ended","2020-01-01","2026-02-28","term-end"'),
  ])
})

test('what was rolled back is as it was before, but for versions and times', async () => {
  const stage = await importStage(base, 40)
  const before = await contents(table)
  const of = await applied(request, stage)
  expect(await contents(table)).not.toEqual(before)
  expect(await rolledBack(request, of.id, stage.planner)).toMatchObject({ state: 'rolled-back' })
  expect(await contents(table)).toEqual(before)
  await expectInvariants(table)
})

test('while one import writes a roster another is refused, by name, and may go on once the first is through', async () => {
  const stage = await importStage(base, 3)
  const [first, second] = [await planned(request, stage), await planned(request, stage)]
  await applyImport(request(), first.id, first.version)
  const refusal = await untouched(table, () => applyImport(request(), second.id, second.version))
  expect(refusal.code).toBe('roster-locked')
  await runThrough(request, first.id, stage.planner)
  expect(await refusalOf(() => applyImport(request(), second.id, second.version))).toMatchObject({
    code: 'roster-moved',
  })
})

test('of two imports that are applied at once one gets the roster', async () => {
  const stage = await importStage(base, 3)
  const both = [await planned(request, stage), await planned(request, stage)]
  const results = await Promise.allSettled(both.map(({ id, version }) => applyImport(request(), id, version)))
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a roster that has changed since the plan is not written', async () => {
  const stage = await importStage(base, 3)
  const of = await planned(request, stage)
  await given(base).post(stage.id, { name: '监事', role: 'supervisor' })
  expect(await untouched(table, () => applyImport(request(), of.id, of.version))).toMatchObject({
    code: 'roster-moved',
  })
})

test('an older version of the plan than the stored one is refused', async () => {
  const stage = await importStage(base, 0)
  const of = await planned(request, stage)
  expect(await refusalOf(() => applyImport(request(), of.id, of.version - 1))).toMatchObject({ code: 'stale-version' })
})

test('rows whose person or membership somebody has changed under the job are left out and say so', async () => {
  const stage = await importStage(base, 0)
  const of = await planned(request, stage)
  await applyImport(request(), of.id, of.version)
  await changePerson(base(), stage.kept.person.id, 1, patching({ birth: '1971' }))
  await changeMembership(base(), stage.old.held.id, 1, patching({ note: '另改' }))
  await runThrough(request, of.id, stage.planner)
  const after = await getImport(request(), of.id)
  expect(after.state).toBe('applied')
  expect(await outcomesOf(request(), after)).toEqual([
    '1 moved 0 post-full',
    '2 moved 0 person-not-created',
    '3 moved 0 person-moved',
    '4 nothing 0 ',
    '5 moved 0 membership-moved',
  ])
  await expectInvariants(table)
})

test('a seat that somebody fills between reading and writing is not filled twice, and nothing of theirs is lost', async () => {
  const stage = await importStage(base, 3)
  const somebody = await given(base).person()
  const of = await planned(request, stage)
  await applyImport(request(), of.id, of.version)
  // The first two transactions of the job keep the plan, the third makes the post, the fourth ends the chair, the fifth is the one disturbed.
  const disturbed = interrupted(table, 5, () =>
    createMembership(base(), inputs.membership(somebody.id, stage.chair, { start: '2026-03-01' })),
  )
  await runThrough(over(request, disturbed), of.id, stage.planner)
  const after = await getImport(request(), of.id)
  expect((await outcomesOf(request(), after)).slice(0, 3)).toEqual([
    '1 moved 0 post-full',
    '2 moved 0 person-not-created',
    '3 done 3 ',
  ])
  await expectInvariants(table)
})

test('somebody who was put into the same post by hand since the plan is not put there twice', async () => {
  const stage = await importStage(base, 0)
  const somebody = await given(base).person()
  const step = { kind: 'create', postId: stage.council, start: '2026-03-01', status: 'in-office' }
  const planner = planOf([aRow(1, { personId: somebody.id, personVersion: 1, steps: [step] })])
  const of = await planned(request, { id: stage.id, planner })
  await applyImport(request(), of.id, of.version)
  await createMembership(base(), inputs.membership(somebody.id, stage.council, { start: '2026-02-01' }))
  await runThrough(request, of.id, planner)
  expect(await outcomesOf(request(), await getImport(request(), of.id))).toEqual(['1 moved 0 membership-there'])
})

test('a plan with nothing to do is applied at once, without a job or a lock', async () => {
  const stage = await importStage(base, 0)
  const planner = planOf([aRow(1, { action: 'unchanged' }), aRow(2, { action: 'problem' })])
  const of = await planned(request, { id: stage.id, planner })
  const before = await contents(table)
  expect(await applyImport(request(), of.id, of.version)).toMatchObject({
    state: 'applied',
    progress: { done: 2, total: 2 },
  })
  expect(await contents(table)).toEqual(before)
  expect(await outcomesOf(request(), await getImport(request(), of.id))).toEqual(['1 nothing 0 ', '2 nothing 0 '])
})

test('an identifier that two new people of one file claim goes to the first of them', async () => {
  const { id } = await given(base).organization()
  const orcid = { scheme: 'orcid', value: '0000-0002-1825-0097', valid: true }
  const person = (text: string) => ({ newPerson: { names: [{ text, kind: 'official' }], identifiers: [orcid] } })
  const planner = planOf([aRow(1, person('甲')), aRow(2, person('乙'))])
  const of = await applied(request, { id, planner })
  expect(await outcomesOf(request(), of)).toEqual(['1 done 1 ', '2 moved 0 identifier-taken'])
  await expectInvariants(table)
})

test('rows of one person that are too many for a transaction are written in several', async () => {
  const stage = await importStage(base, 0)
  const step = (year: number) => ({
    kind: 'create',
    postId: stage.council,
    start: `${year}`,
    end: `${year}`,
    status: 'ended',
  })
  const newPerson = { names: [{ text: '多任', kind: 'official' }] }
  const rows = Array.from({ length: 30 }, (_, at) =>
    aRow(at + 1, {
      ...(at === 0 ? { newPerson } : { sameAs: 1 }),
      steps: [step(1950 + 2 * at), step(1951 + 2 * at)],
    }),
  )
  const of = await applied(request, { id: stage.id, planner: planOf(rows) })
  expect(of.batches.total).toBe(1)
  expect((await outcomesOf(request(), of)).filter((each) => each.includes('done'))).toHaveLength(30)
  await expectInvariants(table)
  const before = (await contents(table)).length
  await rolledBack(request, of.id, planOf(rows))
  expect((await contents(table)).length).toBe(before - 61)
  await expectInvariants(table)
})

test('an upload of the same request twice is one import, and its job is sent again', async () => {
  const { id } = await given(base).organization()
  const idempotency = { key: 'a', fingerprint: 'b' }
  const [first, second] = [
    await uploaded({ ...request(), idempotency }, id),
    await uploaded({ ...request(), idempotency }, id),
  ]
  expect(second.id).toBe(first.id)
})
