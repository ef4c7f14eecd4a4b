import { expect, test } from 'vitest'
import { closeOrganization } from '../../../../shared/directory/close-organization.ts'
import { createEngagement } from '../../../../shared/directory/engagements.ts'
import { createHonour } from '../../../../shared/directory/honours.ts'
import { changeMembership, getMembership } from '../../../../shared/directory/memberships.ts'
import { withdrawNotSame } from '../../../../shared/directory/merges/not-the-same.ts'
import { settleMerging } from '../../../../shared/directory/merges/settle-merging.ts'
import { getOrganization } from '../../../../shared/directory/organizations.ts'
import { changePerson, getPerson } from '../../../../shared/directory/people.ts'
import { recordDeath, settlePerson } from '../../../../shared/directory/person-death.ts'
import { settleOrganization } from '../../../../shared/directory/settle-organization.ts'
import { whereNow } from '../../../../shared/directory/where-now.ts'
import { engagementInput } from '../../../../shared/domain/engagement.ts'
import { honourInput } from '../../../../shared/domain/honour.ts'
import { membershipId } from '../../../../shared/domain/ids.ts'
import { AppError, Moved } from '../../../../shared/errors.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { childKey } from '../../../../shared/table/keys.ts'
import { getItem } from '../../../../shared/table/read.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, intercepted } from '../../../support/faults.ts'
import { given, patching } from '../../../support/given.ts'
import { expectInvariants } from '../../../support/invariants.ts'
import { merge, storedPerson, twoRecords, unmerge } from '../../../support/merge-stage.ts'
import { seeded } from '../../../support/random.ts'
import { snapshot } from '../../../support/snapshot.ts'

/** The same table, where every call may die before or after it is done. */
function treacherous(table: Table, chance: () => number): Table {
  return intercepted(table, async ({ command, nth, proceed }) => {
    if (chance() < 0.006) throw new Crash(`before ${command} ${nth}`)
    const answer = await proceed()
    if (chance() < 0.006) throw new Crash(`after ${command} ${nth}`)
    return answer
  })
}

test.each([1, 2, 3])(
  'merges and undoings in a storm of writes to both people lose nothing that was written (seed %i)',
  async (seed) => {
    const table = await createTestTable()
    const calm = testRequests({ table, seed })
    const chance = seeded(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] ?? Reflect.get(from, 0)
    const { one, other, third, posts, activity, school } = await twoRecords(calm, chance)
    const request = testRequests({ table: treacherous(table, chance), seed: seed + 50, actor: 'user:storm' })
    const both = [one, other]
    const made: { id: string; ended?: true }[] = []
    const held = () => made.filter(({ id }) => id.startsWith('mem_'))
    const steps = {
      join: async () => {
        const base = held().at(-1)
        const [person, post] = [pick(both), pick(posts)]
        const own = base?.id.slice(4, 20) === person.slice(4) && chance() < 0.5 ? base.id : undefined
        made.push({ id: (await given(request).membership(person, post.id, { start: '2024', baseId: own })).id })
      },
      end: async () => {
        const one = pick(held())
        const id = membershipId.parse((await whereNow(request().table, one.id)) ?? one.id)
        const { version } = await getMembership(request(), id)
        await changeMembership(
          request(),
          id,
          version,
          patching({ status: 'ended', end: '2026', endReason: 'resigned' }),
        )
        one.ended = true
      },
      honour: async () => {
        const [person, mentorId] = pick([[pick(both), third] as const, [third, pick(both)] as const])
        const input = honourInput.parse({ name: `奖${Math.floor(chance() * 1e6)}`, mentorId })
        made.push({ id: (await createHonour(request(), person, input)).id })
      },
      engage: async () => {
        const input = engagementInput.parse({ activityId: activity.id, role: 'attendee', note: `${chance()}` })
        made.push({ id: (await createEngagement(request(), pick(both), input)).id })
      },
      correct: async () => {
        const { id, version } = await getPerson(request(), pick(both))
        await changePerson(request(), id, version, patching({ note: `备注${Math.floor(chance() * 100)}` }))
      },
      merge: async () => {
        await withdrawNotSame(calm(), one, other).catch(() => undefined)
        await merge(calm, one, other, request().table)
      },
      calmly: async () => {
        await withdrawNotSame(calm(), one, other).catch(() => undefined)
        await merge(calm, one, other)
      },
      settle: () => settleMerging(request(), one),
      close: async () => {
        const { id, version } = await getOrganization(request(), school.id)
        await closeOrganization(request(), id, version, { on: '2026-03-01', reason: 'merged', successorIds: [] })
      },
      die: async () => {
        const { id, version } = await getPerson(request(), pick(both))
        await recordDeath(request(), id, version, { on: '2026-03-01' })
      },
      unmerge: () => unmerge(calm, one, other, request().table),
    }
    const lane = async () => {
      for (let nth = 0; nth < 16; nth++) {
        const step = pick([
          'join',
          'join',
          'end',
          'honour',
          'engage',
          'correct',
          'merge',
          'settle',
          'unmerge',
          chance() < 0.3 ? 'close' : 'join',
          chance() < 0.3 ? 'die' : 'honour',
        ] as const)
        try {
          await steps[step]()
        } catch (error) {
          // A refusal or a death; anything else is a fault of ours.
          if (!(error instanceof AppError) && !(error instanceof Crash) && !(error instanceof TypeError)) throw error
          if (error instanceof TypeError && made.length > 0 && step !== 'end') throw error
        }
      }
    }
    await Promise.all([lane(), lane(), lane(), lane()])
    await settleMerging(calm(), one)
    await settleOrganization(calm(), school.id)
    for (const id of both) if ((await storedPerson(table, id)).merged === undefined) await settlePerson(calm(), id)
    await expectInvariants(table)
    if ((await storedPerson(table, one)).merged === undefined) await steps.calmly()
    await expectInvariants(table)
    const { merged } = await settleMerging(calm(), one)
    for (const { id, ended } of made) {
      const stored = await getItem(table, childKey((await whereNow(table, id)) ?? id))
      expect([id, stored === undefined]).toEqual([id, false])
      if (merged !== undefined) expect(stored?.personId).not.toBe(one)
      if (ended) expect([id, stored?.status]).toEqual([id, 'ended'])
    }
    if (merged !== undefined) {
      const left = (await snapshot(table)).filter(({ PK, T }) => PK === `P#${one}` && T !== 'lineage')
      expect(left.map(({ T }) => T)).toEqual(['person'])
      await expect(getPerson(calm(), one)).rejects.toBeInstanceOf(Moved)
    }
  },
  60_000,
)
