import { beforeEach, expect, test } from 'vitest'
import { applyImport, rollbackImport } from '../../../../shared/directory/imports/apply-import.ts'
import { carryOn } from '../../../../shared/directory/imports/carry-on.ts'
import type { ImportContext } from '../../../../shared/directory/imports/import-context.ts'
import { allRows, findLock, getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { changePerson } from '../../../../shared/directory/people.ts'
import type { PersonId } from '../../../../shared/domain/ids.ts'
import type { RosterImport } from '../../../../shared/roster/roster-import.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { interrupted } from '../../../support/faults.ts'
import { given, patching } from '../../../support/given.ts'
import { applied, contents, type ImportStage, importStage, over, planned } from '../../../support/import-stage.ts'
import { aRow, importing, planOf, runThrough } from '../../../support/imports.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { refusalOf, untouched } from '../../../support/refusal.ts'

let table: Table
let base: Requests
let request: () => ImportContext
let stage: ImportStage
beforeEach(async () => {
  table = await createTestTable()
  base = testRequests({ table })
  request = importing(base)
  stage = await importStage(base, 25)
})

const now = ({ id }: RosterImport) => getImport(request(), id)
const back = async (of: RosterImport) => rollbackImport(request(), of.id, (await now(of)).version)

/** People whom an import created. */
async function newcomers(of: RosterImport): Promise<PersonId[]> {
  return (await allRows(request(), of)).flatMap(({ row, receipt }) =>
    row.newPerson === undefined || receipt?.personId === undefined ? [] : [receipt.personId],
  )
}

test('the job looks itself: what was touched is named, the import is applied as before, and the roster free', async () => {
  const of = await applied(request, stage)
  await back(of)
  const people = await newcomers(of)
  for (const id of people) await changePerson(base(), id, 1, patching({ birth: '1980' }))
  const before = await contents(table)
  await runThrough(request, of.id, stage.planner)
  const after = await now(of)
  expect(after).toMatchObject({ state: 'applied', trouble: { code: 'roster-moved' }, batches: of.batches })
  expect(after.undoing).toBeUndefined()
  expect(after.trouble?.en).toContain(`${people.length} of the things`)
  expect(people.filter((id) => after.trouble?.zh.includes(id))).toHaveLength(20)
  expect(await findLock(request(), stage.id)).toBeUndefined()
  expect((await contents(table)).length).toBe(before.length - 1)
  await expectInvariants(table)
})

test('a large import is accepted for rolling back without a look, which the job then takes', async () => {
  const idle = Array.from({ length: 300 }, (_, at) => aRow(100 + at, { action: 'unchanged' }))
  const planner = planOf([...stage.rows, ...idle], { newPosts: [{ name: '顾问', role: 'other', capacity: 5 }] })
  const of = await applied(request, { id: stage.id, planner })
  const [first] = await newcomers(of)
  if (first === undefined) throw new Error('nobody')
  await changePerson(base(), first, 1, patching({ birth: '1980' }))
  expect(await back(of)).toMatchObject({ state: 'rolling-back' })
  await runThrough(request, of.id, planner)
  expect(await now(of)).toMatchObject({ state: 'applied', trouble: { zh: expect.stringContaining(first) } })
  await changePerson(base(), first, 2, patching({ birth: undefined }))
  await back(of)
  expect((await now(of)).trouble).toBeUndefined()
})

test('an import that stopped is stopped again, keeps the roster, and may still go on', async () => {
  const of = await planned(request, stage)
  await applyImport(request(), of.id, of.version)
  let transactions = 0
  const dying = interrupted(table, 6, async () => {
    transactions++
    throw new RangeError('a test')
  })
  await runThrough(over(request, dying), of.id, stage.planner)
  const stopped = await now(of)
  expect(stopped).toMatchObject({ state: 'stopped', batches: { done: 2 } })
  expect(transactions).toBe(1)
  await back(of)
  const [first] = await newcomers(stopped)
  if (first === undefined) throw new Error('nobody')
  await changePerson(base(), first, 1, patching({ birth: '1980' }))
  await runThrough(request, of.id, stage.planner)
  const again = await now(of)
  expect(again).toMatchObject({ state: 'stopped', trouble: { code: 'roster-moved' }, batches: stopped.batches })
  expect(await findLock(request(), stage.id)).toMatchObject({ importId: of.id })
  await applyImport(request(), of.id, again.version)
  await runThrough(request, of.id, stage.planner)
  expect(await now(of)).toMatchObject({ state: 'applied', progress: { done: 30 } })
})

/** Puts somebody of the directory into the council by an import, and answers with that membership. */
async function headship() {
  const somebody = await given(base).person()
  const step = { kind: 'create', postId: stage.council, start: '2026-03-01', status: 'in-office' }
  const planner = planOf([aRow(1, { personId: somebody.id, personVersion: 1, steps: [step] })])
  const of = await applied(request, { id: stage.id, planner })
  const [row] = await allRows(request(), of)
  const elsewhere = await given(base).organization()
  const seat = await given(base).post(elsewhere.id, { name: '副主席', role: 'vice-chair' })
  const rest = () =>
    given(base).membership(somebody.id, seat.id, { start: '2026-04', baseId: row?.receipt?.wrote.at(-1) })
  return { of, planner, rest }
}

test('a headship on which a seat rests since does not go, also of somebody who was there before', async () => {
  const { of, rest } = await headship()
  const seat = await rest()
  expect(await untouched(table, () => back(of))).toEqual({ code: 'roster-moved', paths: [seat.id] })
})

test('a seat that comes to rest on a headship between the look and its end is seen just in time', async () => {
  const { of, planner, rest } = await headship()
  await back(of)
  await carryOn(request, of.id, () => true, planner)
  expect(await now(of)).toMatchObject({ state: 'rolling-back', checked: true })
  // The first transaction of the job is the one that takes the headship away.
  const seats: string[] = []
  const disturbed = interrupted(table, 1, async () => void seats.push((await rest()).id))
  await runThrough(over(request, disturbed), of.id, planner)
  expect(await now(of)).toMatchObject({ state: 'stopped', undoing: true, trouble: { code: 'roster-moved' } })
  expect((await refusalOf(() => back(of))).paths).toEqual(seats)
  await expectInvariants(table)
})
