import { beforeAll, describe, expect, test } from 'vitest'
import type { Table } from '../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { patching } from '../../support/given.ts'
import { refusalOf, untouched } from '../../support/refusal.ts'
import { written } from '../../support/snapshot.ts'
import { allVerbs, type Thing } from '../../support/verbs.ts'

let table: Table
let request: Requests

async function fresh(): Promise<void> {
  table = await createTestTable()
  request = testRequests({ table })
}

const audits = (items: readonly Readonly<Record<string, unknown>>[]) => items.filter(({ T }) => T === 'audit')

describe.each(allVerbs)('of $kind', ({ kind, note, prepare, change, get }) => {
  beforeAll(fresh)

  const create = async (): Promise<Thing> => (await prepare(request))(request())

  test('a creation is version 1, reads as it was answered, and leaves one audit item with all that is new', async () => {
    const make = await prepare(request)
    const ctx = request()
    let created: Thing | undefined
    const items = await written(table, async () => {
      created = await make(ctx)
    })
    const id = created?.id ?? ''
    expect(created).toMatchObject({ version: 1, createdAt: ctx.now.toISOString(), updatedAt: ctx.now.toISOString() })
    expect(await get(request(), id)).toEqual(JSON.parse(JSON.stringify(created)))
    const about = {
      entity: id,
      type: kind,
      action: 'create',
      actor: 'user:clerk',
      requestId: ctx.requestId,
      version: 1,
      at: ctx.now.toISOString(),
    }
    expect(audits(items)).toEqual([expect.objectContaining(about)])
    const [{ before, after } = {}] = audits(items)
    const { updatedAt, ...all } = JSON.parse(JSON.stringify(created))
    expect([before, after]).toEqual([undefined, all])
  })

  test('a change is the next version and leaves one audit item with what changed, before and after', async () => {
    const { id, createdAt } = await create()
    const ctx = request()
    const items = await written(table, () => change(ctx, id, 1, patching({ [note]: '新' })))
    const changed = await get(request(), id)
    expect(changed).toMatchObject({ version: 2, createdAt, updatedAt: ctx.now.toISOString(), [note]: '新' })
    expect(audits(items)).toMatchObject([
      {
        entity: id,
        type: kind,
        action: 'change',
        version: 2,
        before: { version: 1 },
        after: { version: 2, [note]: '新' },
      },
    ])
    const [{ before = {}, after = {} } = {}] = audits(items)
    expect(Object.keys(Object(before)).sort()).toEqual(['provenance', 'version'])
    expect(Object.keys(Object(after)).sort()).toEqual(['provenance', 'version', note].sort())
  })

  test('a field that is left out is gone', async () => {
    const { id } = await create()
    await change(request(), id, 1, patching({ [note]: '新' }))
    await change(request(), id, 2, patching({ [note]: undefined }))
    expect(await get(request(), id)).not.toHaveProperty(note)
  })

  test('a change of an older version is refused and nothing is written', async () => {
    const { id } = await create()
    await change(request(), id, 1, patching({ [note]: '甲' }))
    const stale = { code: 'stale-version', paths: ['If-Match'] }
    expect(await untouched(table, () => change(request(), id, 1, patching({ [note]: '乙' })))).toEqual(stale)
    for (const expected of [3, 0])
      expect(await refusalOf(() => change(request(), id, expected, patching({ [note]: '乙' })))).toEqual(stale)
  })

  test('of three changes at once of the same version one goes through', async () => {
    const { id } = await create()
    const all = await Promise.allSettled(
      ['甲', '乙', '丙'].map((text) => change(request(), id, 1, patching({ [note]: text }))),
    )
    const won = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(won).toHaveLength(1)
    for (const each of all) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'stale-version' })
    expect(await get(request(), id)).toEqual(JSON.parse(JSON.stringify(won[0])))
  })

  test('an input that its schema does not take is not written', async () => {
    const { id } = await create()
    const [before, items] = [
      await get(request(), id),
      written(table, () => change(request(), id, 1, patching({ surplus: 1 })).catch(() => undefined)),
    ]
    expect(await items).toEqual([])
    expect(await get(request(), id)).toEqual(before)
  })

  test('an id of nothing is not found, to read or to change', async () => {
    const { id } = await create()
    const none = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
    expect(await refusalOf(() => get(request(), none))).toEqual({ code: 'not-found', paths: ['id'] })
    expect(await untouched(table, () => change(request(), none, 1, patching({})))).toEqual({
      code: 'not-found',
      paths: ['id'],
    })
  })
})
