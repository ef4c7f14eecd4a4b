import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import * as z from 'zod'
import { applyImport, rollbackImport } from '../../../../shared/directory/imports/apply-import.ts'
import { carryOn } from '../../../../shared/directory/imports/carry-on.ts'
import type { ImportContext } from '../../../../shared/directory/imports/import-context.ts'
import { allRows, getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { writeImport } from '../../../../shared/directory/imports/write-import.ts'
import type { RosterImport } from '../../../../shared/roster/roster-import.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { commit } from '../../../../shared/table/commit.ts'
import { keyOf } from '../../../../shared/table/keys.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { canceled, intercepted } from '../../../support/faults.ts'
import { contents, type ImportStage, importStage, over, planned, rolledBack } from '../../../support/import-stage.ts'
import { aRow, importing, planOf, runThrough, uploaded } from '../../../support/imports.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { snapshot } from '../../../support/snapshot.ts'

let table: Table
let base: Requests
let request: () => ImportContext
let stage: ImportStage
beforeEach(async () => {
  table = await createTestTable()
  base = testRequests({ table })
  request = importing(base)
  stage = await importStage(base, 40)
})

/** From the fifth on, transactions that write more than the import itself fail like this; the first four keep the plan, make the post, end a chair. */
function failing(error: () => Error): () => ImportContext {
  const broken = intercepted(table, (call) => {
    const steps = Array.isArray(call.input.TransactItems) ? call.input.TransactItems.length : 0
    if (call.nth > 4 && steps > 3) throw error()
    return call.proceed()
  })
  return over(request, broken)
}

/** An error as the service answers it. */
function answered(name: string): Error {
  return new DynamoDBServiceException({ name, $fault: 'client', $metadata: {}, message: 'a test' })
}

async function applying(): Promise<RosterImport> {
  const of = await planned(request, stage)
  return applyImport(request(), of.id, of.version)
}

test.each<[string, () => Error]>([
  ['what the table does not take', () => answered('ValidationException')],
  ['a step of a transaction that the table does not take', () => canceled(['None', 'ValidationError'])],
  ['a number out of range', () => new RangeError('a test')],
  ['a fault of the program', () => new TypeError('a test')],
  ['an item that is not what it should be', () => new z.ZodError([])],
])('%s stops an import, which can be rolled back, and is reported', async (_, error) => {
  const before = await contents(table)
  const of = await applying()
  const reported: unknown[] = []
  const report = (failure: unknown) => void reported.push(failure)
  expect(await carryOn(failing(error), of.id, () => false, stage.planner, report)).toBe('done')
  expect(await getImport(request(), of.id)).toMatchObject({
    state: 'stopped',
    trouble: { code: 'internal', zh: expect.stringContaining('撤回'), en: expect.stringContaining('roll back') },
    batches: { done: 1 },
  })
  expect(reported).toHaveLength(1)
  expect(await rolledBack(request, of.id, stage.planner)).toMatchObject({ state: 'rolled-back' })
  expect(await contents(table)).toEqual(before)
  await expectInvariants(table)
})

test.each<[string, () => Error]>([
  ['a network that is down', () => new Error('socket hang up')],
  ['throttling', () => answered('ThrottlingException')],
  ['a table that is not there', () => answered('ResourceNotFoundException')],
  [
    'a transaction cancelled for reasons of the service',
    () =>
      new TransactionCanceledException({ message: '', $metadata: {}, CancellationReasons: [{ Code: 'AccessDenied' }] }),
  ],
])('%s is thrown, so that the job comes again, and the import goes on then', async (_, error) => {
  const of = await applying()
  await expect(runThrough(failing(error), of.id, stage.planner)).rejects.toThrow()
  expect((await getImport(request(), of.id)).state).toBe('applying')
  await runThrough(request, of.id, stage.planner)
  expect((await getImport(request(), of.id)).state).toBe('applied')
})

test('a fault of the program while a file is read makes the import unreadable', async () => {
  const { id } = await uploaded(request(), stage.id)
  await runThrough(request, id, async () => {
    throw new TypeError('a test')
  })
  expect(await getImport(request(), id)).toMatchObject({ state: 'unreadable', trouble: { code: 'internal' } })
})

test('rolling back that stops by a fault of the program can be taken up again', async () => {
  const before = await contents(table)
  const { id } = await applying()
  await runThrough(request, id, stage.planner)
  await rollbackImport(request(), id, (await getImport(request(), id)).version)
  await runThrough(
    failing(() => new RangeError('a test')),
    id,
    stage.planner,
  )
  expect(await getImport(request(), id)).toMatchObject({
    state: 'stopped',
    undoing: true,
    trouble: { code: 'internal' },
  })
  expect(await rolledBack(request, id, stage.planner)).toMatchObject({ state: 'rolled-back' })
  expect(await contents(table)).toEqual(before)
})

/** Batches of an import that the table forgets at some time. */
async function mortal({ id }: RosterImport): Promise<number> {
  const all = (await snapshot(table)).filter(({ T, importId }) => T === 'import-batch' && importId === id)
  return all.filter((item) => 'expiresAt' in item).length
}

test('rows of a plan are forgotten some day, and none of an import that was begun, wherever it stops', async () => {
  const of = await planned(request, stage)
  expect(await mortal(of)).toBe(of.batches.total)
  await applyImport(request(), of.id, of.version)
  await runThrough(
    failing(() => new RangeError('a test')),
    of.id,
    stage.planner,
  )
  expect(await getImport(request(), of.id)).toMatchObject({ state: 'stopped' })
  expect(await mortal(of)).toBe(0)
  await rolledBack(request, of.id, stage.planner)
  expect(await mortal(of)).toBe(0)
})

test('rows of an import that had nothing to do are kept as well', async () => {
  const planner = planOf([aRow(1, { action: 'unchanged' }), aRow(2, { action: 'problem' })])
  const of = await planned(request, { id: stage.id, planner })
  await applyImport(request(), of.id, of.version)
  await runThrough(request, of.id, planner)
  expect(await mortal(of)).toBe(0)
  expect(await getImport(request(), of.id)).toMatchObject({ state: 'applied', progress: { done: 2 } })
})

test('an import that stopped and whose later rows were forgotten can be rolled back', async () => {
  const before = await contents(table)
  const { id } = await applying()
  await runThrough(
    failing(() => new RangeError('a test')),
    id,
    stage.planner,
  )
  const { batches, ...stopped } = await getImport(request(), id)
  // As imports were left that were begun before all rows were kept.
  const { kept: _, ...rest } = batches
  await writeImport(request(), { before: { ...stopped, batches: rest }, change: {} })
  const gone = batches.order.slice(batches.done).map((nth) => keyOf.importBatch(id, nth))
  expect(gone.length).toBeGreaterThan(1)
  await commit(
    table,
    gone.map((key) => ({ kind: 'delete', key, expect: 'present' })),
  )
  expect(await rolledBack(request, id, stage.planner)).toMatchObject({ state: 'rolled-back' })
  expect(await contents(table)).toEqual(before)
  expect((await allRows(request(), await getImport(request(), id))).length).toBeLessThan(45)
})
