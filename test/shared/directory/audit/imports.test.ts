import { expect, test } from 'vitest'
import { readTrail } from '../../../../shared/directory/audit-trail.ts'
import { applyImport, rollbackImport } from '../../../../shared/directory/imports/apply-import.ts'
import { getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'
import { importStage } from '../../../support/import-stage.ts'
import { importing, runThrough, uploaded } from '../../../support/imports.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { auditsIn } from '../../../support/seals.ts'

test('all that an import writes and takes back says which import it was, who asked, and that a job did it for them', async () => {
  const table = await createTestTable()
  const clerk = testRequests({ table })
  const { id: society, planner } = await importStage(clerk, 3)
  const before = new Set((await auditsIn(table)).map(({ requestId }) => requestId))
  const store = memoryStore()
  const user = importing(clerk, store)
  const system = { id: 'system:import-roster', kind: 'system' } as const
  const worker = testRequests({ table, seed: 9 })
  const job = importing(() => worker({ actor: system }), store)
  const { id } = await uploaded(user(), society)
  await runThrough(job, id, planner)
  await applyImport(user(), id, (await getImport(user(), id)).version)
  await runThrough(job, id, planner)
  expect((await getImport(user(), id)).state).toBe('applied')
  const other = testRequests({ table, actor: 'user:other', seed: 8 })
  await rollbackImport(importing(other, store)(), id, (await getImport(user(), id)).version)
  await runThrough(job, id, planner)
  expect((await getImport(user(), id)).state).toBe('rolled-back')

  const written = (await auditsIn(table)).filter(({ requestId }) => !before.has(requestId))
  const kinds = new Set(written.map(({ type, action, actor, via }) => [type, action, actor, via ?? '-'].join(' ')))
  for (const kind of [
    'import create user:clerk -',
    'import apply user:clerk -',
    `post create user:clerk ${system.id}`,
    `person create user:clerk ${system.id}`,
    `membership end user:clerk ${system.id}`,
    `import applied user:clerk ${system.id}`,
    'import rollback user:other -',
    `membership rolled-back user:other ${system.id}`,
    `import rolled-back user:other ${system.id}`,
  ])
    expect(kinds).toContain(kind)
  const own = written.filter(({ importId }) => importId === id)
  expect(written.filter(({ importId }) => importId !== id)).toEqual([])

  const found: typeof own = []
  let next: Parameters<typeof readTrail>[3]
  do {
    const page = await readTrail(clerk(), { importId: id }, 7, next)
    found.push(...page.items)
    next = page.next
  } while (next !== undefined)
  const times = found.map(({ at }) => at)
  expect(times).toEqual([...times].sort().reverse())
  expect(new Set(found.map(({ digest }) => digest))).toEqual(new Set(own.map(({ digest }) => digest)))
  expect(found).toHaveLength(own.length)

  await given(testRequests({ table, seed: 7 })).person()
  expect((await auditsIn(table)).filter(({ importId }) => importId === undefined).at(-1)).not.toHaveProperty('via')
})
