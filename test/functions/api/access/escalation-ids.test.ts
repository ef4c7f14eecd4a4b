import { beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import type { Principal } from '../../../../shared/access/access.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { type Branches, twoBranches } from '../../../support/access-branches.ts'
import { holding } from '../../../support/access-stage.ts'
import { routesBy } from './role-requests.ts'

const paged = z.object({ meta: z.object({ nextCursor: z.string().nullable() }) })

let stage: Branches
let steward: Principal
let client: Principal

beforeAll(async () => {
  stage = await twoBranches()
  const node = organizationId.parse(stage.a.node.id)
  steward = holding('steward', { role: 'steward', node })
  client = holding('client', { role: 'integration', node, scopes: ['people:read'] })
}, 120_000)

/** Addresses of things of the other branch that are not to be seen. */
function closed(): string[] {
  const { b } = stage
  return [
    `people/${b.person.id}`,
    `people/${b.person.id}/honours`,
    `people/${b.person.id}/rulings`,
    `memberships/${b.membership.id}`,
    `honours/${b.honour.id}`,
    `affiliations/${b.affiliation.id}`,
    `engagements/${b.engagement.id}`,
    `rulings/${b.ruling.id}`,
    `referrals/${b.referral.id}`,
    `imports/${b.import.id}`,
    `imports/${b.import.id}/rows`,
    `organizations/${b.org.id}/roster`,
    `organizations/${b.org.id}/imports`,
    `posts/${b.post.id}/holders`,
    `networks/${b.network.id}/members`,
    `activities/${b.activity.id}/participants`,
  ]
}

/** Other spellings of an address. */
const spellings: readonly (readonly [string, (path: string) => string])[] = [
  ['as it is', (path) => `/v1/${path}`],
  ['with an encoded _', (path) => `/v1/${path.replaceAll('_', '%5F')}`],
  ['with an encoded _ in small letters', (path) => `/v1/${path.replaceAll('_', '%5f')}`],
  ['encoded twice', (path) => `/v1/${path.replaceAll('_', '%255F')}`],
  ['with a letter encoded', (path) => `/v1/${path.replace(/_([0-9a-z])/, (_, each: string) => `_%${hex(each)}`)}`],
  ['with a slash encoded', (path) => `/v1/${path.replace('/', '%2F')}`],
  ['in capitals', (path) => `/v1/${path.toUpperCase()}`],
  ['with the id in capitals', (path) => `/v1/${path.replace(/_[0-9a-z]+/g, (id) => id.toUpperCase())}`],
  ['with a slash at its end', (path) => `/v1/${path}/`],
  ['with two slashes', (path) => `/v1//${path}`],
  ['with two slashes before the id', (path) => `/v1/${path.replace('/', '//')}`],
  ['with a way around', (path) => `/v1/vocabularies/../${path}`],
  ['with an encoded way around', (path) => `/v1/vocabularies/%2e%2e/${path}`],
  ['with a dot', (path) => `/v1/./${path}`],
  ['with a NUL', (path) => `/v1/${path}%00`],
  ['with half a code', (path) => `/v1/${path}%E4%BD`],
  ['with a fault of encoding', (path) => `/v1/${path.replaceAll('_', '%5F')}%ZZ`],
  ['with a semicolon', (path) => `/v1/${path};a=b`],
  ['with a backslash', (path) => `/v1/${path.replace('/', '\\')}`],
]

function hex(text: string): string {
  return Buffer.from(text).toString('hex')
}

test.each(spellings)('no spelling of an address opens what is closed: %s', async (_, spell) => {
  const { b } = stage
  for (const path of closed())
    for (const who of [steward, client]) {
      const response = await stage.door.request(spell(path), {}, who)
      expect([path, [400, 403, 404].includes(response.status)]).toEqual([path, true])
      const text = await response.text()
      for (const secret of ['乙某', '乙新人', b.other.id]) expect(text).not.toContain(secret)
    }
})

test('HEAD tells what GET would, and nothing more', async () => {
  for (const path of closed()) {
    const [head, get] = [
      await stage.door.request(`/v1/${path}`, { method: 'HEAD' }, steward),
      await stage.door.request(`/v1/${path}`, {}, steward),
    ]
    expect([path, head.status, await head.text()]).toEqual([path, get.status, ''])
    expect(head.status).toBeGreaterThanOrEqual(400)
  }
})

test('a method that an address does not take is refused whoever asks, also by a header that would replace it', async () => {
  const { b } = stage
  for (const method of ['TRACE', 'OPTIONS', 'PUT', 'PROPFIND']) {
    const response = await stage.door.request(`/v1/people/${b.person.id}`, { method }, steward).catch(() => undefined)
    expect(response === undefined || [404, 405].includes(response.status)).toBe(true)
  }
  const headers = { 'X-HTTP-Method-Override': 'GET', 'X-Original-URL': `/v1/people/${b.person.id}` }
  const response = await stage.door.request(`/v1/people/${b.person.id}`, { headers }, steward)
  expect(response.status).toBe(404)
})

test('an id of one kind at an address of another opens nothing: the things of a person are reached with the person', async () => {
  const { a, b } = stage
  const mixed = [
    `people/${b.membership.id}`,
    `people/${a.membership.id}`,
    `rulings/${a.honour.id}`,
    `posts/${a.org.id}`,
    `organizations/${a.post.id}/roster`,
    `sessions/${a.post.id}`,
    `referrals/${a.import.id}`,
    `honours/${a.person.id.replace('per_', 'hon_')}_${b.honour.id.slice(21)}`,
    `memberships/${a.person.id.replace('per_', 'mem_')}_${b.membership.id.slice(21)}`,
  ]
  for (const path of mixed)
    expect([path, (await stage.door.request(`/v1/${path}`, {}, steward)).status]).toEqual([path, 404])
})

test('an address of the own branch does not carry things of another one along', async () => {
  const { a, b } = stage
  const paths = [
    `referrals/${a.referral.id}/nominees/${b.person.id}`,
    `people/${a.person.id}/not-same/${b.person.id}`,
    `organizations/${a.org.id}/cohorts/young-talent-lift/2024-2026/quotas/${b.institution.id}`,
  ]
  for (const path of paths)
    for (const method of ['PUT', 'DELETE']) {
      const init = { method, headers: { 'If-Match': '"1"', 'Content-Type': 'application/json' }, body: '{}' }
      const { status } = await stage.door.request(`/v1/${path}`, init, holding('reader'))
      expect([path, method, [403, 405].includes(status)]).toEqual([path, method, true])
    }
})

test('somebody without a grant is refused at every route but four, whatever the address names', async () => {
  const { a } = stage
  const free = new Set(routesBy['whoever is signed in'])
  const routes = Object.values(routesBy).flat()
  for (const route of routes) {
    const [method = '', pattern = ''] = route.split(' ')
    const path = pattern.replace(/:\w+/g, a.org.id)
    const init = method === 'GET' || method === 'DELETE' ? { method } : { method, body: '{' }
    const { status } = await stage.door.request(path, init, holding('nobody'))
    expect([route, status === 403]).toEqual([route, !free.has(route)])
  }
})

test('a page goes on only for what may be seen: a cursor of somebody who sees more opens nothing for somebody who sees less', async () => {
  const { b, door } = stage
  const lists = [
    `/v1/organizations/${b.org.id}/imports`,
    `/v1/memberships?organization=${b.org.id}`,
    `/v1/networks/${b.network.id}/members`,
    '/v1/referrals',
    '/v1/people',
  ]
  for (const [at, list] of lists.entries()) {
    const glue = list.includes('?') ? '&' : '?'
    const first = await door.request(`${list}${glue}limit=1`)
    const { meta } = paged.parse(await first.json())
    const cursor = meta.nextCursor
    if (cursor === null) continue
    const next = await door.request(`${list}${glue}limit=1&cursor=${encodeURIComponent(cursor)}`, {}, steward)
    expect([at, next.status < 500]).toEqual([at, true])
    const text = await next.text()
    for (const secret of [b.person.id, b.other.id, b.referral.id, b.import.id]) expect(text).not.toContain(secret)
  }
})
