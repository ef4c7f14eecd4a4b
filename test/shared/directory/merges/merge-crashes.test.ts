import { expect, test } from 'vitest'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, crashing } from '../../../support/faults.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { content, merge, twoRecords, unmerge } from '../../../support/merge-stage.ts'
import { seeded } from '../../../support/random.ts'

/** How often `act` dies before it comes through, each time taken up again by the same call. */
async function throughCrashes(act: () => Promise<unknown>): Promise<number> {
  for (let nth = 1; ; nth++) {
    try {
      await act()
      return nth - 1
    } catch (error) {
      if (!(error instanceof Crash)) throw error
    }
  }
}

test.each([
  [3, 'before'],
  [3, 'after'],
  [11, 'before'],
  [20, 'after'],
] as const)(
  'a merge and its undoing (seed %i) that die %s every one of their transactions, and are called again, come to the same',
  async (seed, when) => {
    const world = async () => {
      const table = await createTestTable()
      const request = testRequests({ table, seed })
      return { table, request, ...(await twoRecords(request, seeded(seed))) }
    }
    const [calm, rough] = [await world(), await world()]
    const before = await content(rough.table)
    await merge(calm.request, calm.one, calm.other)
    // Each call gets one transaction in, so that the process dies at every one of them.
    const dying = () => crashing(rough.table, when === 'before' ? 2 : 1, when)
    const { one, other } = rough
    expect(await throughCrashes(() => merge(rough.request, one, other, dying()))).toBeGreaterThan(3)
    await expectInvariants(rough.table)
    expect(await content(rough.table)).toEqual(await content(calm.table))
    expect(await throughCrashes(() => unmerge(rough.request, one, other, dying()))).toBeGreaterThan(3)
    await expectInvariants(rough.table)
    expect(await content(rough.table)).toEqual(before)
  },
  60_000,
)
