import { expect, test } from 'vitest'
import { applyImport } from '../../../../shared/directory/imports/apply-import.ts'
import { carryOn } from '../../../../shared/directory/imports/carry-on.ts'
import { getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { createMembership } from '../../../../shared/directory/memberships.ts'
import { changePerson } from '../../../../shared/directory/people.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given, inputs, patching } from '../../../support/given.ts'
import { importStage, over, planned, rosterOf } from '../../../support/import-stage.ts'
import { importing } from '../../../support/imports.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { seeded } from '../../../support/random.ts'
import { Storm } from '../../../support/storm.ts'

test('jobs that die at any call while clerks work on the same roster lose nothing of either', {
  timeout: 240_000,
}, async () => {
  const table = await createTestTable()
  const base = testRequests({ table })
  const request = importing(base)
  const stage = await importStage(base, 120)
  const clerks = await Promise.all(Array.from({ length: 12 }, () => given(base).somebody()))
  const of = await planned(request, stage)
  await applyImport(request(), of.id, of.version)
  const storm = new Storm(seeded(5), { crash: 0.12, throttle: 0.01, conflict: 0.03, unprocessed: 0.05 })
  const job = async () => {
    for (let life = 0; life < 200; life++) {
      const dying = over(request, storm.process(table))
      const ended = await carryOn(dying, of.id, () => false, stage.planner).catch(() => 'died' as const)
      if (ended !== 'done') continue
      await storm.land()
      if ((await getImport(request(), of.id)).state === 'applied') return
    }
  }
  const clerk = async () => {
    for (const { id } of clerks) {
      await createMembership(base(), inputs.membership(id, stage.council, { start: '2026-01-01' }))
      await changePerson(base(), id, 1, patching({ birth: '1966' }))
    }
  }
  await Promise.all([job(), job(), clerk()])
  expect(storm.weather.crashes).toBeGreaterThan(0)
  const after = await getImport(request(), of.id)
  expect(after).toMatchObject({ state: 'applied', progress: { done: 125, total: 125 } })
  const roster = await rosterOf(table, stage.id)
  expect(roster).toHaveLength(125 + clerks.length)
  expect(roster.filter((each) => each.includes('"1966"'))).toHaveLength(clerks.length)
  await expectInvariants(table)
})
