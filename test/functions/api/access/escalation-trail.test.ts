import { beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../shared/access/access.ts'
import type { Role } from '../../../../shared/access/role.ts'
import { closeCorrection } from '../../../../shared/directory/privacy/corrections.ts'
import { correctionId, organizationId } from '../../../../shared/domain/ids.ts'
import { type Branches, somebody, twoBranches } from '../../../support/access-branches.ts'
import { holding, type Made } from '../../../support/access-stage.ts'
import { testContext } from '../../../support/context.ts'
import { withJson } from '../../../support/test-app.ts'

let stage: Branches
const at = (role: Role, node: Made): Principal => holding(role, { role, node: organizationId.parse(node.id) })

beforeAll(async () => {
  stage = await twoBranches()
  const { a, b, door } = stage
  // Somebody of A stands in a case of B, which nobody of A may read.
  const path = `/v1/referrals/${b.referral.id}/nominees/${a.person.id}`
  const said = { reasons: '不外传的理由' }
  const { version = 0 } = await door.done('PUT', path, said, { version: await versionOf(b.referral) })
  const opinion = { organizationId: b.node.id, stance: 'oppose', on: '2026-03-01', text: '不外传的意见' }
  await door.answer('POST', `${path}/opinions`, opinion, { version })
}, 120_000)

async function versionOf({ id }: Made): Promise<number> {
  const path = id.startsWith('per_') ? 'people' : 'referrals'
  const { version = 0 } = await stage.door.done('GET', `/v1/${path}/${id}`)
  return version
}

async function text(path: string, who?: Principal, init: RequestInit = {}): Promise<string> {
  const response = await stage.door.request(path, init, who)
  const body = await response.text()
  expect([path, response.status, body]).toEqual([path, 200, body])
  return body
}

const ofCases = (entity: string) => [`/v1/audit?entity=${entity}`, '/v1/audit?from=2026-03-02&type=nominee']

test('the trail tells what stands in a case only to whoever may read all cases, and that there is one to whoever reaches everything', async () => {
  const { a, b } = stage
  for (const path of ofCases(`${b.referral.id}/${a.person.id}`)) {
    for (const role of ['steward', 'auditor'] as const)
      expect([path, role, await text(path, at(role, a.node))]).toEqual([
        path,
        role,
        expect.stringMatching(/"data":\[\]/),
      ])
    for (const who of [holding('auditor', { role: 'auditor' }), both(a.node, 'steward')]) {
      const told = await text(path, who)
      expect(told).toContain(b.referral.id)
      expect(told).not.toMatch(/不外传/)
    }
    expect(await text(path)).toMatch(/不外传的理由|不外传的意见/)
  }
})

/** An auditor of everything who has another role at a node. */
function both(node: Made, role: Role): Principal {
  return holding('both', { role: 'auditor' }, { role, node: organizationId.parse(node.id) })
}

test('an auditor of everything who is editor of one association reads in the trail no more of other people than any auditor', async () => {
  const { a, b } = stage
  const told = await text(`/v1/audit?entity=${b.person.id}`, both(a.node, 'editor'))
  expect(told).toContain(b.person.id)
  expect(told).not.toMatch(/乙某|1965|"gender":"1"/)
  const alone = await text(`/v1/audit?entity=${b.person.id}`, holding('auditor', { role: 'auditor' }))
  expect(JSON.parse(told).data).toEqual(JSON.parse(alone).data)
})

test('a machine client with a wider right to check than to read is told of those whom it checks no more than it may read', async () => {
  const { a, b, door } = stage
  const node = organizationId.parse(a.node.id)
  const client = holding(
    'client',
    { role: 'integration', node, scopes: ['people:read'] },
    { role: 'integration', scopes: ['people:internal'] },
  )
  const body = { people: [b.person.id], postId: b.post.id }
  const response = await door.request('/v1/eligibility/check', withJson('POST', body), client)
  expect(response.status).toBe(200)
  expect(await response.text()).not.toMatch(/乙某|"birthYear":|"gender":/)
})

test('a request for correction tells nobody whether a guess at a restricted fact is right', async () => {
  const { a, door } = stage
  const request = await door.create(`/v1/people/${a.person.id}/corrections`, { about: 'birth', wrong: '有误' })
  const version = await versionOf(a.person)
  const close = (who: Principal, birth: string, personVersion: number) => {
    const body = { state: 'accepted', patch: { birth }, personVersion }
    return door.request(
      `/v1/corrections/${request.id}/close`,
      withJson('POST', body, { 'If-Match': `"${request.version}"` }),
      who,
    )
  }
  const guesses = ['1965-02-28', '1965-03-01']
  for (const birth of guesses) expect((await close(at('liaison', a.node), birth, 999)).status).toBe(412)
  expect((await close(at('editor', a.node), '1965-03-01', version)).status).toBe(403)
  // Whoever closes requests may see restricted facts by every role there is; one without that right is refused all the same.
  const ctx = { ...testContext({ table: door.table }), access: { grants: at('editor', a.node).grants } }
  for (const birth of guesses)
    for (const personVersion of [version, version - 1, 999]) {
      const change = { personVersion, fields: ['birth'], patch: (said: unknown) => ({ ...Object(said), birth }) }
      const closing = closeCorrection(ctx, correctionId.parse(request.id), request.version ?? 0, {
        state: 'accepted',
        change,
      })
      await expect(closing).rejects.toMatchObject({
        code: 'forbidden',
        reason: 'person.restricted',
        faults: [{ path: 'patch.birth' }],
      })
    }
  expect((await close(at('liaison', a.node), '1965-03-02', version)).status).toBe(200)
})

test('a request for correction that was cut short after the change of the person finds it made', async () => {
  const { a, door } = stage
  const request = await door.create(`/v1/people/${a.other.id}/corrections`, { about: 'gender', wrong: '有误' })
  const version = await versionOf(a.other)
  await door.answer('PATCH', `/v1/people/${a.other.id}`, { gender: '2' }, { version })
  const body = { state: 'accepted', patch: { gender: '2' }, personVersion: version }
  const closed = { version: request.version ?? 0 }
  expect(await door.answer('POST', `/v1/corrections/${request.id}/close`, body, closed)).toMatchObject({
    state: 'accepted',
  })
  expect(await versionOf(a.other)).toBe(version + 1)
})

test('a warning of another case names it only to whoever may read that case, also in the history', async () => {
  const { a, b, door } = stage
  const target = { kind: 'post', postId: b.post.id }
  const own = await door.create('/v1/referrals', { target, title: '甲荐', recommenderId: a.node.id })
  const liaison = at('liaison', a.node)
  const nominate = async (who?: Principal) => {
    const options = { version: await versionOf(own), ...(who && { who }) }
    return door.answer('PUT', `/v1/referrals/${own.id}/nominees/${a.person.id}`, {}, options)
  }
  expect(await nominate(liaison)).toMatchObject({ warnings: [{ code: 'same-post', personId: a.person.id }] })
  expect(JSON.stringify(await nominate(liaison))).not.toContain(b.referral.id)
  expect(await nominate()).toMatchObject({ warnings: [{ code: 'same-post', referralId: b.referral.id }] })
  const path = `/v1/referrals/${own.id}`
  const consent = {
    givenOn: '2026-02-01',
    purpose: 'post',
    recipientId: b.org.id,
    until: '2027-01-31',
    means: 'signed',
  }
  await door.answer('PUT', `${path}/nominees/${a.person.id}/consent`, consent, { version: await versionOf(own) })
  await door.answer('POST', `${path}/transitions`, { to: 'consulted' }, { version: await versionOf(own) })
  const step = { to: 'recommended', nominees: [a.person.id] }
  await door.answer('POST', `${path}/transitions`, step, { version: await versionOf(own) })
  expect(await text(path)).toContain(b.referral.id)
  const seen = await text(path, liaison)
  expect(seen).toContain('same-post')
  expect(seen).not.toContain(b.referral.id)
})

test('what is disclosed to a person by somebody who reaches a part leaves out cases and imports elsewhere and says how many there are', async () => {
  const { a, b, door } = stage
  const them = await somebody(door, '被查阅人')
  for (const { post } of [a, b])
    await door.create('/v1/memberships', { personId: them.id, postId: post.id, start: '2024-01-01' })
  const said = { reasons: '不外传的理由' }
  const nominee = `/v1/referrals/${b.referral.id}/nominees/${them.id}`
  await door.answer('PUT', nominee, said, { version: await versionOf(b.referral) })
  await door.answer('PUT', `/v1/people/${them.id}/not-same/${b.other.id}`, { reason: '不外传的缘由' })
  const path = `/v1/people/${them.id}/disclosure`
  const seen = await text(path, at('liaison', a.node))
  expect(seen).not.toMatch(/不外传/)
  for (const id of [b.referral.id, b.other.id]) expect(seen).not.toContain(id)
  expect(JSON.parse(seen)).toMatchObject({
    referrals: [],
    elsewhere: { cases: 1, imports: 0 },
    merged: { notTheSame: 1 },
  })
  const page = await text(path, at('liaison', a.node), { headers: { Accept: 'text/html' } })
  expect(page).toContain('请向管理全部数据的管理员索取')
  const whole = await text(path)
  expect(JSON.parse(whole)).toMatchObject({ referrals: [{ id: b.referral.id }], elsewhere: { cases: 0, imports: 0 } })
  const wholePage = await text(path, undefined, { headers: { Accept: 'text/html' } })
  expect(wholePage).not.toContain('请向管理全部数据的管理员索取')
})

test('an id that was merged away opens nothing where the survivor is out of reach', async () => {
  const { a, door } = stage
  const loser = await somebody(door, '并入者', { workplace: { region: '440100' } })
  const survivor = await somebody(door, '并入者', { workplace: { region: '110105' } })
  const liaison = at('liaison', a.node)
  expect((await door.request(`/v1/people/${loser.id}`, {}, liaison)).status).toBe(200)
  const body = { into: survivor.id, intoVersion: 1, reason: '同一人', acknowledge: [] }
  await door.answer('POST', `/v1/people/${loser.id}/merge`, body, { version: 1 })
  const gone = await door.request(`/v1/people/${loser.id}`, {}, liaison)
  expect(gone.status).toBe(404)
  expect(await gone.text()).not.toContain(survivor.id)
})

test('somebody who belongs nowhere is reached by whoever recorded them, and not by whoever corrected their name while they were in reach', async () => {
  const { a, door } = stage
  const [liaison, editor] = [at('liaison', a.node), at('editor', a.node)]
  const status = async ({ id }: Made, who: Principal) => (await door.request(`/v1/people/${id}`, {}, who)).status
  const named = (text: string) => ({ names: [{ text, kind: 'official' }] })
  let passing = await somebody(door, '过路人', { workplace: { region: '440100' } })
  passing = await door.patch(`/v1/people/${passing.id}`, passing, named('过路者'), liaison)
  passing = await door.patch(`/v1/people/${passing.id}`, passing, { workplace: { region: '110105' } })
  expect(await status(passing, liaison)).toBe(404)
  const own = await door.create('/v1/people', named('新来人'), editor)
  await door.patch(`/v1/people/${own.id}`, own, named('新来的人'))
  expect(await status(own, editor)).toBe(200)
  expect(await status(own, liaison)).toBe(404)
})
