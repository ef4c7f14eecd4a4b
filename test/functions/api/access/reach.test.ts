import { beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../shared/access/access.ts'
import type { Role } from '../../../../shared/access/role.ts'
import { changeOrganization } from '../../../../shared/directory/organizations.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { type Branches, organization, somebody, twoBranches } from '../../../support/access-branches.ts'
import { holding, type Made } from '../../../support/access-stage.ts'
import { testContext } from '../../../support/context.ts'
import { Crash, crashing } from '../../../support/faults.ts'
import { patching } from '../../../support/given.ts'

let stage: Branches

beforeAll(async () => {
  stage = await twoBranches()
}, 120_000)

const at = (role: Role, node: Made): Principal => holding(role, { role, node: organizationId.parse(node.id) })

/** How a request for an address is answered. */
async function status(who: Principal, path: string): Promise<number> {
  return (await stage.door.request(path, {}, who)).status
}

/** Whether somebody sees a roster, and a person. */
const roster = async (who: Principal, of: Made) => (await status(who, `/v1/organizations/${of.id}/roster`)) === 200
const person = async (who: Principal, of: Made) => (await status(who, `/v1/people/${of.id}`)) === 200

/** A society with a councillor. */
async function society(name: string, more: object = {}): Promise<{ org: Made; post: Made; who: Made; held: Made }> {
  const { door } = stage
  const org = await organization(door, name, more)
  const post = await door.create(`/v1/organizations/${org.id}/posts`, { name: '理事', role: 'council-member' })
  const who = await somebody(door, `${name}的理事`)
  const held = await door.create('/v1/memberships', { personId: who.id, postId: post.id, start: '2024-01-01' })
  return { org, post, who, held }
}

test('a grant at a node goes down to grandchildren and to societies that one of them guides, and not up or aside', async () => {
  const { a, b, top } = stage
  const reader = at('reader', a.node)
  for (const of of [a.node, a.county, a.institution, a.org]) expect(await roster(reader, of)).toBe(true)
  for (const of of [top, b.node, b.org]) expect(await roster(reader, of)).toBe(false)
  expect([await person(reader, a.person), await person(reader, b.person)]).toEqual([true, false])
  expect(await roster(at('reader', a.county), a.node)).toBe(false)
  expect(await roster(at('reader', a.county), a.org)).toBe(true)
})

test('an organization that moves takes its rights along at once, even where the move below it has not come to its end', async () => {
  const { door, a, b } = stage
  const { org, who } = await society('搬家学会', { parentId: a.county.id })
  const below = await society('搬家学会分会', { parentId: org.id })
  const [ofA, ofB] = [at('editor', a.node), at('editor', b.node)]
  expect([await person(ofA, below.who), await person(ofB, below.who)]).toEqual([true, false])
  const table = crashing(door.table, 1, 'after')
  const moving = changeOrganization(
    testContext({ table, seed: 71 }),
    organizationId.parse(org.id),
    1,
    patching({ parentId: b.county.id }),
  )
  await expect(moving).rejects.toThrow(Crash)
  expect(await door.answer('GET', `/v1/organizations/${org.id}`)).toMatchObject({ settled: false })
  expect(await door.answer('GET', `/v1/organizations/${below.org.id}`)).toMatchObject({
    path: expect.arrayContaining([a.node.id]),
  })
  for (const { org: of, who: councillor } of [{ org, who }, below]) {
    expect([await roster(ofA, of), await person(ofA, councillor)]).toEqual([false, false])
    expect([await roster(ofB, of), await person(ofB, councillor)]).toEqual([true, true])
  }
  await door.answer('POST', `/v1/organizations/${org.id}/settle`)
  expect([await person(ofA, below.who), await person(ofB, below.who)]).toEqual([false, true])
})

test.each<[string, object, boolean]>([
  ['holds without dates', {}, true],
  ['began and has not ended', { start: '2020', end: '2030' }, true],
  ['ends today', { end: '2026-03-02' }, true],
  ['ended yesterday', { end: '2026-03-01' }, false],
  ['begins tomorrow', { start: '2026-03-03' }, false],
  ['may have begun this year', { start: '2026' }, false],
  ['may have ended this month', { end: '2026-03' }, false],
])('whoever guides an organization reaches it where the relation %s: %o → %s', async (_, dates, reached) => {
  const { door, a } = stage
  const { org } = await society('被指导学会')
  await door.create(`/v1/organizations/${org.id}/relations`, { kind: 'guided-by', targetId: a.county.id, ...dates })
  expect(await roster(at('editor', a.node), org)).toBe(reached)
})

test.each(['group-member-of', 'supported-by', 'counterpart-of'])(
  'a relation of another kind, %s, gives nothing',
  async (kind) => {
    const { door, a } = stage
    const { org } = await society('团体会员')
    await door.create(`/v1/organizations/${org.id}/relations`, { kind, targetId: a.county.id })
    expect(await roster(at('steward', a.node), org)).toBe(false)
  },
)

test('liaisons and stewards reach whoever works and whatever sits in the region of their node; readers and editors do not', async () => {
  const { door, a } = stage
  const inRegion = await society('区内的学会', { place: { region: '440106' } })
  const beside = await society('区外的学会', { place: { region: '440300' } })
  const worker = await somebody(door, '在区内工作', { workplace: { region: '440106' } })
  for (const role of ['liaison', 'steward'] as const) {
    expect([await roster(at(role, a.node), inRegion.org), await roster(at(role, a.node), beside.org)]).toEqual([
      true,
      false,
    ])
    expect(await person(at(role, a.node), worker)).toBe(true)
  }
  for (const role of ['reader', 'editor'] as const) {
    expect(await roster(at(role, a.node), inRegion.org)).toBe(false)
    expect(await person(at(role, a.node), worker)).toBe(false)
  }
})

test('a society sits in a place and has no region: its liaison and its steward reach its own people and nobody else there', async () => {
  const { org, who } = await society('有住所的学会', { place: { region: '440100' } })
  const neighbour = await somebody(stage.door, '同城的人', { workplace: { region: '440100' } })
  for (const role of ['liaison', 'steward'] as const)
    expect([await person(at(role, org), who), await person(at(role, org), neighbour)]).toEqual([true, false])
  expect(await person(at('liaison', stage.a.node), neighbour)).toBe(true)
})

test('somebody who left stays visible to the roster that they left, and one who was entered there by mistake does not', async () => {
  const { door, a } = stage
  const left = await society('有人离任的学会', { parentId: a.county.id })
  await door.patch(`/v1/memberships/${left.held.id}`, left.held, {
    status: 'ended',
    end: '2025-01-01',
    endReason: 'resigned',
  })
  const mistaken = await society('录错人的学会', { parentId: a.county.id })
  await door.patch(`/v1/memberships/${mistaken.held.id}`, mistaken.held, {
    status: 'ended',
    end: '2024-01-01',
    endReason: 'entered-in-error',
  })
  const editor = at('editor', a.node)
  expect([await person(editor, left.who), await person(editor, mistaken.who)]).toEqual([true, false])
})

test('somebody who was merged away is seen through the survivor, and only by whoever reaches the survivor', async () => {
  const { door, a, b } = stage
  const loser = await society('合并前的学会', { parentId: a.county.id })
  const survivor = await society('合并后的学会', { parentId: b.county.id })
  const body = { into: survivor.who.id, intoVersion: 1, reason: '同一人' }
  await door.answer('POST', `/v1/people/${loser.who.id}/merge`, body, { version: 1 })
  const elsewhere = at('editor', stage.a.org)
  expect(await status(at('editor', b.node), `/v1/people/${loser.who.id}`)).toBe(301)
  expect(await status(at('editor', a.county), `/v1/people/${survivor.who.id}`)).toBe(200)
  expect(await status(elsewhere, `/v1/people/${survivor.who.id}`)).toBe(404)
  expect(await status(elsewhere, `/v1/people/${loser.who.id}`)).toBe(404)
})

test('somebody new is reached by whoever recorded them until they belong somewhere, and by nobody else', async () => {
  const { door, a, b } = stage
  const [editor, other] = [at('editor', a.node), { ...at('editor', a.node), id: 'user:another' }]
  const made = await door.create('/v1/people', { names: [{ text: '新来的', kind: 'official' }] }, editor)
  expect([await person(editor, made), await person(other, made)]).toEqual([true, false])
  await door.create('/v1/memberships', { personId: made.id, postId: a.post.id, start: '2025-01-01' }, editor)
  expect([await person(editor, made), await person(other, made)]).toEqual([true, true])
  const second = await door.create('/v1/people', { names: [{ text: '又一个', kind: 'official' }] }, editor)
  await door.create('/v1/memberships', { personId: second.id, postId: b.post.id, start: '2025-01-01' })
  expect(await person(editor, second)).toBe(false)
})

test('a grant that has run out, or of a scope that the token does not name, gives nothing', async () => {
  const { a } = stage
  const node = organizationId.parse(a.node.id)
  expect(await roster(holding('past', { role: 'reader', node, until: '2026-03-01' }), a.org)).toBe(false)
  expect(await roster(holding('today', { role: 'reader', node, until: '2026-03-02' }), a.org)).toBe(true)
  const client = holding('client', { role: 'integration', node, scopes: ['people:read'] })
  expect(await roster(client, a.org)).toBe(true)
  expect(await roster({ ...client, scopes: [] }, a.org)).toBe(false)
  expect(await roster({ ...client, scopes: ['directory:read', 'roster:write'] }, a.org)).toBe(false)
  expect(await roster({ ...at('steward', a.node), scopes: ['people:read'] }, a.org)).toBe(false)
})
