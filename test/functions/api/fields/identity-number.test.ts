import { beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Role } from '../../../../shared/access/role.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { people } from '../../../../shared/table/people.ts'
import { Api, json, type Thing } from '../../../support/api.ts'
import { person } from '../../../support/api-seeds.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { problemOf } from '../../../support/edge.ts'
import { numberOf } from '../../../support/identity-numbers.ts'
import { snapshot } from '../../../support/snapshot.ts'
import { testApp, testHasher } from '../../../support/test-app.ts'

const canary = numberOf('1971-09-30', 8)
const another = numberOf('1971-09-30', 10)
const wrong = `${canary.slice(0, 17)}${canary.endsWith('1') ? '2' : '1'}`

let table: Table
let log: string[]
let api: Api
let answers: string[]

beforeEach(async () => {
  table = await createTestTable()
  answers = []
  const made = testApp({ table })
  log = made.log
  api = new Api(table, async (path, init) => {
    const response = await made.app.request(path, init)
    answers.push(JSON.stringify([...response.headers]), await response.clone().text())
    return response
  })
})

const named = (text: string, more: object = {}) => ({ names: [{ text, kind: 'official' }], ...more })
const stored = async ({ id }: Thing) => {
  const item = (await snapshot(table)).find((each) => each.T === 'person' && each.id === id)
  return item && people.fromItem(item)
}
const held = async () =>
  (await snapshot(table)).flatMap(({ PK, owner }) => (String(PK).startsWith('I#identity') ? [owner] : []))
const as = (role: Role) =>
  testApp({ table, principal: { id: `user:${role}`, kind: 'user', grants: [{ role, node: '*', scopes: [] }] } }).app

/** Nothing of a number stands in anything that was kept, said or logged. */
async function expectNowhere(): Promise<void> {
  const everything = [JSON.stringify(await snapshot(table)), log.join('\n'), answers.join('\n')].join('\n')
  for (const number of [canary, another, wrong]) {
    expect(everything).not.toContain(number)
    expect(everything).not.toContain(number.slice(0, 17))
    expect(everything).not.toContain(number.slice(6, 17))
  }
  expect(answers.join('\n')).not.toContain(await testHasher(canary))
}

describe('an identity number', () => {
  it('is taken with a person, changed and taken away, and what is kept is its keyed hash alone', async () => {
    const made = await person(api, '甄证', { birth: '1971', gender: '2', identityNumber: ` ${canary.toLowerCase()} ` })
    expect((await stored(made))?.identity).toEqual({ kind: 'resident-id', hash: await testHasher(canary) })
    expect(await held()).toEqual([made.id])
    const path = `/v1/people/${made.id}`
    await api.patch(path, 1, { disciplines: ['110'] })
    expect((await stored(made))?.identity?.hash).toBe(await testHasher(canary))
    await api.patch(path, 2, { identityNumber: another })
    expect((await stored(made))?.identity?.hash).toBe(await testHasher(another))
    expect(await held()).toEqual([made.id])
    await api.patch(path, 3, { identityNumber: null })
    expect(await stored(made)).not.toHaveProperty('identity')
    expect(await held()).toEqual([])
    const { data } = await api.list(`/v1/audit?entity=${made.id}`)
    expect(data.map(({ before, after }) => [before, after])).toMatchObject([
      [{ identity: 'restricted' }, {}],
      [{ identity: 'restricted' }, { identity: 'restricted' }],
      [{}, {}],
      [undefined, { identity: 'restricted' }],
    ])
    await expectNowhere()
  })

  it('is of one person alone, and whose it is nobody is told', async () => {
    const first = await person(api, '甄证', { identityNumber: canary })
    const second = await person(api, '贾证', {})
    const post = () => json('POST', named('贾证', { identityNumber: canary }))
    for (const refusal of [
      await api.refused('/v1/people', post()),
      await api.refused(`/v1/people/${second.id}`, json('PATCH', { identityNumber: canary }, { 'If-Match': '"1"' })),
    ]) {
      expect(refusal).toMatchObject({ status: 409, code: 'identifier-taken', paths: ['identityNumber'] })
      expect(refusal.zh + refusal.en).not.toContain(first.id.slice(4))
    }
    await api.patch(`/v1/people/${first.id}`, 1, { identityNumber: null })
    await api.patch(`/v1/people/${second.id}`, 1, { identityNumber: canary })
    expect(await held()).toEqual([second.id])
    await expectNowhere()
  })

  it.each([
    ['a wrong check character', wrong],
    ['an old number', '110105491231002'],
    ['a birth that lies ahead', numberOf('2031-01-01', 8)],
    ['a day that does not exist', numberOf('1971-09-31', 8)],
    ['a number as a number', 110105194912310000],
    ['a list', [canary]],
    ['a thing', { number: canary }],
    ['a text without end', canary.repeat(50)],
    ['a number in a sentence', `号码 ${canary}`],
  ])('%s is refused without being repeated', async (_, identityNumber) => {
    const made = await person(api, '甄证')
    for (const refusal of [
      await api.refused('/v1/people', json('POST', named('贾证', { identityNumber }))),
      await api.refused(`/v1/people/${made.id}`, json('PATCH', { identityNumber }, { 'If-Match': '"1"' })),
    ]) {
      expect(refusal).toMatchObject({ status: 400, code: 'invalid-input', paths: ['identityNumber'] })
      expect(refusal.zh + refusal.en).not.toMatch(/\d{5}/)
    }
    await expectNowhere()
  })

  it('has to be of the year and gender that the person has, told without the day', async () => {
    for (const more of [{ birth: '1970-09-30' }, { gender: '1' }]) {
      const refusal = await api.refused('/v1/people', json('POST', named('贾证', { ...more, identityNumber: canary })))
      expect(refusal).toMatchObject({ status: 400, paths: ['identityNumber'] })
    }
    await person(api, '甄证', { birth: '1971-09-29', gender: '2', identityNumber: canary })
    const other = await person(api, '贾证', { birth: '1970' })
    const patch = json('PATCH', { identityNumber: another }, { 'If-Match': '"1"' })
    expect(await api.refused(`/v1/people/${other.id}`, patch)).toMatchObject({ status: 400, paths: ['identityNumber'] })
    await expectNowhere()
  })

  it('sent again under one Idempotency-Key is one person, and another number is another body', async () => {
    const headers = { 'Idempotency-Key': 'once' }
    const send = (identityNumber: string) =>
      api.request('/v1/people', json('POST', named('甄证', { identityNumber }), headers))
    const [first, again] = [await send(canary), await send(canary)]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await first.json())
    expect((await problemOf(await send(another))).code).toBe('idempotency-mismatch')
    await expectNowhere()
  })

  it('is refused where it does not belong, without being repeated in a faulty body', async () => {
    for (const init of [
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: `{"identityNumber":"${canary}",}` },
      json('POST', { identityNumber: canary }),
      json('POST', named('甄证', { identityNumber: canary, birth: 'x' })),
      json('POST', named('甄证', { identity: { kind: 'resident-id', hash: await testHasher(canary) } })),
    ])
      expect((await api.refused('/v1/people', init)).status).toBe(400)
    expect((await api.refused(`/v1/identifiers?value=identity:${await testHasher(canary)}`)).status).toBe(400)
    answers = answers.filter((each) => !each.includes('value'))
    await expectNowhere()
  })

  it('is written by an editor, who cannot even ask whether it is there', async () => {
    const body = json('POST', named('甄证', { identityNumber: canary }))
    const made = await as('editor').request('/v1/people', body)
    expect(made.status).toBe(201)
    const { id } = z.object({ id: z.string() }).parse(await made.json())
    expect((await as('editor').request(`/v1/people/${id}?include=identity&purpose=verification`)).status).toBe(403)
    expect((await as('reader').request('/v1/people', body)).status).toBe(403)
    await expectNowhere()
  })
})

describe('the hash of an identity number', () => {
  it('lies with the person and under its own key, and in no list, card or index', async () => {
    const made = await person(api, '甄证', { identityNumber: canary })
    await api.list('/v1/people?limit=5')
    await api.list(`/v1/search?q=${encodeURIComponent('甄证')}`)
    const hash = await testHasher(canary)
    const items = await snapshot(table)
    expect(items.some(({ PK }) => String(PK).startsWith('X'))).toBe(true)
    const holding = items.filter((each) => JSON.stringify(each).includes(hash))
    expect(holding.map(({ T }) => T).sort()).toEqual(['identifier', 'person'])
    expect(await held()).toEqual([made.id])
  })
})

describe('a merge', () => {
  const merge = (loser: Thing, survivor: Thing, more: object = {}) =>
    api.request(
      `/v1/people/${loser.id}/merge`,
      json('POST', { into: survivor.id, intoVersion: 1, reason: '同一人', ...more }, { 'If-Match': '"1"' }),
    )

  it('takes the number along to whoever had none, and its undoing gives it back', async () => {
    const [loser, survivor] = [await person(api, '甄证', { identityNumber: canary }), await person(api, '甄证')]
    expect((await merge(loser, survivor)).status).toBe(200)
    expect((await stored(survivor))?.identity?.hash).toBe(await testHasher(canary))
    expect(await stored(loser)).not.toHaveProperty('identity')
    expect(await held()).toEqual([survivor.id])
    const [fromVersion, version] = [(await stored(survivor))?.version, (await stored(loser))?.version]
    const undone = await api.request(
      `/v1/people/${loser.id}/unmerge`,
      json('POST', { from: survivor.id, fromVersion, reason: '两人' }, { 'If-Match': `"${version}"` }),
    )
    expect(undone.status).toBe(200)
    expect((await stored(loser))?.identity?.hash).toBe(await testHasher(canary))
    expect(await stored(survivor)).not.toHaveProperty('identity')
    expect(await held()).toEqual([loser.id])
    await expectNowhere()
  })

  it('of two numbers is a contradiction that has to be named, and then each stays where it was', async () => {
    const [loser, survivor] = [
      await person(api, '甄证', { identityNumber: canary }),
      await person(api, '甄证', { identityNumber: another }),
    ]
    const problem = await problemOf(await merge(loser, survivor))
    expect(problem).toMatchObject({ code: 'not-acknowledged', errors: [{ path: 'acknowledge.identity' }] })
    expect((await merge(loser, survivor, { acknowledge: ['identity'] })).status).toBe(200)
    expect((await stored(survivor))?.identity?.hash).toBe(await testHasher(another))
    expect([...(await held())].sort()).toEqual([loser.id, survivor.id].sort())
    await expectNowhere()
  })
})
