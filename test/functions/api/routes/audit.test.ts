import { beforeAll, describe, expect, it } from 'vitest'
import { Api, testApi, walk } from '../../../support/api.ts'
import { person } from '../../../support/api-seeds.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { testApp } from '../../../support/test-app.ts'

let api: Api
beforeAll(async () => {
  api = await testApi()
})

describe('the audit trail', () => {
  it('tells of every change who made it and what it was, newest first', async () => {
    const { id } = await person(api, '被改的人', {
      birth: '1970',
      contacts: [{ kind: 'email', value: 'a@example.org' }],
    })
    await api.patch(`/v1/people/${id}`, 1, { birth: '1971' })
    await api.patch(`/v1/people/${id}`, 2, { contacts: [] })
    const { data } = await api.list(`/v1/audit?entity=${id}`)
    expect(data).toMatchObject([
      { action: 'change', version: 3, before: { contacts: 'restricted' }, after: { contacts: 'restricted' } },
      { action: 'change', version: 2, actor: 'test:operator', before: { birth: '1970' }, after: { birth: '1971' } },
      { action: 'create', version: 1, after: { birth: '1970', contacts: 'restricted' } },
    ])
    expect(JSON.stringify(data)).not.toMatch(/example\.org|assertedBy/)
    expect(await walk(api, `/v1/audit?entity=${id}`, 1)).toEqual(data)
    expect(await walk(api, '/v1/audit?actor=test:operator', 2)).toEqual(data)
    expect(JSON.stringify((await api.list(`/v1/audit?entity=${id}&include=provenance`)).data)).toContain('assertedBy')
  })

  it('is asked for by thing, actor, import, day, action and kind, in any combination', async () => {
    const { id } = await person(api, '另一人')
    await api.patch(`/v1/people/${id}`, 1, { birth: '1980' })
    const all = (await api.list('/v1/audit?actor=test:operator&limit=200')).data
    const [latest] = all
    expect(latest).toMatchObject({ entity: id, action: 'change' })
    const asked = async (query: string) => (await api.list(`/v1/audit?${query}`)).data
    expect(await asked('from=2026-03-02')).toEqual(all)
    expect(await asked('from=2026-03-01&to=2026-03-02&action=create')).toEqual(
      all.filter(({ action }) => action === 'create'),
    )
    expect(await asked(`entity=${id}&action=!create`)).toEqual([latest])
    expect(await asked(`entity=${id}&actor=somebody`)).toEqual([])
    expect(await asked(`entity=${id}&from=2026-03-03`)).toEqual([])
    expect(await asked(`entity=${id}&to=2026-03-01`)).toEqual([])
    expect(await asked('actor=test:operator&from=2026-03-02&to=2026-03-02&type=person|post')).toEqual(all)
    expect(await asked('actor=test:operator&type=look')).toEqual([])
    expect(await asked('import=imp_0000000000000000')).toEqual([])
    expect(await walk(api, '/v1/audit?from=2026-02-20', 1)).toEqual(all)
  })

  it('shows neither the salt of an item nor where it lies', async () => {
    const [first] = (await api.list('/v1/audit?from=2026-03-02&limit=1')).data
    expect(first).toHaveProperty('digest')
    for (const name of ['salt', 'PK', 'GS1PK']) expect(first).not.toHaveProperty(name)
  })

  it('knows a day from an instant of it by the clocks of China', async () => {
    const table = await createTestTable()
    const late = new Date('2026-03-02T16:30:00Z')
    const { app } = testApp({ table, now: () => late })
    const there = new Api(table, async (path, init) => app.request(path, init))
    const { id } = await person(there, '夜里的人')
    for (const [query, found] of [
      [`entity=${id}&to=2026-03-02`, 0],
      [`entity=${id}&from=2026-03-03&to=2026-03-03`, 1],
      ['from=2026-03-03', 1],
      ['from=2026-03-02&to=2026-03-02', 0],
    ] as const)
      expect((await there.list(`/v1/audit?${query}`)).data).toHaveLength(found)
  })

  it('is refused without a condition that finds it, and for too many days', async () => {
    for (const [query, path] of [
      ['', 'entity'],
      ['?action=create', 'entity'],
      ['?to=2026-03-02', 'entity'],
      ['?from=2026-03-03&to=2026-03-02', 'to'],
      ['?from=2025-11-29', 'from'],
      ['?from=2025-11-28&to=2026-03-01', 'from'],
      ['?import=1', 'import'],
      ['?type=', 'type'],
    ] as const)
      expect(await api.refused(`/v1/audit${query}`)).toMatchObject({
        status: 400,
        code: 'invalid-input',
        paths: [path],
      })
    expect(await api.refused('/v1/audit?from=yesterday')).toMatchObject({ code: 'invalid-date', paths: ['from'] })
    expect((await api.list('/v1/audit?from=2025-11-30')).data).not.toEqual([])
    expect((await api.list('/v1/audit?entity=nothing')).data).toEqual([])
  })
})
