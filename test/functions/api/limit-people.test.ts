import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../functions/api/answer-file.ts'
import type { Role } from '../../../shared/access/role.ts'
import type { Organization } from '../../../shared/domain/organization.ts'
import type { Person } from '../../../shared/domain/person.ts'
import { type Allowances, allowances } from '../../../shared/http/allowances.ts'
import { makePseudonyms } from '../../../shared/http/pseudonym.ts'
import type { Table } from '../../../shared/table/client.ts'
import { countInTable } from '../../../shared/table/counter.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { problemOf } from '../../support/edge.ts'
import { load } from '../../support/load.ts'
import { testApp, testNow, withJson } from '../../support/test-app.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../support/things.ts'

const few = { requests: 1000, people: 10 }
const figures: Allowances = { ...allowances, reader: few, steward: few }

let table: Table
let society: Organization
let people: readonly Person[]
let postId: string
let nth = 0
let id = ''
beforeAll(async () => {
  table = await createTestTable()
  society = anOrganization()
  people = Array.from({ length: 6 }, () => aPerson())
  const post = aPost(society.id, { name: '理事', role: 'council-member' })
  postId = post.id
  const memberships = people.map((person) => aMembership(post.id, { start: '2020-01-01' }, person.id))
  await load(table, { organizations: [society], posts: [post], people, memberships })
})
beforeEach(() => {
  id = `user:somebody-${++nth}`
})

/** An instance of the API for somebody who may be shown ten people a day. */
function instance(role: Role = 'reader', now = () => testNow) {
  const principal = { id, kind: 'user' as const, grants: [{ role, node: '*' as const, scopes: [] }] }
  return testApp({ table, principal, now, allowances: { figures, count } })
}
const roster = () => `/v1/organizations/${society.id}/roster`
/** With patience: the emulator may be slow where many tests run. */
const count = countInTable(30_000)
const english = { headers: { 'Accept-Language': 'en' } }

describe('people shown to one principal', () => {
  it('are counted each once an answer, in lists as in single records, and no further request shows more than is left', async () => {
    const { app } = instance()
    const one = `/v1/people/${people[0]?.id}`
    expect((await app.request(roster())).status).toBe(200) // 6
    for (let more = 0; more < 4; more++) expect((await app.request(one)).status).toBe(200) // 10
    const refused = await app.request(one, english)
    expect([refused.status, refused.headers.get('ETag'), refused.headers.get('Location')]).toEqual([429, null, null])
    expect((await problemOf(refused)).detail).toContain('you be shown 10 people a day; 0 are left today')
  })

  it('are not counted where the answer would show more than is left, so a smaller page still goes', async () => {
    const { app } = instance()
    await app.request(roster())
    expect((await app.request(roster())).status).toBe(429)
    expect((await app.request(`${roster()}?limit=4`)).status).toBe(200)
    expect((await app.request(`${roster()}?limit=1`)).status).toBe(429)
  })

  it('are never more than the day allows, over all instances and however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => instance().app.request(`${roster()}?limit=3`)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3) // 9 of 10
    const texts = await Promise.all(answers.filter(({ status }) => status !== 200).map((answer) => answer.text()))
    expect(texts.join()).not.toMatch(/per_/)
  })

  it('are spent until midnight in China, as Retry-After says, and other requests go on', async () => {
    let now = new Date('2026-03-02T15:59:00Z')
    const { app } = instance('reader', () => now)
    await app.request(roster())
    const refused = await app.request(roster())
    expect(
      ['Retry-After', 'RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'].map((name) =>
        refused.headers.get(name),
      ),
    ).toEqual(['60', '10', '4', '60'])
    expect((await app.request(`/v1/organizations/${society.id}`)).status).toBe(200)
    now = new Date('2026-03-02T16:00:00Z')
    expect((await app.request(roster())).status).toBe(200)
  })

  it('in a file count by its rows', async () => {
    const { app } = instance()
    expect((await app.request(`${roster()}.xlsx`)).status).toBe(200)
    const refused = await app.request(`${roster()}.csv`)
    expect([refused.status, refused.headers.get('Content-Disposition')]).toEqual([429, null])
    expect(
      rowsOf([
        { name: '', header: [], rows: [['a'], ['b']] },
        { name: '', header: [], rows: [['c']] },
      ]),
    ).toBe(3)
  })

  it('do not count where nobody is shown: HEAD, what has not changed, what is not there, organizations', async () => {
    const { app, log } = instance()
    const one = `/v1/people/${people[0]?.id}`
    await app.request(one, { method: 'HEAD' })
    await app.request(one.slice(0, -1).concat('z'))
    await app.request(`/v1/organizations/${society.id}`)
    await app.request('/v1/organizations/nothing-here')
    expect(log.map((line) => JSON.parse(line).people)).toEqual([0, 0, 0, 0])
  })

  it('beyond the limit are told in the log with a pseudonym, and with no name, id or address', async () => {
    const { app, log } = instance()
    await app.request(roster())
    await app.request(roster())
    const lines = log.map((line) => JSON.parse(line)).filter(({ event }) => event === 'people-spent')
    expect(lines).toEqual([
      expect.objectContaining({ level: 'warn', people: 6, principal: makePseudonyms('test')(id) }),
    ])
    expect(log.join()).not.toMatch(/somebody|per_|org_/)
  })
})

describe('a write', () => {
  it('that has been carried out is not called back when it would show more than is left: its answer has no body', async () => {
    const { app } = instance('steward')
    await app.request(`${roster()}?limit=5`)
    await app.request(`${roster()}?limit=5`)
    const created = await app.request('/v1/people', withJson('POST', { names: [{ text: '新人', kind: 'official' }] }))
    expect([created.status, await created.text(), created.headers.get('Content-Type')]).toEqual([201, '', null])
    expect(created.headers.get('RateLimit-Remaining')).toBe('0')
    const path = created.headers.get('Location') ?? ''
    id = `user:another-${++nth}`
    expect(await (await instance('steward').app.request(path)).json()).toMatchObject({ name: '新人', version: 1 })
  })

  it('cannot be used to read on: a change is carried out and shows nothing', async () => {
    const { app } = instance('steward')
    await app.request(`${roster()}?limit=5`)
    await app.request(`${roster()}?limit=5`)
    const path = `/v1/people/${people[5]?.id}`
    const changed = await app.request(path, withJson('PATCH', { note: '已核对' }, { 'If-Match': '"1"' }))
    expect([changed.status, await changed.text()]).toEqual([204, ''])
    expect(changed.headers.get('ETag')).toBe('"2"')
  })

  it('is not what every POST is: one that only asks is refused like any reading', async () => {
    const { app } = instance('steward')
    const check = withJson('POST', { people: people.map((person) => person.id), postId })
    expect((await app.request('/v1/eligibility/check', check)).status).toBe(200)
    expect((await app.request('/v1/eligibility/check', check)).status).toBe(429)
  })
})

it('a pseudonym is the same for the same principal and secret, and another under another secret', () => {
  const [one, other] = [makePseudonyms('one'), makePseudonyms('other')]
  expect(one('user:a')).toBe(makePseudonyms('one')('user:a'))
  expect(new Set([one('user:a'), one('user:b'), other('user:a')]).size).toBe(3)
  expect(one('user:a')).toMatch(/^[\w-]{16}$/)
})
