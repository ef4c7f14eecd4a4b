import { beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../shared/access/access.ts'
import type { Role } from '../../../../shared/access/role.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { type Branches, somebody, twoBranches } from '../../../support/access-branches.ts'
import { holding, type Made } from '../../../support/access-stage.ts'
import { withJson } from '../../../support/test-app.ts'

let stage: Branches
const at = (role: Role, node: Made): Principal => holding(role, { role, node: organizationId.parse(node.id) })

beforeAll(async () => {
  stage = await twoBranches()
}, 120_000)

test('an approval for a post is on record only by whoever answers for the person and for the organization of the post', async () => {
  const { a, b, door } = stage
  const path = `/v1/people/${a.person.id}/rulings`
  const approval = (post: Made) => ({
    kind: 'approval',
    matter: 'age',
    by: 'council',
    on: '2026-01-01',
    postId: post.id,
  })
  const [ofA, ofB] = [at('liaison', a.node), at('liaison', b.node)]
  const post = async (body: object, who: Principal) => (await door.request(path, withJson('POST', body), who)).status
  expect(await post(approval(b.post), ofA)).toBe(403)
  expect(await post(approval(b.post), ofB)).toBe(404)
  const own = await door.create(path, approval(a.post), ofA)
  const change = (of: Made, body: object) =>
    door.request(`/v1/rulings/${of.id}`, withJson('PATCH', body, { 'If-Match': `"${of.version}"` }), ofA)
  expect((await change(own, { postId: b.post.id })).status).toBe(403)
  const theirs = await door.create(path, approval(b.post))
  expect((await change(theirs, { until: '2030-01-01' })).status).toBe(403)
  expect((await change(own, { until: '2026-12-31' })).status).toBe(200)
})

test('a page of a person names those who mentor them, or whom they mentor, only as far as these are in reach themselves', async () => {
  const { a, b, door } = stage
  const elsewhere = await somebody(door, '外地导师')
  await door.create('/v1/memberships', { personId: elsewhere.id, postId: b.post.id, start: '2024-01-01' })
  const honours = (of: Made, mentor: Made) =>
    door.create(`/v1/people/${of.id}/honours`, { name: '某奖', mentorId: mentor.id })
  await honours(a.person, elsewhere)
  await honours(b.other, a.person)
  await honours(a.person, a.other)
  const page = (who?: Principal) => door.done('GET', `/v1/people/${a.person.id}`, undefined, who && { who })
  for (const role of ['reader', 'editor', 'liaison'] as const) {
    const seen = JSON.stringify(await page(at(role, a.node)))
    expect(seen).toContain('甲某某')
    for (const name of ['外地导师', '乙某某']) expect([role, seen]).toEqual([role, expect.not.stringContaining(name)])
  }
  const whole = JSON.stringify(await page())
  for (const name of ['外地导师', '乙某某', '甲某某']) expect(whole).toContain(name)
})
