import { expect, test } from 'vitest'
import { closeOrganization } from '../../../shared/directory/close-organization.ts'
import { changeMembership, getMembership } from '../../../shared/directory/memberships.ts'
import { changeOrganization, getOrganization } from '../../../shared/directory/organizations.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { recordDeath, settlePerson } from '../../../shared/directory/person-death.ts'
import { settleOrganization } from '../../../shared/directory/settle-organization.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Table } from '../../../shared/table/client.ts'
import { memberships } from '../../../shared/table/people.ts'
import { testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { Crash, intercepted } from '../../support/faults.ts'
import { given, patching } from '../../support/given.ts'
import { expectInvariants } from '../../support/invariants.ts'
import { seeded } from '../../support/random.ts'
import { snapshot } from '../../support/snapshot.ts'

/** The same table, where every call may die before or after it is done. */
function treacherous(table: Table, chance: () => number): Table {
  return intercepted(table, async ({ command, nth, proceed }) => {
    if (chance() < 0.03) throw new Crash(`before ${command} ${nth}`)
    const answer = await proceed()
    if (chance() < 0.03) throw new Crash(`after ${command} ${nth}`)
    return answer
  })
}

test.each([1, 2])(
  'after a storm of writes in lanes that die at random, everything settles and agrees (seed %i)',
  async (seed) => {
    const table = await createTestTable()
    const calm = testRequests({ table, seed })
    const there = given(calm)
    const chance = seeded(seed)
    const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] ?? Reflect.get(from, 0)
    const societies = [
      await there.organization(),
      await there.organization(),
      await there.organization({ kind: 'institution' }),
      await there.organization(),
    ]
    // The last one has no post yet, so nothing is counted for it.
    const posts = await Promise.all(societies.slice(0, 3).map(({ id }) => there.post(id, { capacity: 2 })))
    const people = await Promise.all([1, 2, 3, 4, 5].map(() => there.person()))
    const made: Membership[] = []

    const stormy = treacherous(table, chance)
    const request = testRequests({ table: stormy, seed: seed + 50, actor: 'user:storm' })
    const steps = {
      join: async () => {
        const [person, post] = [pick(people), pick(posts)]
        const base = made.find(({ personId }) => personId === person.id)
        made.push(
          await given(request).membership(person.id, post.id, {
            baseId: base?.id,
            status: pick(['in-office', 'in-office', 'proposed']),
          }),
        )
      },
      end: async () => {
        const { id, version } = await getMembership(request(), pick(made).id)
        await changeMembership(
          request(),
          id,
          version,
          patching({ status: 'ended', end: '2026-03-01', endReason: 'resigned' }),
        )
      },
      restore: async () => {
        const { id, version } = await getMembership(request(), pick(made).id)
        await changeMembership(
          request(),
          id,
          version,
          patching({ status: 'in-office', end: undefined, endReason: undefined }),
        )
      },
      rename: async () => {
        const { id, version } = await getOrganization(request(), pick(societies).id)
        await changeOrganization(
          request(),
          id,
          version,
          patching({ names: [{ text: `测试学会${Math.floor(chance() * 100)}`, kind: 'official' }] }),
        )
      },
      furnish: async () => {
        const { id } = pick(societies)
        posts.push(await given(request).post(id, { capacity: 2 }))
        await given(request).session(id, posts.length)
      },
      close: async () => {
        const { id, version } = await getOrganization(request(), pick(societies).id)
        await closeOrganization(request(), id, version, { on: '2026-03-01', reason: 'merged', successorIds: [] })
      },
      die: async () => {
        const { id, version } = await getPerson(request(), pick(people).id)
        await recordDeath(request(), id, version, { on: '2026-03-01' })
      },
    }
    const lane = async () => {
      for (let nth = 0; nth < 14; nth++) {
        const step = pick([
          'join',
          'join',
          'join',
          'end',
          'restore',
          'rename',
          'furnish',
          chance() < 0.3 ? 'close' : 'end',
          chance() < 0.3 ? 'die' : 'join',
        ] as const)
        if (made.length === 0 && (step === 'end' || step === 'restore')) continue
        await steps[step]().catch((error: unknown) => {
          if (!(error instanceof Crash || error instanceof AppError)) throw error
        })
      }
    }
    await Promise.all([lane(), lane(), lane()])

    for (const { id } of societies) await settleOrganization(calm(), id)
    for (const { id } of people) await settlePerson(calm(), id)
    await expectInvariants(table)
    const open = (await snapshot(table))
      .filter(({ T }) => T === 'membership')
      .map(memberships.fromItem)
      .filter(({ status }) => status !== 'ended')
    for (const { personId, organizationId } of open) {
      expect((await getPerson(calm(), personId)).status).toBe('active')
      expect((await getOrganization(calm(), organizationId)).status).toBe('active')
    }
  },
)
