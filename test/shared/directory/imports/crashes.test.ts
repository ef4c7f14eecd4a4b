import { expect, test } from 'vitest'
import { applyImport, rollbackImport } from '../../../../shared/directory/imports/apply-import.ts'
import { carryOn } from '../../../../shared/directory/imports/carry-on.ts'
import type { ImportContext } from '../../../../shared/directory/imports/import-context.ts'
import { getImport } from '../../../../shared/directory/imports/read-imports.ts'
import type { ImportId } from '../../../../shared/domain/ids.ts'
import type { RosterImport } from '../../../../shared/roster/roster-import.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, crashing, intercepted } from '../../../support/faults.ts'
import {
  contents,
  type ImportStage,
  importStage,
  outcomesOf,
  over,
  planned,
  rosterOf,
} from '../../../support/import-stage.ts'
import { importing, uploaded } from '../../../support/imports.ts'
import { expectInvariants } from '../../../support/invariants.ts'

const newcomers = 30

/** Acts on the dying table, and, once its process is dead, again on the sound one. */
async function whatever<T>(
  act: (at: () => ImportContext) => Promise<T>,
  dying: () => ImportContext,
  sound: () => ImportContext,
) {
  try {
    return await act(dying)
  } catch (error) {
    if (!(error instanceof Crash)) throw error
    return act(sound)
  }
}

type Way = (act: (at: () => ImportContext) => Promise<unknown>) => Promise<unknown>

const job =
  (id: ImportId, { planner }: ImportStage) =>
  (at: () => ImportContext) =>
    carryOn(at, id, () => false, planner)

/** Plans and applies an import, each step by `way`. */
async function throughAll(request: () => ImportContext, stage: ImportStage, way: Way): Promise<RosterImport> {
  const { id } = await uploaded(request(), stage.id)
  await way(job(id, stage))
  const { version } = await getImport(request(), id)
  await way(async (at) => applyImport(at(), id, version))
  await way(job(id, stage))
  return getImport(request(), id)
}

/** Takes an import back, each step by `way`. */
async function goBack(request: () => ImportContext, stage: ImportStage, id: ImportId, way: Way): Promise<RosterImport> {
  const { version } = await getImport(request(), id)
  await way(async (at) => rollbackImport(at(), id, version))
  await way(job(id, stage))
  return getImport(request(), id)
}

async function stageOn(table: Table, seed: number) {
  const base = testRequests({ table, seed })
  return { request: importing(base), stage: await importStage(base, newcomers) }
}

/** Transactions of the whole way, counted where nothing goes wrong, and what it then comes to. */
async function unbroken() {
  const table = await createTestTable()
  let count = 0
  const { request, stage } = await stageOn(table, 1)
  const counting = intercepted(table, (call) => {
    if (call.command === 'TransactWriteItemsCommand') count++
    return call.proceed()
  })
  const of = await throughAll(request, stage, (act) => act(over(request, counting)))
  const there = { roster: await rosterOf(table, stage.id), outcomes: await outcomesOf(request(), of) }
  await goBack(request, stage, of.id, (act) => act(over(request, counting)))
  return { ...there, transactions: count }
}

const { transactions, roster, outcomes } = await unbroken()
const deaths = Array.from({ length: transactions }, (_, at) => at + 1).flatMap((nth) =>
  (['before', 'after'] as const).map((when) => ({ nth, when })),
)

test.each(deaths)(
  'after a crash $when transaction $nth of planning, applying and rolling back, all comes to the same end',
  async ({ nth, when }) => {
    const table = await createTestTable()
    const { request, stage } = await stageOn(table, 2)
    const before = await contents(table)
    const dying = over(request, crashing(table, nth, when))
    const way: Way = (act) => whatever(act, dying, request)
    const of = await throughAll(request, stage, way)
    expect(of).toMatchObject({ state: 'applied', progress: { done: newcomers + 5, total: newcomers + 5 } })
    expect(await rosterOf(table, stage.id)).toEqual(roster)
    expect(await outcomesOf(request(), of)).toEqual(outcomes)
    expect(await goBack(request, stage, of.id, way)).toMatchObject({ state: 'rolled-back' })
    expect(await contents(table)).toEqual(before)
    await expectInvariants(table)
  },
)

test('time that is up after each step, and two jobs at once, make no difference', async () => {
  const table = await createTestTable()
  const { request, stage } = await stageOn(table, 1)
  const of = await planned(request, stage)
  await applyImport(request(), of.id, of.version)
  const both = async () => {
    while ((await carryOn(request, of.id, () => true, stage.planner)) === 'more');
  }
  await Promise.all([both(), both()])
  const after = await getImport(request(), of.id)
  expect(after).toMatchObject({ state: 'applied', progress: { done: newcomers + 5, total: newcomers + 5 } })
  expect((await rosterOf(table, stage.id)).length).toBe(newcomers + 5)
  await expectInvariants(table)
})
