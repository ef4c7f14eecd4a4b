import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { closeOrganization } from '../../../../shared/directory/close-organization.ts'
import { applyImport } from '../../../../shared/directory/imports/apply-import.ts'
import { cancelImport, changeImport, chooseRows } from '../../../../shared/directory/imports/change-import.ts'
import type { ImportContext } from '../../../../shared/directory/imports/import-context.ts'
import { getImport, listImports, listRows, type RowsWanted } from '../../../../shared/directory/imports/read-imports.ts'
import { writeImport } from '../../../../shared/directory/imports/write-import.ts'
import type { ImportId } from '../../../../shared/domain/ids.ts'
import { rowActions } from '../../../../shared/roster/planned-row.ts'
import type { RosterImport } from '../../../../shared/roster/roster-import.ts'
import type { Table } from '../../../../shared/table/client.ts'
import type { Position } from '../../../../shared/table/page.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { interrupted } from '../../../support/faults.ts'
import { given } from '../../../support/given.ts'
import { importStage, over, planned } from '../../../support/import-stage.ts'
import { aRow, importing, planOf, runThrough, uploaded } from '../../../support/imports.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { runs } from '../../../support/property.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { snapshot } from '../../../support/snapshot.ts'

let table: Table
let base: Requests
let request: () => ImportContext
beforeAll(async () => {
  table = await createTestTable()
  base = testRequests({ table })
  request = importing(base)
})

test('pages of rows hold every row that fits once, in the order of the plan, whatever their size and filter', async () => {
  const { id } = await given(base).organization()
  const rows = Array.from({ length: 1000 }, (_, at) =>
    aRow(at + 1, {
      action: rowActions[at % 6],
      ...(at % 6 < 2
        ? { newPerson: { names: [{ text: `新${at}`, kind: 'official' }], note: '注'.repeat(1 + ((at * 37) % 1900)) } }
        : {}),
    }),
  )
  const of = await planned(request, { id, planner: planOf(rows) })
  expect(of.batches.total).toBeGreaterThan(5)
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 25, max: 200 }),
      fc.subarray([...rowActions], { minLength: 1 }),
      async (limit, actions) => {
        const wanted: RowsWanted = { actions }
        const nths: number[] = []
        let from: Position | undefined
        do {
          const page = await listRows(request(), of.id, wanted, limit, from)
          expect(page.items.length).toBeLessThanOrEqual(limit)
          nths.push(...page.items.map(({ row }) => row.nth))
          from = page.next
        } while (from !== undefined)
        expect(nths).toEqual(rows.filter(({ action }) => actions.includes(action)).map(({ nth }) => nth))
      },
    ),
    runs(8),
  )
})

test('a cursor into a plan that was replaced leads nowhere', async () => {
  const stage = await importStage(base, 5)
  const of = await planned(request, stage)
  const { next } = await listRows(request(), of.id, {}, 2, undefined)
  await changeImport(request(), of.id, of.version, (settings) => settings)
  await runThrough(request, of.id, stage.planner)
  expect(await refusalOf(() => listRows(request(), of.id, {}, 2, next))).toMatchObject({ code: 'invalid-cursor' })
})

test('a shorter plan leaves nothing of the longer one before it', async () => {
  const stage = await importStage(base, 60)
  const of = await planned(request, stage)
  await changeImport(request(), of.id, of.version, (settings) => settings)
  await runThrough(request, of.id, planOf([aRow(1, { action: 'unchanged' })]))
  const batches = (await snapshot(table)).filter(({ T, importId }) => T === 'import-batch' && importId === of.id)
  expect(batches).toHaveLength(1)
})

test('whoever asks otherwise while a file is being read is heard, and what was read before is void', async () => {
  const stage = await importStage(base, 5)
  const store = memoryStore()
  const own = importing(base, store)
  const { id } = await uploaded(own(), stage.id)
  const disturbed = interrupted(table, 2, async () => {
    await changeImport(own(), id, 1, () => ({ mode: 'add' }))
  })
  await runThrough(over(own, disturbed), id, planOf([aRow(1, { action: 'problem' })]))
  expect((await getImport(own(), id)).state).toBe('reading')
  expect(store.sent).toHaveLength(2)
  await runThrough(own, id, stage.planner)
  expect(await getImport(own(), id)).toMatchObject({
    state: 'planned',
    settings: { mode: 'add' },
    counts: { problem: 0 },
  })
})

test.each<[string, (ctx: ImportContext, id: ImportId) => Promise<RosterImport>, string]>([
  ['change', (ctx, id) => changeImport(ctx, id, 1, () => ({ mode: 'add' })), 'reading'],
  ['choice', (ctx, id) => chooseRows(ctx, id, 1, [{ row: 2, personId: null }]), 'reading'],
  ['cancelling', (ctx, id) => cancelImport(ctx, id, 1), 'cancelled'],
])('a %s while reading counts the version up is not refused as stale', async (_, ask, state) => {
  const stage = await importStage(base, 0)
  const { id } = await uploaded(request(), stage.id)
  const counting = interrupted(table, 1, async () => {
    await writeImport(request(), {
      before: await getImport(request(), id),
      change: { progress: { done: 1, total: 9 } },
    })
  })
  expect(await ask(over(request, counting)(), id)).toMatchObject({ state, version: 3 })
})

test('what was said of a row is replaced by what is said later', async () => {
  const stage = await importStage(base, 0)
  const [somebody, other] = [await given(base).person(), await given(base).person()]
  const of = await planned(request, stage)
  await chooseRows(request(), of.id, of.version, [
    { row: 9, personId: somebody.id },
    { row: 2, personId: null },
  ])
  const later = await chooseRows(request(), of.id, of.version, [{ row: 9, personId: other.id }])
  expect(later.choices).toEqual([
    { row: 2, personId: null },
    { row: 9, personId: other.id },
  ])
})

test('a step on a version that is not the last is refused, and so is a step that the state does not take', async () => {
  const stage = await importStage(base, 0)
  const of = await planned(request, stage)
  const stale = { code: 'stale-version' }
  expect(await refusalOf(() => changeImport(request(), of.id, of.version - 1, (said) => said))).toMatchObject(stale)
  expect(await refusalOf(() => cancelImport(request(), of.id, of.version - 1))).toMatchObject(stale)
  const cancelled = await cancelImport(request(), of.id, of.version)
  expect(await cancelImport(request(), of.id, 1)).toEqual(cancelled)
  const wrong = { code: 'wrong-state' }
  expect(await refusalOf(() => changeImport(request(), of.id, cancelled.version, (said) => said))).toMatchObject(wrong)
  expect(await refusalOf(() => applyImport(request(), of.id, cancelled.version))).toMatchObject(wrong)
})

test('imports are listed by organization, the newest first', async () => {
  const { id } = await given(base).organization()
  const made = [await uploaded(request(), id), await uploaded(request(), id), await uploaded(request(), id)]
  const page = await listImports(request(), id, 2, undefined)
  expect(page.items.map((each) => each.id)).toEqual([made[2]?.id, made[1]?.id])
  expect((await listImports(request(), id, 2, page.next)).items.map((each) => each.id)).toEqual([made[0]?.id])
})

test('a closed organization takes no rosters', async () => {
  const society = await given(base).organization()
  await closeOrganization(base(), society.id, 1, { on: '2026-01-01', reason: 'deregistered', successorIds: [] })
  expect(await refusalOf(() => uploaded(request(), society.id))).toMatchObject({ code: 'not-active' })
})

test('a file that is no longer kept makes the import unreadable, and says so', async () => {
  const stage = await importStage(base, 0)
  const store = memoryStore()
  const own = importing(base, store)
  const { id } = await uploaded(own(), stage.id)
  store.stored.clear()
  await runThrough(own, id, stage.planner)
  expect(await getImport(own(), id)).toMatchObject({ state: 'unreadable', trouble: { code: 'unreadable-file' } })
})
