import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, testApi } from '../../../support/api.ts'
import { seedNames } from '../../../support/api-seeds.ts'

let api: Api
let named: (text: string) => string

beforeAll(async () => {
  api = await testApi()
  named = await seedNames(api)
})

describe('an address is refused', () => {
  it.each([
    ['/v1/organizations/org_zzzzzzzzzzzzzzzz', 404],
    ['/v1/organizations/nonsense', 404],
    ['/v1/organizations/org_zzzzzzzzzzzzzzzz/posts', 404],
    ['/v1/organizations/org_zzzzzzzzzzzzzzzz/sessions', 404],
    ['/v1/organizations/org_zzzzzzzzzzzzzzzz/roster', 404],
    ['/v1/organizations/org_zzzzzzzzzzzzzzzz/vacancies', 404],
    ['/v1/organizations/org_zzzzzzzzzzzzzzzz/relations', 404],
    ['/v1/posts/pos_zzzzzzzzzzzzzzzz_zzzzzzzzzz', 404],
    ['/v1/posts/pos_zzzzzzzzzzzzzzzz_zzzzzzzzzz/holders', 404],
    ['/v1/sessions/ses_zzzzzzzzzzzzzzzz_zzzzzzzzzz', 404],
    ['/v1/relations/rel_zzzzzzzzzzzzzzzz_zzzzzzzzzz', 404],
    ['/v1/people/per_zzzzzzzzzzzzzzzz', 404],
    ['/v1/people/per_zzzzzzzzzzzzzzzz/honours', 404],
    ['/v1/people/per_zzzzzzzzzzzzzzzz/affiliations', 404],
    ['/v1/people/per_zzzzzzzzzzzzzzzz/engagements', 404],
    ['/v1/memberships/mem_zzzzzzzzzzzzzzzz_zzzzzzzzzz', 404],
    ['/v1/honours/hon_zzzzzzzzzzzzzzzz_zzzzzzzzzz', 404],
    ['/v1/affiliations/aff_zzzzzzzzzzzzzzzz_zzzzzzzzzz', 404],
    ['/v1/engagements/eng_zzzzzzzzzzzzzzzz_zzzzzzzzzz', 404],
    ['/v1/activities/act_zzzzzzzzzzzzzzzz', 404],
    ['/v1/networks/org_zzzzzzzzzzzzzzzz/grades', 404],
  ])('GET %s: %i', async (path, status) => {
    expect(await api.refused(path)).toMatchObject({ status, code: 'not-found' })
  })

  it.each(['DELETE', 'PUT'])('with %s, which no single thing takes', async (method) => {
    const refusal = await api.refused(named('/v1/organizations/ORG'), { method })
    expect(refusal).toMatchObject({ status: 405, code: 'method-not-allowed' })
  })
})

describe('a read is refused for', () => {
  const lists = [
    '/v1/organizations',
    '/v1/organizations/ORG/children',
    '/v1/organizations/ORG/relations',
    '/v1/organizations/ORG/roster',
    '/v1/posts/POST/holders',
    '/v1/memberships?person=PERSON',
    '/v1/vacancies',
    '/v1/networks',
    '/v1/activities',
    '/v1/liaisons',
    '/v1/liaisons/missing',
    '/v1/audit?actor=x',
    '/v1/people',
  ]
  const others = [
    '/v1/organizations/ORG',
    '/v1/organizations/ORG/posts',
    '/v1/organizations/ORG/sessions',
    '/v1/organizations/ORG/vacancies',
    '/v1/people/PERSON',
    '/v1/people/PERSON/honours',
    '/v1/posts/POST',
    '/v1/memberships/MEMBERSHIP',
  ]
  const at = (path: string, query: string) => `${named(path)}${path.includes('?') ? '&' : '?'}${query}`

  it.each([...lists, ...others])('an unknown parameter: %s', async (path) => {
    expect(await api.refused(at(path, 'colour=blue'))).toMatchObject({
      status: 400,
      code: 'unknown-parameter',
      paths: ['colour'],
    })
  })

  it.each(lists)('a limit or cursor that is none: %s', async (path) => {
    for (const limit of ['0', '-1', '9999', 'all', '1.5'])
      expect(await api.refused(at(path, `limit=${limit}`))).toMatchObject({ status: 400, paths: ['limit'] })
    for (const cursor of ['x', 'A'.repeat(60), Buffer.from('{"key":{"PK":"O#1"}}').toString('base64url')])
      expect(await api.refused(at(path, `cursor=${cursor}`))).toMatchObject({
        status: 400,
        code: 'invalid-cursor',
        paths: ['cursor'],
      })
  })

  it.each(['2026-02-30', '2026-06', 'today', ''])('the day %j', async (day) => {
    for (const path of [
      '/v1/organizations/ORG',
      '/v1/organizations/ORG/roster',
      '/v1/people/PERSON',
      '/v1/vacancies',
      '/v1/liaisons',
    ])
      expect(await api.refused(`${named(path)}?asOf=${day}`)).toMatchObject({
        status: 400,
        code: 'invalid-date',
        paths: ['asOf'],
      })
  })

  it('names that mean nothing or several things, with what is near', async () => {
    const unknown = await api.refused('/v1/organizations?region=深训市')
    expect(unknown).toMatchObject({ status: 400, code: 'unknown-code', paths: ['region'] })
    expect(unknown.zh).toContain('440300')
    const ambiguous = await api.refused('/v1/vacancies?region=鼓楼区')
    expect(ambiguous).toMatchObject({ status: 400, code: 'unknown-code', paths: ['region'] })
    expect(ambiguous.zh).toContain('320106')
    expect((await api.refused('/v1/vacancies?role=皇帝')).code).toBe('unknown-code')
  })
})
