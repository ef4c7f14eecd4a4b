import { expect, test } from 'vitest'
import { auditItem } from '../../../../shared/table/audits.ts'
import { commit, type Write } from '../../../../shared/table/commit.ts'
import { memberships, people } from '../../../../shared/table/people.ts'
import { auditedOnly } from '../../../support/audited.ts'
import { noon, today } from '../../../support/clock.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { applied, importStage, rolledBack } from '../../../support/import-stage.ts'
import { importing } from '../../../support/imports.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { merge, twoRecords, unmerge } from '../../../support/merge-stage.ts'
import { seeded } from '../../../support/random.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../../support/things.ts'

// All that the API can be asked to write goes through such a table in its own tests: test/support/api.ts.

test('whatever an import writes and takes back is audited in the transaction that writes it', async () => {
  const table = auditedOnly(await createTestTable())
  const request = importing(testRequests({ table }))
  const stage = await importStage(request, 5)
  const { id } = await applied(request, stage)
  expect((await rolledBack(request, id, stage.planner)).state).toBe('rolled-back')
  await expectInvariants(table)
})

test('whatever a merge moves and its undoing returns is audited in the transaction that moves it', async () => {
  const table = auditedOnly(await createTestTable())
  const request = testRequests({ table })
  const { one, other } = await twoRecords(request, seeded(3))
  await merge(request, other, one)
  await unmerge(request, other, one)
  await expectInvariants(table)
})

test('a transaction that writes or deletes a thing without saying so is refused', async () => {
  const table = auditedOnly(await createTestTable())
  const person = aPerson()
  const put = (item: ReturnType<typeof people.toItem>): Write => ({ kind: 'put', item, expect: 'anything' })
  const written = (entity: string, version: number | undefined): Write => put(auditOf(entity, version))
  await expect(commit(table, [put(people.toItem(person))])).rejects.toThrow(`person P#${person.id} A`)
  for (const [entity, version] of [
    ['per_0', person.version],
    [person.id, person.version + 1],
  ] as const)
    await expect(commit(table, [put(people.toItem(person)), written(entity, version)])).rejects.toThrow(
      'without an audit',
    )
  await commit(table, [put(people.toItem(person)), written(person.id, person.version)])
  const held = memberships.toItem(aMembership(aPost(anOrganization().id).id))
  const gone: Write = { kind: 'delete', key: { PK: held.PK, SK: held.SK }, expect: 'anything' }
  await expect(commit(table, [gone])).rejects.toThrow(`deleted ${held.PK} ${held.SK}`)
  await commit(table, [gone, written(String(held.id), undefined)])
})

function auditOf(entity: string, version: number | undefined) {
  const about = { entity, type: 'person', subject: entity, action: 'test', at: noon(today).toISOString() }
  return auditItem({ ...about, actor: 'user:test', requestId: `${entity}-${version}`, version }, undefined, {}, 'salt')
}
