import { beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../shared/access/access.ts'
import type { Scope } from '../../../../shared/access/role.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { type Branches, twoBranches } from '../../../support/access-branches.ts'
import { holding } from '../../../support/access-stage.ts'
import { withJson } from '../../../support/test-app.ts'

let stage: Branches

beforeAll(async () => {
  stage = await twoBranches()
}, 120_000)

/** A machine client of the first branch with these scopes, in its grant and in its token. */
function machine(...scopes: Scope[]): Principal {
  return holding(scopes.join(), { role: 'integration', node: organizationId.parse(stage.a.node.id), scopes })
}

test('a machine client keeps a roster with people:read and roster:write: it records people, puts them into posts and ends that', async () => {
  const { a, door } = stage
  const client = machine('people:read', 'roster:write')
  const person = await door.create('/v1/people', { names: [{ text: '新理事', kind: 'official' }] }, client)
  const body = { personId: person.id, postId: a.post.id, start: '2025-01-01' }
  const made = await door.create('/v1/memberships', body, client)
  const patch = { status: 'ended', end: '2025-12-31', endReason: 'resigned' }
  expect(await door.patch(`/v1/memberships/${made.id}`, made, patch, client)).toMatchObject({ status: 'ended' })
  const upload = await door.upload(a.org.id, '姓名,职务\n某人,理事\n', client)
  expect(await door.done('GET', `/v1/imports/${upload.id}`, undefined, { who: client })).toMatchObject({
    id: upload.id,
  })
  for (const scope of ['people:read', 'roster:write'] as const) {
    const alone = machine(scope)
    expect((await door.request('/v1/memberships', withJson('POST', body), alone)).status).toBe(403)
  }
})

test('a machine client opens a session only with people:internal as well, for the rules tell ages; the refusal says so', async () => {
  const { a, door } = stage
  const client = machine('people:read', 'roster:write')
  const body = { start: '2026-03-20', from: 'empty' }
  const prepared = await door.create(`/v1/organizations/${a.org.id}/session-changes`, body, client)
  await door.create('/v1/memberships', { personId: a.person.id, postId: a.post.id, sessionId: prepared.id }, client)
  const { version } = await door.done('GET', `/v1/sessions/${prepared.id}`)
  const at = `/v1/sessions/${prepared.id}/change`
  const open = withJson('POST', {}, { 'If-Match': `"${version}"` })
  for (const [path, init] of [
    [`${at}/check`, {}],
    [`${at}.xlsx`, {}],
    [`${at}/open`, open],
  ] as const) {
    const response = await door.request(path, init, client)
    expect([path, response.status]).toEqual([path, 403])
    expect(await response.text()).toContain('people:internal')
  }
  const whole = machine('people:read', 'roster:write', 'people:internal')
  expect((await door.request(`${at}/check`, {}, whole)).status).toBe(200)
  expect((await door.request(`${at}/open`, open, whole)).status).not.toBe(403)
})
