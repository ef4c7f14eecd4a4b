import { expect, test } from 'vitest'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { project } from '../../../../shared/directory/index/project.ts'
import { getPerson } from '../../../../shared/directory/people.ts'
import { readPerson } from '../../../../shared/directory/person-record.ts'
import { erasePerson } from '../../../../shared/directory/privacy/erase-person.ts'
import { carryOnErasure } from '../../../../shared/directory/privacy/settle-erasure.ts'
import { verifyErased } from '../../../../shared/directory/privacy/verify-erased.ts'
import { auditedOnly } from '../../../support/audited.ts'
import { noon, today } from '../../../support/clock.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { canaries, everywhere } from '../../../support/erasure-stage.ts'
import { Crash, crashing } from '../../../support/faults.ts'
import { importing } from '../../../support/imports.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { refusalOf } from '../../../support/refusal.ts'

test.each(['before', 'after'] as const)(
  'an erasure that dies %s every one of its transactions, and is called again, hides the person from the first on and leaves nothing',
  async (when) => {
    const table = auditedOnly(await createTestTable())
    const request = testRequests({ table })
    const store = memoryStore()
    await ensureIndex(table, noon(today))
    const { person, double } = await everywhere(request, importing(request, store))
    const { version } = await getPerson(request(), person)
    // Each call gets one transaction in, so that the process dies at every one of them.
    const dying = () => ({ ...importing(request, store)(), table: crashing(table, when === 'before' ? 2 : 1, when) })
    let crashes = 0
    const through = async (act: () => Promise<unknown>) => {
      for (;;) {
        try {
          return await act()
        } catch (error) {
          if (!(error instanceof Crash)) throw error
          crashes++
          expect((await refusalOf(() => readPerson(request(), person, today))).code).toBe('not-found')
        }
      }
    }
    await through(() => erasePerson(dying(), person, version, { reason: 'consent-withdrawn' }))
    const waits = await through(() => {
      const { table: mortal } = dying()
      return carryOnErasure(
        () => ({ ...importing(request, store)(), table: mortal }),
        person,
        () => false,
      )
    })
    expect(waits).toBe('done')
    await project(table, [person, double])
    expect(crashes).toBeGreaterThan(15)
    const files = { files: store.files, keys: [...store.stored.keys()] }
    expect(await verifyErased(table, files, Object.values(canaries))).toEqual([])
  },
  120_000,
)

test('an erasure waits for the index, and says so, until the person is in no list', async () => {
  const table = auditedOnly(await createTestTable())
  const request = testRequests({ table })
  const store = memoryStore()
  await ensureIndex(table, noon(today))
  const { person, double } = await everywhere(request, importing(request, store))
  await project(table, [person, double])
  const { version } = await getPerson(request(), person)
  await erasePerson(importing(request, store)(), person, version, { reason: 'consent-withdrawn' })
  expect(store.sent.at(-1)).toEqual({ kind: 'erasure', personId: person })
  const goOn = () => carryOnErasure(importing(request, store), person, () => false)
  expect(await goOn()).toBe('waiting')
  expect(await goOn()).toBe('waiting')
  await project(table, [person, double])
  expect(await goOn()).toBe('done')
  expect(await goOn()).toBe('done')
})
