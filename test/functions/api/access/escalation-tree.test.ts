import { beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../shared/access/access.ts'
import type { Role } from '../../../../shared/access/role.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { type Branches, organization, twoBranches } from '../../../support/access-branches.ts'
import { holding, type Made } from '../../../support/access-stage.ts'
import { withJson } from '../../../support/test-app.ts'

let stage: Branches
const at = (role: Role, node: Made): Principal => holding(role, { role, node: organizationId.parse(node.id) })

beforeAll(async () => {
  stage = await twoBranches()
}, 120_000)

async function status(who: Principal, method: string, path: string, body?: unknown, version?: number): Promise<number> {
  const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` }
  const init = body === undefined ? { method, headers } : withJson(method, body, headers)
  return (await stage.door.request(path, init, who)).status
}

const patch = (who: Principal, of: Made, body: object) =>
  status(who, 'PATCH', `/v1/organizations/${of.id}`, body, of.version)

const closing = { on: '2026-03-01', reason: 'deregistered' }

test('nobody takes an organization of others under their own by saying that it is guided by them', async () => {
  const { a, b } = stage
  const guided = { kind: 'guided-by', targetId: a.node.id }
  for (const who of [at('editor', a.node), at('steward', a.node)])
    expect(await status(who, 'POST', `/v1/organizations/${b.org.id}/relations`, guided)).toBe(403)
  const path = `/v1/relations/${b.relation.id}`
  expect(await status(at('steward', a.node), 'PATCH', path, { targetId: a.node.id }, 1)).toBe(403)
})

test('who guides an organization is for stewards to say: an editor neither begins nor ends it, nor turns another relation into it', async () => {
  const { a, door } = stage
  const editor = at('editor', a.node)
  const relations = `/v1/organizations/${a.institution.id}/relations`
  const guided = { kind: 'guided-by', targetId: a.county.id }
  expect(await status(editor, 'POST', relations, guided)).toBe(403)
  const other = await door.create(relations, { kind: 'supported-by', targetId: a.county.id }, editor)
  expect(await status(editor, 'PATCH', `/v1/relations/${other.id}`, { kind: 'guided-by' }, 1)).toBe(403)
  expect(await status(editor, 'PATCH', `/v1/relations/${a.relation.id}`, { end: '2025-01-01' }, 1)).toBe(403)
  expect(await status(at('steward', a.node), 'POST', relations, guided)).toBe(201)
})

test('to be guided by others gives those a say, and whoever states it nothing', async () => {
  const { a, b, door } = stage
  const { id } = await organization(door, '甲地另一学会', { parentId: a.node.id })
  const guided = { kind: 'guided-by', targetId: b.county.id }
  await door.create(`/v1/organizations/${id}/relations`, guided, at('steward', a.node))
  expect(await status(at('steward', a.node), 'GET', `/v1/organizations/${b.org.id}/roster`)).toBe(403)
  expect(await status(at('reader', b.node), 'GET', `/v1/organizations/${id}/roster`)).toBe(200)
})

test('nobody moves their own node away from whoever stands above it, or under somebody else', async () => {
  const { a, b, top } = stage
  const steward = at('steward', a.node)
  for (const parentId of [b.node.id, a.org.id, null]) expect(await patch(steward, a.node, { parentId })).toBe(403)
  expect(await patch(at('editor', a.node), a.county, { parentId: a.institution.id })).toBe(403)
  expect(await patch(steward, a.county, { parentId: b.node.id })).toBe(403)
  expect(await patch(steward, a.county, { parentId: null })).toBe(403)
  expect(await patch(at('steward', b.node), a.county, { parentId: b.node.id })).toBe(403)
  expect(await patch(steward, a.county, { parentId: a.institution.id })).toBe(200)
  expect(await patch(at('steward', top), a.node, { parentId: b.node.id })).toBe(200)
  const moved = await stage.door.done('GET', `/v1/organizations/${a.node.id}`)
  expect(await patch(at('steward', top), moved, { parentId: top.id })).toBe(200)
})

test('that an organization sits in the own region is not enough to take it, and what stands below it, under the own node', async () => {
  const { a, door } = stage
  const steward = at('steward', a.node)
  const alone = await organization(door, '区内的全国学会', { place: { region: '440106' } })
  const below = await organization(door, '它在外省的分会', { parentId: alone.id, place: { region: '110105' } })
  expect(await patch(steward, alone, { parentId: a.node.id })).toBe(403)
  const guided = { kind: 'guided-by', targetId: a.node.id }
  expect(await status(steward, 'POST', `/v1/organizations/${alone.id}/relations`, guided)).toBe(403)
  const small = await organization(door, '区内的小学会', { place: { region: '440106' } })
  for (const version of [1, 7])
    expect(await status(steward, 'POST', `/v1/organizations/${small.id}/close`, closing, version)).toBe(403)
  expect(await status(steward, 'GET', `/v1/organizations/${alone.id}/roster`)).toBe(200)
  expect(await status(steward, 'GET', `/v1/organizations/${below.id}/roster`)).toBe(403)
})

test('nobody widens the region of their node, or moves it; it may become narrower', async () => {
  const { b, door, top } = stage
  const node = await organization(door, '乙市某区协会', { parentId: b.node.id, place: { region: '440100' } })
  const [editor, steward] = [at('editor', node), at('steward', node)]
  for (const place of [{ region: null }, { region: '440300' }, { country: 'US', region: null }]) {
    expect(await patch(steward, node, { place })).toBe(403)
    expect(await patch(editor, node, { place })).toBe(403)
  }
  expect(await patch(editor, node, { place: { region: '440106' } })).toBe(200)
  const { version = 0 } = await door.done('GET', `/v1/organizations/${node.id}`)
  expect(await patch(steward, { ...node, version }, { place: { region: '440103' } })).toBe(403)
  expect(await patch(at('steward', top), { ...node, version }, { place: { region: '440103' } })).toBe(200)
  const nowhere = await organization(door, '无所在地的协会', { parentId: b.node.id })
  expect(await patch(at('steward', nowhere), nowhere, { place: { country: 'CN' } })).toBe(403)
})

test('an organization is founded below the own node, and not below another one or below none', async () => {
  const { a, b } = stage
  const found = (who: Principal, parentId?: string) =>
    status(who, 'POST', '/v1/organizations', { kind: 'society', names: [{ text: '新设', kind: 'official' }], parentId })
  for (const who of [at('editor', a.node), at('steward', a.node)]) {
    expect(await found(who, a.county.id)).toBe(201)
    expect(await found(who, b.county.id)).toBe(403)
    expect(await found(who)).toBe(403)
  }
  expect(await status(at('editor', a.node), 'POST', `/v1/organizations/${a.org.id}/close`, closing, 1)).toBe(403)
})

test('an activity is moved only between organizations that are both in reach', async () => {
  const { a, b } = stage
  const [ofA, ofB] = [at('editor', a.node), at('editor', b.node)]
  const path = `/v1/activities/${a.activity.id}`
  expect(await status(ofA, 'PATCH', path, { organizerId: b.org.id }, 1)).toBe(403)
  expect(await status(ofB, 'PATCH', path, { organizerId: b.org.id }, 1)).toBe(403)
  expect(await status(ofA, 'POST', '/v1/activities', { name: '会', kind: 'training', organizerId: b.org.id })).toBe(403)
})

test('what is recorded of an own person shows nobody else’s: networks, activities and honours of others give no reach', async () => {
  const { a, b, door } = stage
  const editor = at('editor', a.node)
  const of = `/v1/people/${a.other.id}`
  await door.create(`${of}/affiliations`, { networkId: b.network.id }, editor)
  await door.create(`${of}/engagements`, { activityId: b.activity.id, role: 'attendee' }, editor)
  await door.create(`${of}/honours`, { name: '某奖', organizerId: b.org.id, sponsorId: b.org.id }, editor)
  expect(await status(editor, 'GET', `/v1/networks/${b.network.id}/members`)).toBe(403)
  expect(await status(editor, 'GET', `/v1/activities/${b.activity.id}/participants`)).toBe(403)
  expect(await status(editor, 'GET', `/v1/people/${b.person.id}`)).toBe(404)
})

test('a day, a session or further fields that are asked for open nothing that is closed', async () => {
  const { a, b, door } = stage
  const reader = at('reader', a.node)
  for (const query of ['asOf=2024-06-30', `session=${b.session.id}`, 'session=1', 'include=provenance']) {
    expect(await status(reader, 'GET', `/v1/organizations/${b.org.id}/roster?${query}`)).toBe(403)
    expect([400, 403]).toContain(await status(reader, 'GET', `/v1/memberships?organization=${b.org.id}&${query}`))
  }
  const foreign = await door.request(`/v1/organizations/${a.org.id}/roster?session=${b.session.id}`, {}, reader)
  expect(foreign.status).toBeGreaterThanOrEqual(400)
  expect(await foreign.text()).not.toContain('乙某')
  for (const include of ['contacts', 'birth', 'contacts,birth', 'provenance'])
    expect(await status(reader, 'GET', `/v1/people/${b.person.id}?include=${include}&purpose=filing`)).toBe(404)
})
