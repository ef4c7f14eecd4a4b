import { beforeAll, expect, test } from 'vitest'
import type { Principal } from '../../../../shared/access/access.ts'
import { find } from '../../../../shared/directory/read.ts'
import { organizationId, personId } from '../../../../shared/domain/ids.ts'
import { keyOf } from '../../../../shared/table/keys.ts'
import { people } from '../../../../shared/table/people.ts'
import { type Branches, somebody, twoBranches } from '../../../support/access-branches.ts'
import { holding, type Made } from '../../../support/access-stage.ts'
import { withJson } from '../../../support/test-app.ts'

let stage: Branches
let client: Principal
const name = '未同意者'

beforeAll(async () => {
  stage = await twoBranches()
  const node = organizationId.parse(stage.a.node.id)
  client = holding('feed', {
    role: 'integration',
    node,
    scopes: ['directory:read', 'people:read', 'people:internal', 'roster:write'],
  })
}, 120_000)

const onConsent = { basis: 'consent', purposes: ['roster'], since: '2026-01-01' }
const onStatute = { ...onConsent, basis: 'statutory-duty' }

async function holder(text: string, more: object = {}): Promise<Made> {
  const { door, a } = stage
  const person = await somebody(door, text, more)
  await door.create('/v1/memberships', { personId: person.id, postId: a.post.id, start: '2024-01-01' })
  return person
}

const say = ({ id }: Made, says: object, version?: number) =>
  stage.door.answer('PUT', `/v1/people/${id}/handling`, says, version === undefined ? {} : { version })

const statusOf = async ({ id }: Made) => (await stage.door.request(`/v1/people/${id}`, {}, client)).status

async function merge(loser: Made, into: Made): Promise<void> {
  const { door } = stage
  const [{ version }, now] = [
    await door.done('GET', `/v1/people/${loser.id}`),
    await door.done('GET', `/v1/people/${into.id}`),
  ]
  const body = { into: into.id, intoVersion: now.version, reason: '同一人', acknowledge: [] }
  await door.answer('POST', `/v1/people/${loser.id}/merge`, body, version === undefined ? {} : { version })
}

test('a machine client without consent hears nothing of somebody whose record rests on it, whichever way it asks', async () => {
  const { door, a } = stage
  const identifiers = [{ scheme: 'internal', value: 'N-7701' }]
  const person = await holder(name, { identifiers, birth: '1970-01-01', gender: '1' })
  const at = `/v1/organizations/${a.org.id}`
  const seat = { personId: person.id, postId: a.post.id }
  const asks: [string, RequestInit?][] = [
    [`/v1/people/${person.id}`],
    [`/v1/memberships?person=${person.id}`],
    [`/v1/memberships?organization=${a.org.id}`],
    [`/v1/memberships?post=${a.post.id}`],
    [`/v1/posts/${a.post.id}/holders`],
    ['/v1/identifiers?value=internal:N-7701'],
    ['/v1/eligibility/check', withJson('POST', { people: [person.id], postId: a.post.id })],
    ['/v1/slates/check', withJson('POST', { organizationId: a.org.id, electionOn: '2026-06-01', seats: [seat] })],
    [`${at}/vacancies/ahead?months=60`],
    [`${at}/roster`],
    [`${at}/roster.csv`],
    [`/v1/search?q=${encodeURIComponent(name)}`],
    ['/v1/memberships', withJson('POST', { ...seat, start: '2025-01-01' })],
  ]
  const told = async () => {
    const found: string[] = []
    for (const [path, init = {}] of asks) {
      const response = await door.request(path, init, client)
      const text = await response.text()
      // What a refusal says of an id is the id that was asked for.
      if (text.includes(name) || (response.ok && text.includes(person.id))) found.push(path)
    }
    return found
  }
  expect((await told()).length).toBeGreaterThan(6)
  await say(person, onConsent)
  expect(await told()).toEqual([])
})

test('what an eligibility check or a seat says of them is what it says of an id that nobody has', async () => {
  const { door, a } = stage
  const person = await holder(name)
  await say(person, onConsent)
  const ask = async (id: string) => {
    const init = withJson('POST', { people: [id], postId: a.post.id })
    const response = await door.request('/v1/eligibility/check', init, client)
    return `${response.status} ${(await response.text()).replaceAll(/per_\w+|request-\d+/g, 'ID')}`
  }
  expect(await ask(person.id)).toBe(await ask('per_zzzzzzzzzzzzzzzz'))
})

/** How a record came to stand before it is merged. */
const grounds = ['nothing said', 'consent', 'another ground'] as const

test.each(grounds.flatMap((loser) => grounds.map((survivor) => [loser, survivor] as const)))(
  'a merge of one with %s into one with %s shows a machine client nobody whom it could not see before',
  async (...said) => {
    const [loser, survivor] = [await holder('合并之人'), await holder('合并之人')]
    for (const [at, of] of [loser, survivor].entries()) {
      if (said[at] === 'consent') await say(of, onConsent)
      if (said[at] === 'another ground') await say(of, onStatute)
    }
    const hidden = (await statusOf(loser)) === 404 || (await statusOf(survivor)) === 404
    expect(hidden).toBe(said.includes('consent'))
    await merge(loser, survivor)
    const both = [await statusOf(loser), await statusOf(survivor)]
    expect(both).toEqual(hidden ? [404, 404] : [301, 200])
  },
)

test('through several merges the consent of the first still counts, and parted again each is as before', async () => {
  const { door } = stage
  const [first, second, third] = [await holder('连并之人'), await holder('连并之人'), await holder('连并之人')]
  await say(first, onConsent)
  await merge(first, second)
  await say(third, onStatute)
  await merge(second, third)
  for (const each of [first, second, third]) expect(await statusOf(each)).toBe(404)
  const [away, into] = [second.id, third.id]
  const { version: fromVersion } = await door.done('GET', `/v1/people/${into}`)
  const version = await storedVersion(away)
  await door.answer('POST', `/v1/people/${away}/unmerge`, { from: into, fromVersion, reason: '两人' }, { version })
  expect([await statusOf(third), await statusOf(second), await statusOf(first)]).toEqual([200, 404, 404])
})

/** The version of a record that the API tells nobody, for it was merged away. */
async function storedVersion(id: string): Promise<number> {
  const found = await find(stage.door.table, people, keyOf.person(personId.parse(id)))
  return found?.version ?? 0
}

test('a ground that somebody states after the merge counts for all of it, and a consent given under either record opens it', async () => {
  const { door, a } = stage
  const pair = async () => {
    const [loser, survivor] = [await holder('同意之人'), await holder('同意之人')]
    await say(loser, onConsent)
    return [loser, survivor] as const
  }
  const [one, stated] = await pair()
  await say(stated, onStatute)
  await merge(one, stated)
  expect(await statusOf(stated)).toBe(404)
  await say(stated, { ...onStatute, note: '合并后重新说明' }, 1)
  expect(await statusOf(stated)).toBe(200)
  const [given, other] = await pair()
  await door.create(`/v1/people/${given.id}/consents`, {
    kind: 'pass-on',
    purpose: 'roster',
    recipientId: a.node.id,
    givenOn: '2026-01-01',
    expiresOn: '2030-01-01',
    means: 'signed',
    evidence: '同意书',
  })
  await merge(given, other)
  expect(await statusOf(other)).toBe(200)
})
