import fc from 'fast-check'
import { expect, test } from 'vitest'
import { memberships } from '../../../../shared/table/people.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { content, merge, storedPerson, twoRecords, unmerge } from '../../../support/merge-stage.ts'
import { runs } from '../../../support/property.ts'
import { seeded } from '../../../support/random.ts'
import { snapshot } from '../../../support/snapshot.ts'

test('a merge moves everything, and undone it leaves everything as it was, whatever the two have', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
      const table = await createTestTable()
      const request = testRequests({ table, seed })
      const { one, other } = await twoRecords(request, seeded(seed))
      const before = await content(table)
      await merge(request, one, other)
      await expectInvariants(table)
      const left = (await snapshot(table)).filter(({ PK, T }) => PK === `P#${one}` && T !== 'lineage')
      expect(left.map(({ T }) => T)).toEqual(['person'])
      expect(await storedPerson(table, one)).toMatchObject({ status: 'merged', merged: { into: other, done: true } })
      expect((await storedPerson(table, other)).absorbing).toBeUndefined()
      const held = (await snapshot(table)).filter(({ T }) => T === 'membership').map(memberships.fromItem)
      for (const each of held)
        for (const id of [each.baseId, each.predecessorId]) if (id) expect(id).not.toContain(one.slice(4))
      await unmerge(request, one, other)
      await expectInvariants(table)
      expect(await content(table)).toEqual(before)
    }),
    runs(20),
  )
}, 120_000)
