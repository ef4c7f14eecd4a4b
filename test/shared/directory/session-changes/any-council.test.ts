import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { carryOnSessionChange } from '../../../../shared/directory/session-changes/carry-on.ts'
import { opening, openSession } from '../../../../shared/directory/session-changes/open-session.ts'
import { preparation, prepareSession } from '../../../../shared/directory/session-changes/prepare-session.ts'
import { getSession } from '../../../../shared/directory/sessions.ts'
import { natures, statuses } from '../../../../shared/domain/membership.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { intercepted } from '../../../support/faults.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { load } from '../../../support/load.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { runs } from '../../../support/property.ts'
import { type Council, eve, newDay, seen } from '../../../support/session-change-stage.ts'
import { aMembership, anOrganization, aPerson, aPost, aSession } from '../../../support/things.ts'

const days = ['2021-06-01', '2024-03-02', '2026-03-02', eve, newDay, '2028-01-01']
const { jobs } = memoryStore()
const date = (...all: readonly string[]) => fc.option(fc.constantFrom(...all), { nil: undefined })

/** A membership of the old session: with or without dates, of whatever nature and status. */
const holding = fc.record({
  start: date('2020', '2021-03-20', '2023-06', '2026-03-01'),
  end: date('2026-03-10', '2026-03-19', '2026-03-20', '2026-04', '2030-12-31'),
  nature: fc.option(fc.constantFrom(...natures), { nil: undefined }),
  status: fc.constantFrom(...statuses, 'in-office', 'in-office', 'in-office'),
  inSession: fc.boolean(),
})
const council = fc.record({
  held: fc.array(holding, { minLength: 1, maxLength: 9 }),
  start: date('2021-03-20', '2021', '2021-03'),
  end: date('2026-03-19', '2026', '2025-06-30'),
})

let table: Table
beforeAll(async () => {
  table = await createTestTable()
})

let seed = 500

/** A council that is as the sample says, in the table, with a new person who is named in any case. */
async function loaded({
  held,
  start,
  end,
}: typeof council extends fc.Arbitrary<infer T> ? T : never): Promise<Council> {
  const society = anOrganization()
  const { id } = society
  const [chair, member] = [aPost(id), aPost(id, { name: '理事', role: 'council-member', capacity: 40 })]
  const session = aSession(id, 10, { start, end, status: 'sitting' })
  const people = held.map(() => aPerson({ birth: '1975-05' }))
  const memberships = held.flatMap(({ inSession, ...said }, nth) => {
    const person = people[nth]
    const sessionId = inSession ? session.id : undefined
    return person === undefined ? [] : [aMembership(member.id, { ...said, sessionId }, person.id)]
  })
  const newcomer = aPerson()
  await load(table, {
    organizations: [society],
    posts: [chair, member],
    sessions: [session],
    people: [...people, newcomer],
    memberships,
  })
  return {
    id,
    chair,
    vice: chair,
    member,
    honorary: chair,
    secretary: chair,
    session,
    people: [...people, newcomer],
    memberships,
  }
}

it('whatever a council is like, readers see the old one until it is opened, and from then on the new one, the same at every write', {
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(council, async (sample) => {
      const stage = await loaded(sample)
      const request = testRequests({ table, seed: seed++ })
      const looks: string[] = []
      const look = async () => looks.push(JSON.stringify(await seen(request(), stage, days, 3)))
      await look()
      const through = intercepted(table, async (call) => {
        const answer = await call.proceed()
        if (call.command === 'TransactWriteItemsCommand') await look()
        return answer
      })
      const ctx = () => ({ ...request(), table: through })
      const { id } = await prepareSession(
        ctx(),
        jobs,
        stage.id,
        preparation.parse({ start: newDay, from: 'last-session' }),
      )
      await carryOnSessionChange(ctx(), id)
      expect(new Set(looks).size).toBe(1)
      const { version } = await getSession(request(), id)
      const before = looks.length
      const isEmpty = !sample.held.some(({ inSession, status }) => inSession && status === 'in-office')
      const opened = await openSession(ctx(), jobs, id, version, opening.parse({})).then(
        () => true,
        (error: { code?: string }) => {
          expect([error.code, isEmpty || looks.length === before]).toEqual(['wrong-state', true])
          return false
        },
      )
      if (!opened) return
      await carryOnSessionChange(ctx(), id)
      expect(looks.length).toBeGreaterThan(before + 1)
      expect(new Set(looks.slice(before)).size).toBe(1)
    }),
    { ...runs(12) },
  )
  await expectInvariants(table)
})
