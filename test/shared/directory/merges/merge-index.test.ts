import { expect, test } from 'vitest'
import { auditIndex } from '../../../../shared/directory/index/audit-index.ts'
import { catchUp } from '../../../../shared/directory/index/catch-up.ts'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { noon, today } from '../../../support/clock.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { crashing } from '../../../support/faults.ts'
import { merge, twoRecords, unmerge } from '../../../support/merge-stage.ts'
import { seeded } from '../../../support/random.ts'

test('the index lists the survivor alone through a merge, in the middle of it and after, and both again once it is undone', async () => {
  const table = await createTestTable()
  const request = testRequests({ table, seed: 11 })
  const { one, other } = await twoRecords(request, seeded(11))
  await ensureIndex(table, noon(today))
  const people = async () => {
    await catchUp(table, noon(today), new Date(noon(today).getTime() + 3_600_000))
    const { documents, drifts } = await auditIndex(table)
    expect(drifts).toEqual([])
    return documents
  }
  const before = await people()
  await expect(merge(request, one, other, crashing(table, 4, 'before'))).rejects.toThrow('transaction')
  expect(await people()).toBe(before - 1)
  await merge(request, one, other)
  expect(await people()).toBe(before - 1)
  await unmerge(request, one, other)
  expect(await people()).toBe(before)
})
