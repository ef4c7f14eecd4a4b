import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { fullAccess } from '../../../shared/access/access.ts'
import type { Table } from '../../../shared/table/client.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { problemOf } from '../../support/edge.ts'
import { load } from '../../support/load.ts'
import { testApp, withJson } from '../../support/test-app.ts'
import { aMembership, anOrganization, aPerson, aPost } from '../../support/things.ts'

const page = z.object({ meta: z.object({ nextCursor: z.string() }) })
const society = anOrganization({ place: { country: 'CN', region: '440304' } })
const post = aPost(society.id, { name: '理事', role: 'council-member' })
const people = Array.from({ length: 3 }, (_, nth) => aPerson({ names: [{ text: `张伟${nth}`, kind: 'official' }] }))

let table: Table
beforeAll(async () => {
  table = await createTestTable()
  const memberships = people.map((person) => aMembership(post.id, { start: '2020-01-01' }, person.id))
  await load(table, {
    organizations: [society, anOrganization(), anOrganization()],
    posts: [post],
    people,
    memberships,
  })
  const { app } = signedIn('user:first')
  for (const name of ['甲', '乙']) {
    const activity = { name, kind: 'training', organizerId: society.id }
    await app.request('/v1/activities', withJson('POST', activity))
  }
})

/** The API for somebody who may do everything. */
function signedIn(id: string) {
  return testApp({ table, principal: { id, kind: 'user', ...fullAccess } })
}

/** Every way to get a cursor: lists of the table, searches by query string and by body, code lists. */
const lists: readonly { readonly path: string; readonly body?: object }[] = [
  { path: '/v1/organizations?kind=society&limit=1' },
  { path: `/v1/organizations/${society.id}/roster?limit=1` },
  { path: '/v1/activities?limit=1' },
  { path: '/v1/audit?actor=user:first&limit=1' },
  { path: '/v1/vocabularies/regions?limit=1' },
  { path: '/v1/people?limit=1' },
  { path: '/v1/search?q=%E5%BC%A0%E4%BC%9F&limit=1' },
  { path: '/v1/referrals/search', body: { limit: 1 } },
]

describe('a cursor', () => {
  it.each(lists)('of one principal opens for nobody else: $path', async ({ path, body }) => {
    const [first, other] = [signedIn('user:first').app, signedIn('user:other').app]
    const ask = (app: typeof first, cursor?: string) =>
      body === undefined
        ? app.request(cursor === undefined ? path : `${path}&cursor=${cursor}`)
        : app.request(path, withJson('POST', { ...body, ...(cursor === undefined ? {} : { cursor }) }))
    const begun = await ask(first)
    const text = await begun.text()
    expect([begun.status, text.slice(0, begun.status === 200 ? 0 : 500)]).toEqual([200, ''])
    const { nextCursor } = page.parse(JSON.parse(text)).meta
    expect((await ask(first, nextCursor)).status).toBe(200)
    const refused = await ask(other, nextCursor)
    expect([refused.status, (await problemOf(refused)).code]).toEqual([400, 'invalid-cursor'])
  })
})
