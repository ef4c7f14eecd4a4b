import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '../../../../shared/access/role.ts'
import { fieldsShown } from '../../../../shared/access/shown-fields.ts'
import { exportRoster } from '../../../../shared/directory/exports/roster-export.ts'
import { recordLook } from '../../../../shared/directory/looks.ts'
import { makeIds, organizationId } from '../../../../shared/domain/ids.ts'
import { audits } from '../../../../shared/table/audits.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { Api, type Thing } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'
import { testContext, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { problemOf } from '../../../support/edge.ts'
import { hiddenPerson } from '../../../support/hidden-person.ts'
import { seededDraw } from '../../../support/random.ts'
import { snapshot } from '../../../support/snapshot.ts'
import { testApp } from '../../../support/test-app.ts'

let table: Table
let api: Api
let society: Thing
let one: Thing
let two: Thing
let term: Thing
let referral: Thing

function as(role: Role, over = table) {
  const principal = { id: `user:${role}`, kind: 'user' as const, grants: [{ role, node: '*' as const, scopes: [] }] }
  return testApp({ table: over, principal }).app
}

beforeAll(async () => {
  table = await createTestTable()
  const { app } = testApp({ table })
  api = new Api(table, async (path, init) => app.request(path, init))
  society = await organization(api, '公开学会')
  const council = await post(api, society, '理事', 'council-member', { capacity: 9 })
  term = await session(api, society, 1, { start: '2024-01-01' })
  one = await person(api, '甄隐', hiddenPerson)
  two = await person(api, '贾隐', { birth: '1968-04' })
  referral = await api.create('/v1/referrals', { target: { kind: 'post', postId: council.id }, title: '推荐理事人选' })
  for (const each of [one, two]) await membership(api, each, council, { start: '2024-01-01', sessionId: term.id })
})

let before = 0
beforeEach(async () => {
  before = (await looks()).length
})

async function looks(of: Table = table) {
  return (await snapshot(of)).filter(({ T, type }) => T === 'audit' && type === 'look').map(audits.fromItem)
}

/** Every way to restricted fields, and whom it shows. */
const ways = (): readonly (readonly [path: string, whom: readonly Thing[]])[] => [
  [`/v1/people/${one.id}`, [one]],
  [`/v1/organizations/${society.id}/roster.xlsx`, [one, two]],
  [`/v1/organizations/${society.id}/roster.csv`, [one, two]],
  [`/v1/sessions/${term.id}/filing.xlsx`, [one, two]],
]

describe('a look at restricted fields', () => {
  it('is recorded of everybody whom it shows, with who, when, what, what for and in which case', async () => {
    for (const [path, whom] of ways()) {
      const known = new Set((await looks()).map((each) => JSON.stringify(each)))
      const response = await as('steward').request(`${path}?include=birth,contacts&purpose=filing&case=${referral.id}`)
      expect(response.status).toBe(200)
      const fresh = (await looks()).filter((each) => !known.has(JSON.stringify(each)))
      expect(fresh.map(({ entity }) => entity).sort()).toEqual(whom.map(({ id }) => id).sort())
      for (const each of fresh)
        expect(each).toMatchObject({
          type: 'look',
          action: 'look',
          subject: each.entity,
          actor: 'user:steward',
          requestId: response.headers.get('X-Request-Id'),
          at: expect.stringMatching(/^2026-03-02T/),
          after: { fields: ['birth', 'contacts'], purpose: 'filing', case: referral.id },
        })
      expect(JSON.stringify(fresh)).not.toMatch(/09-30|13811112222/)
    }
  })

  it('is for a case that there is, and that whoever looks may read', async () => {
    const response = await as('steward').request(
      `/v1/people/${one.id}?include=birth&purpose=referral&case=ref_00000000000000aa`,
    )
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'unknown-reference' }])
    expect((await looks()).length).toBe(before)
  })

  it('stands in the trail of whom it was at', async () => {
    const { data } = await api.list(`/v1/audit?entity=${one.id}&type=look`)
    expect(data.length).toBeGreaterThan(0)
    expect(data[0]).toMatchObject({ action: 'look', after: { fields: ['birth', 'contacts'], purpose: 'filing' } })
  })

  it('that was not asked for is not recorded, and shows nothing restricted', async () => {
    for (const [path] of ways()) {
      const response = await as('steward').request(`${path}${path.includes('people') ? '?include=provenance' : ''}`)
      expect(response.status).toBe(200)
      if (!path.endsWith('.xlsx')) expect(await response.text()).not.toMatch(/09-30|1971\.09|13811112222/)
    }
    expect((await looks()).length).toBe(before)
  })

  it('needs the right to it, whatever else somebody may do', async () => {
    for (const role of ['reader', 'editor'] as const)
      for (const [path] of ways()) {
        const problem = await problemOf(await as(role).request(`${path}?include=contacts&purpose=filing`))
        expect(problem).toMatchObject({ status: 403, code: 'forbidden' })
        if (role === 'editor' || !path.includes('filing')) expect(problem.errors).toMatchObject([{ path: 'include' }])
      }
    expect((await looks()).length).toBe(before)
  })

  it('needs a purpose that is one of the list', async () => {
    for (const [path] of ways())
      for (const query of ['include=birth', 'include=contacts&purpose=curiosity', 'include=birth&purpose=']) {
        const problem = await problemOf(await as('steward').request(`${path}?${query}`))
        expect(problem).toMatchObject({ status: 400, code: 'invalid-input', errors: [{ path: 'purpose' }] })
        expect(problem.detail).toContain('filing')
      }
    const wrong = await problemOf(
      await as('steward').request(`/v1/people/${one.id}?include=birth&purpose=filing&case=x`),
    )
    expect(wrong).toMatchObject({ status: 400, errors: [{ path: 'case' }] })
    expect((await looks()).length).toBe(before)
  })

  it('gives nothing when it cannot be recorded', async () => {
    const send = table.doc.send.bind(table.doc)
    const doc = new Proxy(table.doc, {
      get: (of, name) =>
        name === 'send'
          ? (command: Parameters<typeof send>[0]) =>
              command instanceof TransactWriteCommand
                ? Promise.reject(new Error('the table takes no writes'))
                : send(command)
          : Reflect.get(of, name),
    })
    for (const [path] of ways()) {
      const response = await as('steward', { ...table, doc }).request(`${path}?include=birth,contacts&purpose=filing`)
      expect(response.status).toBe(500)
      expect(await response.text()).not.toMatch(/1971|13811112222/)
    }
    expect((await looks()).length).toBe(before)
  })

  it('at a great many is all on record before the first of them is given, each once', async () => {
    const over = await createTestTable()
    const ids = makeIds(seededDraw(12))
    const subjects = Array.from({ length: 250 }, () => ids.person())
    await recordLook(testContext({ table: over }), {
      subjects: [...subjects, ...subjects.slice(0, 50)],
      fields: ['birth'],
      purpose: 'legal-duty',
    })
    const all = await looks(over)
    expect(all.map(({ entity }) => entity).sort()).toEqual([...subjects].sort())
    expect(all[0]?.after).toEqual({ fields: ['birth'], purpose: 'legal-duty' })
  })

  it('tells only whether an identity number is known', async () => {
    const seen = async (of: Thing) =>
      (await as('steward').request(`/v1/people/${of.id}?include=identity&purpose=verification`)).json()
    expect(await seen(one)).toMatchObject({ hasIdentity: true })
    expect(await seen(two)).toMatchObject({ hasIdentity: false })
    expect(JSON.stringify(await seen(one))).not.toMatch(/hash|resident-id|999999/)
    expect((await looks()).length).toBe(before + 3)
  })

  it('at a roster is of whoever stands in the file, not of whoever was read for it', async () => {
    const request = testRequests({ table, seed: 31 })
    const shown = fieldsShown({ read: true, internal: true, restricted: true }, ['birth'])
    const { people } = await exportRoster(request(), organizationId.parse(society.id), { on: '2026-03-02', shown })
    expect([...people].sort()).toEqual([one.id, two.id].sort())
  })
})
