import { beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../shared/access/access.ts'
import type { Role } from '../../../../shared/access/role.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { type Branches, somebody, twoBranches } from '../../../support/access-branches.ts'
import { holding, type Made } from '../../../support/access-stage.ts'
import { snapshot } from '../../../support/snapshot.ts'
import { withJson } from '../../../support/test-app.ts'

let stage: Branches
let editor: Principal
let liaison: Principal
let steward: Principal

beforeAll(async () => {
  stage = await twoBranches()
  const at = (role: Role) => holding(role, { role, node: organizationId.parse(stage.a.node.id) })
  ;[editor, liaison, steward] = [at('editor'), at('liaison'), at('steward')]
}, 120_000)

const nobodysId = 'per_zzzzzzzzzzzzzzzz'

/** How a request is answered, without the ids and the request id in it; nothing may have been written where it is refused. */
async function answer(who: Principal, method: string, path: string, body?: unknown, version?: number): Promise<string> {
  const before = JSON.stringify(await snapshot(stage.door.table))
  const headers: Record<string, string> = version === undefined ? {} : { 'If-Match': `"${version}"` }
  const init = body === undefined ? { method, headers } : withJson(method, body, headers)
  const response = await stage.door.request(path, init, who)
  if (!response.ok) expect(JSON.stringify(await snapshot(stage.door.table))).toBe(before)
  const text = (await response.text())
    .replace(/\b[a-z]{3}(_[0-9a-z]{10,16})+/g, 'ID')
    .replace(/request-\d+/g, 'REQUEST')
  return `${response.status} ${text}`
}

/** Asks the same about somebody out of reach and about an id that nobody has: both must be refused, and alike. */
async function alike(of: Made, ask: (id: string) => Promise<string>): Promise<string> {
  const [them, nobody] = [await ask(of.id), await ask(nobodysId)]
  expect(them).toBe(nobody)
  expect(them).toMatch(/^40[04] /)
  return them.slice(0, 3)
}

test('nobody gets hold of a person by putting them into a post of their own', async () => {
  const { a, b, door } = stage
  const ask = (who: Principal) => (personId: string) =>
    answer(who, 'POST', '/v1/memberships', { personId, postId: a.post.id, start: '2025-01-01' })
  expect(await alike(b.person, ask(editor))).toBe('400')
  expect(await alike(b.person, ask(steward))).toBe('400')
  const died = await somebody(door, '已去世')
  await door.answer('POST', `/v1/people/${died.id}/death`, { on: '2025-01-01' }, { version: 1 })
  expect(await alike(died, ask(editor))).toBe('400')
  const merged = await somebody(door, '已合并')
  const body = { into: b.person.id, intoVersion: await versionOf(b.person), reason: '同一人', acknowledge: [] }
  await door.answer('POST', `/v1/people/${merged.id}/merge`, body, { version: 1 })
  expect(await alike(merged, ask(editor))).toBe('400')
  expect((await stage.door.request(`/v1/people/${b.person.id}`, {}, editor)).status).toBe(404)
})

async function versionOf({ id }: Made): Promise<number> {
  const { version = 1 } = await stage.door.done('GET', `/v1/people/${id}`)
  return version
}

test('a membership of somebody else can neither be moved to another person nor to another post', async () => {
  const { a, b } = stage
  const path = `/v1/memberships/${a.membership.id}`
  for (const patch of [{ personId: b.person.id }, { postId: b.post.id }])
    expect(await answer(editor, 'PATCH', path, patch, a.membership.version)).toMatch(/^400 .*invalid-input/)
})

test('nobody puts people into a post out of reach, or ends those who hold it', async () => {
  const { a, b } = stage
  const body = { personId: a.person.id, postId: b.post.id, start: '2025-01-01' }
  for (const who of [editor, steward]) {
    expect(await answer(who, 'POST', '/v1/memberships', body)).toMatch(/^403 /)
    expect(await answer(who, 'PATCH', `/v1/memberships/${b.membership.id}`, { status: 'ended' }, 1)).toMatch(/^404 /)
    expect(await answer(who, 'DELETE', `/v1/memberships/${b.membership.id}`, undefined, 1)).toMatch(/^404 /)
  }
})

test('nobody names somebody out of reach as mentor, merges them, parts them or says that they are somebody else', async () => {
  const { a, b } = stage
  const honours = `/v1/people/${a.person.id}/honours`
  const mentored = (mentorId: string) => answer(editor, 'POST', honours, { name: '某奖', mentorId })
  expect(await alike(b.other, mentored)).toBe('400')
  const again = (mentorId: string) => answer(editor, 'PATCH', `/v1/honours/${a.honour.id}`, { mentorId }, 1)
  expect(await alike(b.other, again)).toBe('400')
  const version = await versionOf(a.person)
  const merge = (into: string) =>
    answer(steward, 'POST', `/v1/people/${a.person.id}/merge`, { into, intoVersion: 1, reason: '同一人' }, version)
  expect(await alike(b.other, merge)).toBe('400')
  const unmerge = (from: string) =>
    answer(steward, 'POST', `/v1/people/${a.person.id}/unmerge`, { from, fromVersion: 1, reason: '误合' }, version)
  expect(await alike(b.other, unmerge)).toBe('400')
  const same = (method: string) => (other: string) =>
    answer(
      steward,
      method,
      `/v1/people/${a.person.id}/not-same/${other}`,
      method === 'PUT' ? { reason: '两人' } : undefined,
    )
  expect(await alike(b.other, same('PUT'))).toBe('404')
  expect(await alike(b.other, same('DELETE'))).toBe('404')
  const away = (into: string) =>
    answer(steward, 'POST', `/v1/people/${b.other.id}/merge`, { into, intoVersion: version, reason: '同一人' }, 1)
  expect(await away(a.person.id)).toMatch(/^404 /)
})

test('a record that two people are different gives nothing of the one out of reach', async () => {
  const { a, b, door } = stage
  await door.answer('PUT', `/v1/people/${a.other.id}/not-same/${b.other.id}`, { reason: '两人' })
  const [version, from] = [await versionOf(a.other), b.other.id]
  const body = { from, fromVersion: 1, reason: '误合' }
  expect(await answer(steward, 'POST', `/v1/people/${a.other.id}/unmerge`, body, version)).toMatch(/^400 .*unknown-ref/)
  expect(await answer(steward, 'DELETE', `/v1/people/${a.other.id}/not-same/${from}`)).toMatch(/^404 /)
  const list = await answer(steward, 'GET', `/v1/people/${a.other.id}/not-same`)
  expect(list).toMatch(/^200 .*"data":\[\]/)
})

test('nobody is nominated who is out of reach, and nothing is said of them', async () => {
  const { a, b, door } = stage
  const path = (id: string) => `/v1/referrals/${a.referral.id}/nominees/${id}`
  const nominate = (id: string) => answer(liaison, 'PUT', path(id), {}, a.referral.version)
  expect(await alike(b.person, nominate)).toBe('400')
  const died = await somebody(door, '又一已去世')
  await door.answer('POST', `/v1/people/${died.id}/death`, { on: '2025-01-01' }, { version: 1 })
  expect(await alike(died, nominate)).toBe('400')
  for (const what of ['opinions', 'consent']) {
    const body = what === 'consent' ? consent(b.org) : { text: '好' }
    const of = (id: string) => answer(liaison, what === 'consent' ? 'PUT' : 'POST', `${path(id)}/${what}`, body, 1)
    expect(await of(b.person.id)).toBe(await of(nobodysId))
  }
})

function consent({ id }: Made) {
  return { givenOn: '2026-02-01', purpose: 'post', recipientId: id, until: '2027-01-31', means: 'signed' }
}

test('somebody is recommended to a post elsewhere, and appointed only by whoever answers for the post', async () => {
  const { a, b, door } = stage
  const target = { kind: 'post', postId: b.post.id }
  const opened = { target, title: '向外推荐' }
  expect(await answer(liaison, 'POST', '/v1/referrals', opened)).toMatch(/^403 /)
  expect(await answer(liaison, 'POST', '/v1/referrals', { ...opened, recommenderId: b.node.id })).toMatch(/^403 /)
  let of = await door.create('/v1/referrals', { ...opened, recommenderId: a.node.id }, liaison)
  const step = async (method: string, path: string, body: unknown) => {
    of = await door.done(method, `/v1/referrals/${of.id}${path}`, body, { who: liaison, version: of.version ?? 1 })
  }
  await step('PUT', `/nominees/${a.person.id}`, {})
  await step('PUT', `/nominees/${a.person.id}/consent`, consent(b.org))
  await step('POST', '/transitions', { to: 'consulted' })
  const named = { nominees: [a.person.id] }
  await step('POST', '/transitions', { to: 'recommended', ...named })
  await step('POST', '/transitions', { to: 'under-review' })
  await step('POST', '/transitions', { to: 'accepted' })
  const appointment = { start: '2026-03-02', decidedBy: '理事会', nominees: [{ personId: a.person.id }] }
  const path = `/v1/referrals/${of.id}/appoint`
  expect(await answer(liaison, 'POST', path, appointment, of.version)).toMatch(/^403 /)
  const ofB = holding('b', { role: 'liaison', node: organizationId.parse(b.node.id) })
  expect(await answer(ofB, 'POST', path, appointment, of.version)).toMatch(/^200 /)
  // Now that the person holds a post there, whoever answers for it reaches them.
  expect((await door.request(`/v1/people/${a.person.id}`, {}, ofB)).status).toBe(200)
})

test('a key of somebody else opens nothing, and the own key nothing that is out of reach by now', async () => {
  const { a } = stage
  const body = {
    personId: a.other.id,
    postId: a.post.id,
    start: '2020',
    end: '2021',
    status: 'ended',
    endReason: 'resigned',
  }
  const init = withJson('POST', body, { 'Idempotency-Key': 'k1' })
  const first = await stage.door.request('/v1/memberships', init, editor)
  expect(first.status).toBe(201)
  const elsewhere = {
    ...editor,
    grants: [{ role: 'editor' as const, node: organizationId.parse(stage.b.node.id), scopes: [] }],
  }
  expect((await stage.door.request('/v1/memberships', init, elsewhere)).status).not.toBe(201)
  const other = { ...elsewhere, id: 'user:other' }
  expect((await stage.door.request('/v1/memberships', init, other)).status).not.toBe(201)
})
