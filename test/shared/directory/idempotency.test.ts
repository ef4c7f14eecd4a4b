import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createMembership } from '../../../shared/directory/memberships.ts'
import { createOrganization } from '../../../shared/directory/organizations.ts'
import type { Table } from '../../../shared/table/client.ts'
import { keyOf } from '../../../shared/table/keys.ts'
import { getItem } from '../../../shared/table/read.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { Crash, crashing } from '../../support/faults.ts'
import { given, inputs } from '../../support/given.ts'
import { untouched } from '../../support/refusal.ts'
import { snapshot, written } from '../../support/snapshot.ts'
import { allVerbs } from '../../support/verbs.ts'

let table: Table
let request: Requests

async function fresh(): Promise<void> {
  table = await createTestTable()
  request = testRequests({ table })
}

let used = 0
let once = { idempotency: { key: 'key-0', fingerprint: 'POST /v1 body' } }

beforeAll(fresh)

beforeEach(() => {
  once = { idempotency: { ...once.idempotency, key: `key-${++used}` } }
})

describe.each(allVerbs)('a creation of $kind with an Idempotency-Key', ({ kind, prepare }) => {
  beforeAll(fresh)

  test('that is repeated answers with what was created and writes nothing', async () => {
    const make = await prepare(request)
    const created = await make(request(once))
    let again: unknown
    expect(await written(table, async () => (again = await make(request(once))))).toEqual([])
    expect(again).toEqual(JSON.parse(JSON.stringify(created)))
  })

  test('sent four times at once creates one', async () => {
    const make = await prepare(request)
    const before = (await snapshot(table)).filter(({ T }) => T === kind).length
    const all = await Promise.all(Array.from({ length: 4 }, () => make(request(once))))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect((await snapshot(table)).filter(({ T }) => T === kind).length - before).toBe(1)
  })

  test('that was used for another body is refused', async () => {
    const make = await prepare(request)
    await make(request(once))
    const other = { idempotency: { ...once.idempotency, fingerprint: 'POST /v1 another body' } }
    expect((await untouched(table, () => make(request(other)))).code).toBe('idempotency-mismatch')
  })

  test.each(['before', 'after'] as const)(
    'that died %s its transaction can be repeated and creates one',
    async (when) => {
      const make = await prepare(request)
      const before = (await snapshot(table)).filter(({ T }) => T === kind).length
      const dying = crashing(table, 1, when)
      await expect(make({ ...request(once), table: dying })).rejects.toThrow(Crash)
      const [first, again] = [await make(request(once)), await make(request(once))]
      expect(again.id).toBe(first.id)
      expect((await snapshot(table)).filter(({ T }) => T === kind).length - before).toBe(1)
    },
  )
})

describe('a key', () => {
  test('of one actor is no key of another', async () => {
    const other = testRequests({ table, actor: 'client:portal', seed: 2 })
    const first = await createOrganization(request(once), inputs.organization())
    expect((await createOrganization(other(once), inputs.organization())).id).not.toBe(first.id)
  })

  test('is not kept for a creation that was refused', async () => {
    const taken = { identifiers: [{ scheme: 'ror', value: '042nb2s44' }] }
    await createOrganization(request(), inputs.organization(taken))
    expect((await untouched(table, () => createOrganization(request(once), inputs.organization(taken)))).code).toBe(
      'identifier-taken',
    )
    const right = { idempotency: { ...once.idempotency, fingerprint: 'corrected' } }
    expect((await createOrganization(request(right), inputs.organization())).version).toBe(1)
  })

  test('lives for a day and longer', async () => {
    const ctx = request(once)
    await createOrganization(ctx, inputs.organization())
    const item = await getItem(table, keyOf.idempotency('user:clerk', once.idempotency.key))
    expect(Number(item?.expiresAt) - ctx.now.getTime() / 1000).toBeGreaterThanOrEqual(24 * 3600 - 1)
  })
})

describe('the same request ten times at once, all with one key, is not refused for what it took itself', () => {
  test('where it takes an identifier', async () => {
    const input = inputs.organization({ identifiers: [{ scheme: 'uscc', value: '91350100M000100Y43' }] })
    const all = await Promise.all(Array.from({ length: 10 }, () => createOrganization(request(once), input)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  })

  test('where it takes the only chair', async () => {
    const there = given(request)
    const [somebody, post] = [await there.person(), await there.post((await there.organization()).id)]
    const input = inputs.membership(somebody.id, post.id, { start: '2024-01-01' })
    const all = await Promise.all(Array.from({ length: 10 }, () => createMembership(request(once), input)))
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
  })
})
