import { beforeAll, describe, expect, it } from 'vitest'
import { routeRules } from '../../../../functions/api/access/route-rules.ts'
import type { Held } from '../../../../shared/access/access.ts'
import { permissionsOf, type Role, type Scope } from '../../../../shared/access/role.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { Api } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { problemOf } from '../../../support/edge.ts'
import { hiddenIn, hiddenPerson } from '../../../support/hidden-person.ts'
import { testApp, withJson } from '../../../support/test-app.ts'

let table: Table
let steward: Api
const ids = new Map<string, string>()

function as(role: Role, node: Held['node'] = '*') {
  const principal = { id: `user:${role}`, kind: 'user' as const, grants: [{ role, node, scopes: [] }] }
  return testApp({ table, principal }).app
}

beforeAll(async () => {
  table = await createTestTable()
  const { app } = testApp({ table })
  steward = new Api(table, async (path, init) => app.request(path, init))
  const society = await organization(steward, '公开学会', { place: { country: 'CN', region: '440305' } })
  const network = await organization(steward, '旅英学会', { kind: 'overseas-network', place: { country: 'GB' } })
  const chair = await post(steward, society, '理事长', 'chair')
  const term = await session(steward, society, 1, { start: '2024-01-01', status: 'sitting' })
  const somebody = await person(steward, '甄隐', hiddenPerson)
  const held = await membership(steward, somebody, chair, { start: '2024-01-01', sessionId: term.id })
  const activity = await steward.create('/v1/activities', {
    name: '培训班',
    kind: 'training',
    organizerId: society.id,
    start: '2024-05-01',
  })
  const own = (path: string, body: object) => steward.create(`/v1/people/${somebody.id}/${path}`, body)
  const honour = await own('honours', { name: '某奖', year: 2020 })
  const affiliation = await own('affiliations', { networkId: network.id, start: '2020' })
  const engagement = await own('engagements', { activityId: activity.id, role: 'attendee' })
  for (const [name, { id }] of Object.entries({
    society,
    network,
    chair,
    term,
    somebody,
    held,
    activity,
    honour,
    affiliation,
    engagement,
  }))
    ids.set(name, id)
})

const id = (name: string) => ids.get(name) ?? name

/** Where each route that a reader may call shows people, if it does; all of them stand here. */
const shown: Readonly<Record<string, () => string>> = {
  'GET /v1/posts/:id/holders': () => `/v1/posts/${id('chair')}/holders`,
  'GET /v1/organizations/:id/roster': () => `/v1/organizations/${id('society')}/roster`,
  'GET /v1/organizations/:id/roster.csv': () => `/v1/organizations/${id('society')}/roster.csv`,
  'GET /v1/sessions/:id/change': () => `/v1/sessions/${id('term')}/change`,
  'GET /v1/memberships': () => `/v1/memberships?post=${id('chair')}`,
  'GET /v1/memberships/:id': () => `/v1/memberships/${id('held')}`,
  'GET /v1/people': () => '/v1/people',
  'GET /v1/people/:id': () => `/v1/people/${id('somebody')}?include=provenance`,
  'GET /v1/people/:id/honours': () => `/v1/people/${id('somebody')}/honours`,
  'GET /v1/honours/:id': () => `/v1/honours/${id('honour')}`,
  'GET /v1/people/:id/affiliations': () => `/v1/people/${id('somebody')}/affiliations`,
  'GET /v1/affiliations/:id': () => `/v1/affiliations/${id('affiliation')}`,
  'GET /v1/people/:id/engagements': () => `/v1/people/${id('somebody')}/engagements`,
  'GET /v1/engagements/:id': () => `/v1/engagements/${id('engagement')}`,
  'GET /v1/networks/:id/members': () => `/v1/networks/${id('network')}/members`,
  'GET /v1/activities/:id/participants': () => `/v1/activities/${id('activity')}/participants`,
  'GET /v1/search': () => `/v1/search?q=${encodeURIComponent('甄隐')}`,
  'GET /v1/identifiers': () => `/v1/identifiers?value=${encodeURIComponent('internal:隐号007')}`,
}

/** Of these the person of the test is not part, or they name nobody, or are files that say what another says. */
const naming =
  /roster\.xlsx|template|cohorts|applications|programmes|liaisons|vocabularies|capabilities|\/me$|rule|organizations$|organizations\/:id$|children|relations|charters|posts$|posts\/:id$|sessions|vacancies|calendar|networks$|grades|activities$|activities\/:id$|register/

describe('what a reader is not shown', () => {
  it('every route that a reader may call is looked at', () => {
    const own: readonly string[] = permissionsOf.reader
    const routes = Object.entries(routeRules).flatMap(([route, [permission]]) =>
      route.startsWith('GET ') && (own.includes(permission) || permission === 'signed-in') ? [route] : [],
    )
    expect(routes.filter((route) => shown[route] === undefined && !naming.test(route))).toEqual([])
    expect(Object.keys(shown).filter((route) => !routes.includes(route))).toEqual([])
  })

  it.each(Object.keys(shown))('stands nowhere in the answer of %s', async (route) => {
    const path = shown[route]?.() ?? ''
    const response = await as('reader').request(path)
    expect(response.status).toBe(200)
    const text = await response.text()
    // The identifier that was asked for is the client's own.
    const found = hiddenIn(path.endsWith('.csv') ? text : JSON.parse(text))
    expect(found.filter((each) => each !== '.meta.identifier.value')).toEqual([])
    if (!route.endsWith('/identifiers') && !/honours|affiliations|engagements|memberships\/:id/.test(route))
      expect(text).toContain('甄隐')
  })

  it('is there for a steward, so that the test can fail, and the day of the birth only on request', async () => {
    const whole = await as('steward').request(`/v1/people/${id('somebody')}`)
    const text = await whole.text()
    expect(hiddenIn(JSON.parse(text)).length).toBeGreaterThan(8)
    expect(text).not.toMatch(/09-30|13811112222|"identity|hasIdentity/)
    const brief = await as('steward').request(`/v1/posts/${id('chair')}/holders`)
    expect(JSON.stringify(await brief.json())).toContain('1971')
  })

  it('cannot be searched by either', async () => {
    const parameters = [
      'nativePlace=430000',
      'nationality=FR',
      'gender=2',
      'gender=!1',
      'ethnicity=11',
      'language=fr',
      'politicalAffiliation=05',
      'birthYear=1971',
      'age=50..',
    ]
    for (const parameter of parameters) {
      const [name] = parameter.split('=')
      const problem = await problemOf(await as('reader').request(`/v1/people?discipline=110&${parameter}`))
      expect(problem).toMatchObject({ status: 403, code: 'forbidden', errors: [{ path: name }] })
      expect((await as('editor').request(`/v1/people?${parameter}`)).status).toBe(200)
    }
    const two = await problemOf(await as('reader').request('/v1/people?gender=2&birthYear=..1980'))
    expect(two.errors.map(({ path }) => path).sort()).toEqual(['birthYear', 'gender'])
    expect((await as('reader').request('/v1/people?discipline=110&name=甄&region=440305')).status).toBe(200)
  })

  it('cannot be searched by in conditions, preferences and counts, however deep', async () => {
    const scopes = ['people:read', 'people:internal'] as const
    const client = (reads: Held['node'], searches: Held['node']) => {
      const grant = (node: Held['node'], scope: Scope): Held => ({ role: 'integration', node, scopes: [scope] })
      const grants = [grant(reads, 'people:read'), grant(searches, 'people:internal')]
      return testApp({ table, principal: { id: 'client:search', kind: 'client', grants, scopes: [...scopes] } }).app
    }
    const society = organizationId.parse(id('society'))
    const spec = {
      must: { all: [{ discipline: ['110'] }, { any: [{ gender: ['2'] }, { none: [{ age: { from: 40 } }] }] }] },
      should: [{ weight: 1, when: { education: { abroad: true } } }],
      facets: ['discipline', 'gender', 'birthDecade'],
    }
    const search = (app: ReturnType<typeof client>) => app.request('/v1/referrals/search', withJson('POST', spec))
    // Whoever searches further than they read sees nothing of those whom they find; whoever searches less far sees the same of all of them.
    const problem = await problemOf(await search(client(society, '*')))
    expect(problem).toMatchObject({ status: 403, code: 'forbidden' })
    expect(problem.errors.map(({ path }) => path).sort()).toEqual([
      'facets.0',
      'facets.1',
      'facets.2',
      'must.all.0.discipline',
      'must.all.1.any.0.gender',
      'must.all.1.any.1.none.0.age',
      'should.0.when.education',
    ])
    expect((await search(client('*', society))).status).toBe(200)
    expect((await as('liaison').request('/v1/referrals/search', withJson('POST', spec))).status).toBe(200)
  })

  it('is not told by what the rules say of people, to a client that writes rosters and sees no internal fields', async () => {
    const scopes = ['people:read', 'roster:write'] as const
    const grants = [{ role: 'integration' as const, node: '*' as const, scopes: [...scopes] }]
    const { app } = testApp({ table, principal: { id: 'client:roster', kind: 'client', grants, scopes: [...scopes] } })
    for (const what of ['change/check', 'change.xlsx']) {
      const problem = await problemOf(await app.request(`/v1/sessions/${id('term')}/${what}`))
      expect(problem).toMatchObject({ status: 403, code: 'forbidden' })
      expect((await as('editor').request(`/v1/sessions/${id('term')}/${what}`)).status).not.toBe(403)
    }
    const filing = await app.request(`/v1/sessions/${id('term')}/filing.xlsx`)
    expect(filing.status).toBe(200)
  })

  it('is shown of their own people to an editor of one association who reads all', async () => {
    const grants = [
      { role: 'reader' as const, node: '*' as const, scopes: [] },
      { role: 'editor' as const, node: id('society') as never, scopes: [] },
    ]
    const { app } = testApp({ table, principal: { id: 'user:both', kind: 'user', grants } })
    const whole = await (await app.request(`/v1/people/${id('somebody')}`)).json()
    expect(whole).toMatchObject({ birthYear: 1971, gender: '2' })
    const roster = await (await app.request(`/v1/organizations/${id('society')}/roster`)).text()
    expect(roster).toContain('1971')
    const stranger = await person(steward, '外人', { birth: '1960-01-01', gender: '1' })
    const other = await (await app.request(`/v1/people/${stranger.id}`)).json()
    expect(other).not.toHaveProperty('birthYear')
    expect(other).not.toHaveProperty('gender')
  })
})

describe('a change by somebody who does not see everything', () => {
  it('leaves what they do not see as it is, and does not show it', async () => {
    const made = await person(steward, '甄全', { ...hiddenPerson, identityNumber: undefined, identifiers: [] })
    const editor = as('editor')
    const response = await editor.request(
      `/v1/people/${made.id}`,
      withJson('PATCH', { disciplines: ['120'] }, { 'If-Match': '"1"' }),
    )
    const changed = await response.json()
    expect(changed).toMatchObject({ version: 2, disciplines: ['120'], birthYear: 1971 })
    expect(changed).not.toHaveProperty('birth')
    expect(changed).not.toHaveProperty('contacts')
    expect(await steward.one(`/v1/people/${made.id}?include=birth,contacts&purpose=verification`)).toMatchObject({
      birth: '1971-09-30',
      contacts: [{ value: '13811112222' }],
      note: '隐私备注',
      educations: [{ institution: '隐藏学院' }],
    })
  })
})
