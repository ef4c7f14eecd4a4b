import { beforeEach, expect, test } from 'vitest'
import { allRows, getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { getPerson } from '../../../../shared/directory/people.ts'
import { erasePerson } from '../../../../shared/directory/privacy/erase-person.ts'
import { getErasure } from '../../../../shared/directory/privacy/erasures.ts'
import { carryOnErasure } from '../../../../shared/directory/privacy/settle-erasure.ts'
import { verifyErased } from '../../../../shared/directory/privacy/verify-erased.ts'
import type { PersonId } from '../../../../shared/domain/ids.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'
import { applied } from '../../../support/import-stage.ts'
import { aRow, importing, planOf } from '../../../support/imports.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { merge, unmerge } from '../../../support/merge-stage.ts'
import { snapshot } from '../../../support/snapshot.ts'

let table: Table
let request: Requests
const names = [{ text: '测试同名', kind: 'official' }]

beforeEach(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

async function erase(id: PersonId) {
  const { version } = await getPerson(request(), id)
  await erasePerson(importing(request)(), id, version, { reason: 'entered-in-error' })
  expect(await carryOnErasure(importing(request), id, () => false)).toBe('done')
}

test('somebody else of the same name keeps everything: record, posts, trail and the rows of imports', async () => {
  const there = given(request)
  const society = await there.organization()
  const council = await there.post(society.id, { capacity: 5 })
  const [gone, stays] = [await there.person({ names }), await there.person({ names, birth: '1980' })]
  await there.membership(stays.id, council.id, { start: '2024' })
  const row = { name: '测试同名', action: 'change', personId: stays.id, personVersion: 1, facts: { gender: '1' } }
  const candidates = [
    { personId: stays.id, score: 9, evidence: [] },
    { personId: gone.id, score: 5, evidence: [] },
  ]
  const done = await applied(importing(request), { id: society.id, planner: planOf([aRow(1, { ...row, candidates })]) })
  const theirs = async () =>
    (await snapshot(table)).filter((item) =>
      JSON.stringify([item.PK, item.id, item.entity]).includes(stays.id.slice(4)),
    )
  const before = await theirs()
  await erase(gone.id)
  expect(await theirs()).toEqual(before)
  const [kept] = await allRows(request(), await getImport(request(), done.id))
  expect(kept).toMatchObject({ row: { name: '测试同名', candidates: [{ personId: stays.id }] } })
  expect(kept?.row).not.toHaveProperty('erased')
})

test('a text of somebody else that names them stays as it is and is listed for people to look at', async () => {
  const there = given(request)
  const gone = await there.person({ names: [{ text: '罕见姓名', kind: 'official' }] })
  const society = await there.organization({ names: [{ text: '罕见姓名基金会', kind: 'official' }] })
  await erase(gone.id)
  expect((await getErasure(request(), gone.id)).mentions).toEqual([society.id])
})

test('the seats of everybody else are counted as before', async () => {
  const there = given(request)
  const society = await there.organization()
  const council = await there.post(society.id, { capacity: 5 })
  const [gone, stays] = [await there.person({ names }), await there.person()]
  await there.membership(stays.id, council.id, { start: '2024' })
  await there.membership(gone.id, council.id, { start: '2019', status: 'ended', end: '2022', endReason: 'resigned' })
  await erase(gone.id)
  await expectInvariants(table)
})

test('somebody whom the record had wrongly been merged into, and parted from, keeps none of their values in any trail', async () => {
  const there = given(request)
  const contacts = [{ kind: 'phone', value: '13812345678' }]
  const gone = await there.person({ names: [{ text: '误并之人', kind: 'official' }], contacts, note: '误并备注' })
  const stays = await there.person({ names: [{ text: '留下之人', kind: 'official' }] })
  await merge(request, gone.id, stays.id)
  await unmerge(request, gone.id, stays.id)
  await erase(gone.id)
  const files = { files: memoryStore().files, keys: [] }
  expect(await verifyErased(table, files, ['误并之人', '13812345678', '误并备注'])).toEqual([])
  expect(await getPerson(request(), stays.id)).toMatchObject({ names: [{ text: '留下之人' }], contacts: [] })
})
