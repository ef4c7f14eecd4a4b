import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, testApi } from '../../../support/api.ts'
import { seedNames } from '../../../support/api-seeds.ts'

let api: Api
let named: (text: string) => string

beforeAll(async () => {
  api = await testApi()
  named = await seedNames(api)
})

describe('a change is refused', () => {
  const changes = [
    ['/v1/organizations/ORG', { kind: null }, 'kind'],
    ['/v1/people/PERSON', { birth: '1970-02-30' }, 'birth'],
    ['/v1/posts/POST', { role: null }, 'role'],
    ['/v1/memberships/MEMBERSHIP', { end: '2019' }, 'end'],
  ] as const

  it.each(changes)('%s without If-Match, with an old one, with a weak one', async (path, body) => {
    const send = (headers: Record<string, string>) => api.refused(named(path), json('PATCH', body, headers))
    expect(await send({})).toMatchObject({ status: 428, code: 'version-required', paths: ['If-Match'] })
    expect(await send({ 'If-Match': '"7"' })).toMatchObject({ status: 412, code: 'stale-version', paths: ['If-Match'] })
    for (const tag of ['W/"1"', '*', '1', '"1", "2"'])
      expect(await send({ 'If-Match': tag })).toMatchObject({ status: 400, code: 'invalid-input', paths: ['If-Match'] })
  })

  it.each(changes)('%s when the result has faults: %j', async (path, body, where) => {
    const refusal = await api.refused(named(path), json('PATCH', body, { 'If-Match': '"1"' }))
    expect(refusal).toMatchObject({ status: 400, paths: [where] })
  })

  it('for another person or post', async () => {
    const other = json('PATCH', { personId: 'per_zzzzzzzzzzzzzzzz' }, { 'If-Match': '"1"' })
    expect(await api.refused(named('/v1/memberships/MEMBERSHIP'), other)).toMatchObject({
      status: 400,
      code: 'invalid-input',
    })
  })
})
