import { beforeEach, expect, test } from 'vitest'
import { chainOf } from '../../../../shared/directory/audit/chains.ts'
import { sealedHash } from '../../../../shared/table/audit-digest.ts'
import { type Audit, audits, headOf, pseudonymised } from '../../../../shared/table/audits.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { deleteMany } from '../../../../shared/table/index/index-writes.ts'
import { macOf, type Seal, seals } from '../../../../shared/table/seals.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'
import {
  afterwards,
  auditsIn,
  linksIn,
  recordsOf,
  sealAll,
  sealerOf,
  smuggle,
  verified,
} from '../../../support/seals.ts'

let table: Table
/** An audit item somewhere in the middle, and its name in a finding. */
let one: Audit
let named: { entity: string; sort: string }
/** The links of the chain of most links. */
let links: Seal[]
beforeEach(async () => {
  table = await createTestTable()
  const there = given(testRequests({ table }))
  const society = await there.organization()
  const post = await there.post(society.id, { capacity: 20 })
  for (let nth = 0; nth < 8; nth++) await there.membership((await there.person()).id, post.id)
  const all = await auditsIn(table)
  await sealAll(table, { batch: 3 })
  const found = all.find(({ type }) => type === 'person')
  if (found === undefined) throw new Error('no person was written')
  one = found
  named = { entity: one.entity, sort: audits.toItem(one).SK }
  const chains = Map.groupBy(await linksIn(table), ({ chain }) => chain)
  links = [...chains.values()].sort((a, b) => b.length - a.length)[0] ?? []
  expect(links.length).toBeGreaterThan(3)
  expect((await verified(table)).findings).toEqual([])
})

const rewritten = (change: Partial<Audit>) => smuggle(table, { ...audits.toItem(one), ...change })
const linkAt = (at: number): Seal => {
  const link = links.at(at)
  if (link === undefined) throw new Error('no such link')
  return link
}
const unsealedBy = ({ audits: sealed }: Seal) =>
  sealed.map(([entity, sort, hash]) => ({ kind: 'unsealed', entity, sort, hash }))

test.each<[string, Partial<Audit>, string]>([
  ['a value that was changed', { after: { birth: '1900' } }, 'values-changed'],
  ['a value that was taken out alone', { after: {} }, 'values-changed'],
  ['a salt that was changed', { salt: 'A'.repeat(22) }, 'values-changed'],
  ['another actor', { actor: 'user:somebody-else' }, 'changed'],
  ['another time', { at: '2026-03-02T04:00:00.000Z' }, 'changed'],
  ['another action', { action: 'delete' }, 'changed'],
  ['another digest', { digest: 'B'.repeat(43) }, 'changed'],
  ['an import that it was no part of', { importId: 'imp_0000000000000000' }, 'changed'],
])('%s is found', async (_, change, kind) => {
  await rewritten(change)
  expect((await verified(table)).findings).toEqual([{ kind, ...named }])
})

test('an item without its place in the lists is found', async () => {
  const { GS2PK: _, GS2SK: __, ...hidden } = audits.toItem(one)
  await smuggle(table, hidden)
  expect((await verified(table)).findings).toEqual([{ kind: 'changed', ...named }])
})

test('an item that was deleted is found', async () => {
  await deleteMany(table, [{ PK: `Z#${one.entity}`, SK: named.sort }])
  expect((await verified(table)).findings).toEqual([{ kind: 'missing', ...named }])
})

test('an item that was put in by hand is found, and so is anything else where audit items lie', async () => {
  const forged: Audit = { ...one, requestId: 'forged', digest: `${one.digest}` }
  const { SK: sort } = audits.toItem(forged)
  await smuggle(table, audits.toItem(forged))
  await smuggle(table, { PK: 'Z#junk', SK: 'A', T: 'junk' })
  const { findings } = await verified(table)
  expect(findings).toHaveLength(3)
  expect(findings).toEqual(
    expect.arrayContaining([
      { kind: 'unsealed', entity: one.entity, sort, hash: sealedHash(headOf(forged)) },
      { kind: 'values-changed', entity: one.entity, sort },
      { kind: 'unreadable', entity: 'junk', sort: 'A' },
    ]),
  )
})

test('an item that was put in by hand and that the sealer took for one counts as sealed late where its time is made up', async () => {
  const before = await verified(table)
  const forged: Audit = { ...one, at: '2026-01-01T00:00:00.000Z' }
  await smuggle(table, audits.toItem(forged))
  await sealerOf(table).follow(recordsOf([forged]))
  const after = await verified(table)
  expect([before.late, after.late]).toEqual([0, 1])
})

test('an item that was replaced by another under its key is found though the other one was sealed too', async () => {
  const replaced: Audit = { ...one, actor: 'user:somebody-else' }
  await smuggle(table, audits.toItem(replaced))
  await sealerOf(table).follow(recordsOf([replaced]))
  expect((await verified(table)).findings).toEqual([
    { kind: 'sealed-otherwise', ...named },
    { kind: 'changed', ...named },
  ])
})

test('an item of which the values were taken out is as it should be, unless its head was changed, or a value put back', async () => {
  const bare = pseudonymised(one)
  await smuggle(table, audits.toItem(bare))
  expect(await verified(table)).toMatchObject({ erased: 1, findings: [] })
  await smuggle(table, audits.toItem({ ...bare, after: { birth: '1900' } }))
  expect((await verified(table)).findings).toEqual([{ kind: 'values-changed', ...named }])
  await smuggle(table, { ...audits.toItem(bare), actor: 'user:somebody-else' })
  expect((await verified(table)).findings).toEqual([{ kind: 'changed', ...named }])
})

test('a link that was changed is found, with what nothing vouches for any more', async () => {
  const link = linkAt(1)
  const changed = {
    ...link,
    audits: link.audits.map(([entity, sort]) => [entity, sort, 'x'] satisfies Seal['audits'][0]),
  }
  await smuggle(table, seals.toItem(changed))
  const { chain, number } = link
  expect(sorted((await verified(table)).findings)).toEqual(
    sorted([{ kind: 'link-forged', chain, number }, ...unsealedBy(link)]),
  )
})

test('a link that was made anew under another key is found', async () => {
  const { mac: _, ...body } = linkAt(1)
  await smuggle(table, seals.toItem({ ...body, mac: macOf(body, 'another key') }))
  expect((await verified(table)).findings).toContainEqual({
    kind: 'link-forged',
    chain: body.chain,
    number: body.number,
  })
})

test('a link that was deleted is found, with what nothing vouches for any more', async () => {
  const link = linkAt(1)
  await deleteMany(table, [keyOfLink(link)])
  const { chain, number } = link
  expect(sorted((await verified(table)).findings)).toEqual(
    sorted([{ kind: 'link-missing', chain, number, through: number }, ...unsealedBy(link)]),
  )
})

test('two links that have changed places are found, under their own numbers or each other’s', async () => {
  const [a, b] = [linkAt(0), linkAt(1)]
  for (const renumbered of [false, true]) {
    await smuggle(table, { ...seals.toItem(a), ...keyOfLink(b), ...(renumbered ? { number: b.number } : {}) })
    await smuggle(table, { ...seals.toItem(b), ...keyOfLink(a), ...(renumbered ? { number: a.number } : {}) })
    const { findings } = await verified(table)
    for (const { chain, number } of [a, b]) expect(findings).toContainEqual({ kind: 'link-forged', chain, number })
  }
})

test('a link that the key has made but that does not follow the one before is found', async () => {
  const { mac: _, ...body } = { ...linkAt(1), previous: 'elsewhere' }
  await smuggle(table, seals.toItem({ ...body, mac: macOf(body, 'k'.repeat(64)) }))
  const { chain, number } = body
  expect((await verified(table)).findings.slice(0, 2)).toEqual([
    { kind: 'link-misplaced', chain, number },
    { kind: 'link-misplaced', chain, number: number + 1 },
  ])
})

test('a last link that was deleted shows by the items that it held', async () => {
  const last = linkAt(-1)
  await deleteMany(table, [keyOfLink(last)])
  expect(sorted((await verified(table)).findings)).toEqual(sorted(unsealedBy(last)))
})

test('a last link that was deleted with all that it held shows only where its mac was noted', async () => {
  const last = linkAt(-1)
  const { chain, number, mac } = last
  const gone = last.audits.map(([entity, SK]) => ({ PK: `Z#${entity}`, SK }))
  await deleteMany(table, [keyOfLink(last), ...gone])
  expect((await verified(table)).findings).toEqual([])
  expect((await verified(table, { noted: [{ chain, number, mac }] })).findings).toEqual([
    { kind: 'head-missing', chain, number },
  ])
})

test('a noted end is found again, and one that the chain does not have is named', async () => {
  const { heads } = await verified(table)
  expect((await verified(table, { noted: heads })).findings).toEqual([])
  const noted = [{ chain: linkAt(0).chain, number: 1, mac: 'x' }]
  expect((await verified(table, { noted })).findings).toEqual([
    { kind: 'head-missing', chain: linkAt(0).chain, number: 1 },
  ])
  const nowhere = { chain: 99, number: 1, mac: 'x' }
  expect((await verified(table, { noted: [nowhere] })).findings).toEqual([
    { kind: 'head-missing', chain: 99, number: 1 },
  ])
})

test('a chain that was deleted whole shows by all that it held', async () => {
  const { chain } = linkAt(0)
  await deleteMany(table, links.map(keyOfLink))
  const { findings } = await verified(table)
  const held = (await auditsIn(table)).filter(({ entity }) => chainOf(entity) === chain)
  expect(findings.map(({ kind }) => kind)).toEqual(held.map(() => 'unsealed'))
})

test('under another key than that of the seals nothing verifies', async () => {
  const { findings } = await verified(table, { key: 'another' })
  expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['link-forged', 'unsealed']))
})

test('what was written a moment ago may still wait to be sealed; what claims to be written later may not', async () => {
  const fresh = given(testRequests({ table, now: new Date(afterwards.getTime() - 60_000), seed: 2 }))
  await fresh.person()
  expect(await verified(table)).toMatchObject({ waiting: 1, findings: [] })
  const later = new Date(afterwards.getTime() + 11 * 60_000)
  expect((await verified(table, { now: later })).findings).toHaveLength(1)
  const early = new Date(afterwards.getTime() - 30 * 60_000)
  expect((await verified(table, { now: early })).findings).toHaveLength(1)
})

function keyOfLink(link: Seal) {
  const { PK, SK } = seals.toItem(link)
  return { PK, SK }
}

function sorted(findings: readonly object[]): string[] {
  return findings.map((each) => JSON.stringify(each, Object.keys(each).sort())).sort()
}
