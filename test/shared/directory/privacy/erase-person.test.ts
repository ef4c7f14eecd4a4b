import { beforeAll, describe, expect, test } from 'vitest'
import { getHonour } from '../../../../shared/directory/honours.ts'
import { allRows, getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { auditIndex } from '../../../../shared/directory/index/audit-index.ts'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { project } from '../../../../shared/directory/index/project.ts'
import { getMembership } from '../../../../shared/directory/memberships.ts'
import { readPerson } from '../../../../shared/directory/person-record.ts'
import { verifyErased } from '../../../../shared/directory/privacy/verify-erased.ts'
import { readCase } from '../../../../shared/directory/referrals/case-file.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { keyOf } from '../../../../shared/table/keys.ts'
import { getItem, queryAll } from '../../../../shared/table/read.ts'
import { auditedOnly } from '../../../support/audited.ts'
import { noon, today } from '../../../support/clock.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { canaries, erased, everywhere } from '../../../support/erasure-stage.ts'
import { importing } from '../../../support/imports.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { refusalOf } from '../../../support/refusal.ts'
import { sealAll, verified } from '../../../support/seals.ts'
import { testApp } from '../../../support/test-app.ts'

let table: Table
let request: Requests
const store = memoryStore()
let world: Awaited<ReturnType<typeof everywhere>>
const values = Object.values(canaries)

beforeAll(async () => {
  table = auditedOnly(await createTestTable())
  request = testRequests({ table })
  await ensureIndex(table, noon(today))
  world = await everywhere(request, importing(request, store))
  await project(table, [world.person, world.double, world.society.id])
  await sealAll(table)
})

describe('a person with a value in every place', () => {
  test('is found by the search for values before', async () => {
    const left = await verifyErased(table, { files: store.files, keys: [...store.stored.keys()] }, values)
    expect(new Set(left.map(({ value }) => value))).toEqual(new Set(values))
  })

  test('leaves none of them anywhere once erased, in no item, key, block, card, file or trail', async () => {
    const ids = [world.person, world.double]
    expect(await erased(importing(request, store), world.person, () => project(table, ids))).toBe('done')
    const left = await verifyErased(table, { files: store.files, keys: [...store.stored.keys()] }, values)
    expect(left).toEqual([])
    expect(store.stored.size).toBe(0)
  })

  test('is not there for any reader, and a tombstone without values is all that lies under the id', async () => {
    for (const id of [world.person, world.double])
      expect(await refusalOf(() => readPerson(request(), id, today))).toEqual({ code: 'not-found', paths: ['id'] })
    const stones = []
    for await (const item of queryAll(table, { pk: keyOf.person(world.person).PK })) stones.push(item)
    expect(stones).toEqual([
      {
        PK: `P#${world.person}`,
        SK: 'X',
        T: 'erasure',
        id: world.person,
        status: 'erased',
        reason: 'request-of-the-person',
        startedBy: 'user:clerk',
        absorbed: [world.double],
        startedAt: expect.any(String),
        finishedAt: expect.any(String),
        mentions: [],
        version: expect.any(Number),
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    ])
    expect(await getItem(table, keyOf.person(world.double))).toBeUndefined()
  })

  test('keeps its place in the chain of seals: who did what when still verifies, without the values', async () => {
    const soon = new Date(noon(today).getTime() + 540_000)
    const { findings, erased: blanked } = await verified(table, { now: soon })
    expect(findings).toEqual([])
    expect(blanked).toBeGreaterThan(20)
  })

  test('leaves the index as the directory says', async () => {
    const drifts = JSON.stringify((await auditIndex(table)).drifts)
    for (const id of [world.person, world.double]) expect(drifts).not.toContain(id)
  })

  test('leaves those who stay whole: a successor without predecessor, an honour without mentor', async () => {
    expect(await getMembership(request(), world.after.id)).not.toHaveProperty('predecessorId')
    expect(await getHonour(request(), world.mentored.id)).not.toHaveProperty('mentorId')
  })

  test('leaves the referral case with its steps and numbers and nobody in it', async () => {
    const { referral, nominees } = await readCase(request(), world.referral)
    expect(referral).toMatchObject({ title: '推荐□□□□□任职', state: 'withdrawn', shortlist: [world.person] })
    expect(referral.history.map(({ to }) => to)).toEqual(['draft', 'consulted', 'recommended', 'withdrawn'])
    const [nominee] = nominees.values()
    expect(nominee).toMatchObject({ status: 'recommended', opinions: [{ stance: 'comment' }], verdict: { rules: [] } })
    expect(nominee).not.toHaveProperty('reasons')
  })

  test('leaves the import with the rows of others, says that its file is gone, and gives a waiting plan up', async () => {
    const done = await getImport(request(), world.imported.done.id)
    expect(done).toMatchObject({ state: 'applied', file: { erased: true } })
    const rows = await allRows({ ...request() }, done)
    expect(rows.map(({ row }) => [row.name, row.erased])).toEqual([
      ['□', true],
      ['测试2', undefined],
    ])
    const open = await getImport(request(), world.imported.open.id)
    expect(open).toMatchObject({ state: 'cancelled', trouble: { code: 'erased' } })
  })

  test('breaks no page that named them: cases, statistics, imports, rosters, holders, trails, the successor, the mentee', async () => {
    const { app } = testApp({ table, store })
    const { society, chair, referral, imported, after, mentee, mentor, namesake } = world
    const paths = [
      `referrals/${referral}`,
      `referrals?organization=${society.id}`,
      'referrals/statistics',
      `imports/${imported.done.id}`,
      `imports/${imported.done.id}/rows`,
      `imports/${imported.done.id}/plan.xlsx`,
      `organizations/${society.id}/roster`,
      `posts/${chair.id}/holders`,
      `memberships/${after.id}`,
      `people/${mentee.id}`,
      `people/${mentor.id}`,
      `people/${mentee.id}/disclosure`,
      `people/${namesake.id}/not-same`,
      `audit?entity=${world.person}`,
      `audit?entity=${referral}`,
      'audit?actor=user:clerk',
    ]
    for (const path of paths) {
      const response = await app.request(`/v1/${path}`)
      expect([path, response.status]).toEqual([path, 200])
    }
  })
})
