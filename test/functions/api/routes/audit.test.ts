import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, testApi, walk } from '../../../support/api.ts'
import { person } from '../../../support/api-seeds.ts'

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

  it('is of one thing or one actor', async () => {
    for (const query of ['', '?entity=per_1&actor=x'])
      expect(await api.refused(`/v1/audit${query}`)).toMatchObject({
        status: 400,
        code: 'invalid-input',
        paths: ['entity'],
      })
    expect((await api.list('/v1/audit?entity=nothing')).data).toEqual([])
  })
})
