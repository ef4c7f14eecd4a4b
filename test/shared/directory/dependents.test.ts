import { beforeAll, describe, expect, test } from 'vitest'
import { changeMembership, getMembership } from '../../../shared/directory/memberships.ts'
import type { Membership } from '../../../shared/domain/membership.ts'
import type { Table } from '../../../shared/table/client.ts'
import { keyOf } from '../../../shared/table/keys.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { crashing, interrupted, interruptedRead } from '../../support/faults.ts'
import { given, patching } from '../../support/given.ts'
import { load } from '../../support/load.ts'
import { written } from '../../support/snapshot.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../support/things.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

/** The head of a school, and the part-time vice-chair's seat of the county that the headship gives. */
async function head() {
  const [person, school, county] = [
    aPerson(),
    anOrganization({ kind: 'institution' }),
    anOrganization({ kind: 'association', level: 'county' }),
  ]
  const [rector, vice] = [
    aPost(school.id, { name: '校长', role: 'head' }),
    aPost(county.id, { name: '兼职副主席', role: 'vice-chair', capacity: 5 }),
  ]
  const base = aMembership(rector.id, { start: '2020-09-01' }, person.id)
  await load(table, { organizations: [school, county], posts: [rector, vice], people: [person], memberships: [base] })
  const seat = (at: Table = table) =>
    given((more) => ({ ...request(more), table: at })).membership(person.id, vice.id, {
      nature: 'part-time',
      baseId: base.id,
      liaison: 'school-head',
    })
  return { base, seat }
}

const end = async ({ id }: Membership, at: Table = table) => {
  const { version } = await getMembership(request(), id)
  return changeMembership(
    { ...request(), table: at },
    id,
    version,
    patching({ status: 'ended', end: '2026-02-28', endReason: 'transferred' }),
  )
}
const flag = async ({ id }: Membership) => (await getMembership(request(), id)).baseEnded

describe('when a headship ends, the liaison seat that rests on it', () => {
  test('is flagged in the same transaction, and stays in office', async () => {
    const { base, seat } = await head()
    const held = await seat()
    const items = await written(table, () => end(base))
    expect(
      items
        .filter(({ T }) => T === 'audit')
        .map(({ action, entity }) => [action, entity])
        .sort(),
    ).toEqual([
      ['base-ended', held.id],
      ['end', base.id],
    ])
    expect(await getMembership(request(), held.id)).toMatchObject({ status: 'in-office', baseEnded: true, version: 2 })
  })

  test('is flagged with it or not at all, wherever the process dies', async () => {
    for (const when of ['before', 'after'] as const) {
      const { base, seat } = await head()
      const held = await seat()
      await end(base, crashing(table, 1, when)).catch(() => undefined)
      const ended = (await getMembership(request(), base.id)).status === 'ended'
      expect([ended, await flag(held)]).toEqual([when === 'after', when === 'after' || undefined])
    }
  })

  test('loses its flag when the headship comes back', async () => {
    const { base, seat } = await head()
    const held = await seat()
    await end(base)
    await changeMembership(
      request(),
      base.id,
      2,
      patching({ status: 'in-office', end: undefined, endReason: undefined }),
    )
    expect(await flag(held)).toBeUndefined()
  })

  test('is flagged from the start when the headship was over already', async () => {
    const { base, seat } = await head()
    await end(base)
    expect((await seat()).baseEnded).toBe(true)
  })

  test('is flagged though it is created while the headship ends, whichever comes first', async () => {
    const first = await head()
    const late = await first.seat(interrupted(table, 1, () => end(first.base)))
    expect(await flag(late)).toBe(true)

    const between = await head()
    const sheet = keyOf.sheet(between.base.organizationId)
    const torn = await between.seat(interruptedRead(table, sheet, () => end(between.base)))
    expect(await flag(torn)).toBe(true)

    const second = await head()
    let early: Membership | undefined
    const slow = interrupted(table, 1, async () => {
      early = await second.seat()
    })
    await end(second.base, slow)
    expect(early === undefined ? undefined : await flag(early)).toBe(true)
  })

  test('is flagged where an existing seat comes to rest on the headship while that ends', async () => {
    const { base, seat } = await head()
    const held = await seat()
    await changeMembership(request(), held.id, 1, patching({ baseId: undefined, liaison: undefined }))
    const slow = interrupted(table, 1, () => changeMembership(request(), held.id, 2, patching({ baseId: base.id })))
    await end(base, slow)
    expect(await flag(held)).toBe(true)
  })

  test('is not flagged by other changes, nor by the end of another post', async () => {
    const { base, seat } = await head()
    const held = await seat()
    const other = await head()
    await changeMembership(request(), base.id, 1, patching({ note: '兼任书记' }))
    await end(other.base)
    expect(await getMembership(request(), held.id)).toMatchObject({ version: 1 })
  })
})
