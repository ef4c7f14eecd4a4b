import { beforeEach, describe, expect, test } from 'vitest'
import { type Api, json, type Thing } from '../../../support/api.ts'
import { organization } from '../../../support/api-seeds.ts'
import { Referrals, referralApi, stage } from '../../../support/referral-stage.ts'
import { testApp } from '../../../support/test-app.ts'

let api: Api

beforeEach(async () => {
  api = await referralApi()
})

const given = (recipient: Thing, more: object = {}) => ({
  kind: 'pass-on',
  purpose: 'post',
  recipientId: recipient.id,
  givenOn: '2026-02-01',
  expiresOn: '2027-01-31',
  means: 'signed',
  evidence: '同意书第一号',
  ...more,
})

describe('withdrawing a consent', () => {
  test('withdraws that of every open case to the same recipient for the same purpose, and a recommendation is refused from then on', async () => {
    const cases = new Referrals(api)
    const { society, target, young } = await stage(api)
    const other = await organization(api, '另一学会')
    const [to, elsewhere] = [
      await cases.open(target),
      await cases.open({ kind: 'award', name: '奖', organizationId: other.id }),
    ]
    let first = await cases.consent(await cases.nominate(to, young), young, society)
    const second = await cases.consent(await cases.nominate(elsewhere, young), young, other, { purpose: 'award' })
    first = await cases.move(first, 'consulted')
    const consent = await api.create(`/v1/people/${young.id}/consents`, given(society))
    const withdraw = () => api.command(`/v1/people/${young.id}/consents/${consent.id}/withdraw`, 1, { means: 'oral' })
    expect(await withdraw()).toMatchObject({ inForce: false, withdrawnInCases: [to.id], withdrawn: { means: 'oral' } })
    // Said again it stays withdrawn, and finds nothing more to do.
    expect(await withdraw()).toMatchObject({ version: 2, withdrawnInCases: [to.id] })
    const { version } = await api.one(`/v1/referrals/${to.id}`)
    const refusal = await cases.refused('POST', { ...first, version }, '/transitions', {
      to: 'recommended',
      nominees: [young.id],
    })
    expect(refusal).toMatchObject({ code: 'consent-missing' })
    // Nor does one from before the withdrawal come in by the case.
    const late = await cases.refused('PUT', { ...first, version }, `/nominees/${young.id}/consent`, {
      ...given(society, { kind: undefined, expiresOn: undefined, evidence: undefined }),
      until: '2027-01-31',
    })
    expect(late).toMatchObject({ code: 'invalid-input', paths: ['givenOn'] })
    expect(await api.one(`/v1/referrals/${elsewhere.id}`)).toMatchObject({ version: second.version })
  })

  test('hides somebody whose record rests on consent from a machine client at once, as somebody who is not there', async () => {
    const { society } = await stage(api)
    const chair = await api.create('/v1/people', {
      names: [{ text: '甲', kind: 'official' }],
      employments: [{ organizationId: society.id }],
    })
    const grant = { role: 'integration', node: society.id, scopes: ['people:read', 'people:internal'] } as const
    const principal = { id: 'client:feed', kind: 'client', grants: [grant], scopes: ['people:read'] } as const
    // Its own rights are not the subject here: everybody is in reach.
    const { app } = testApp({ table: api.table, principal: Object(principal) })
    const seen = async () => (await app.request(`/v1/people/${chair.id}`)).status
    expect(await seen()).toBe(200)
    const handling = { basis: 'consent', purposes: ['roster'], since: '2026-01-01' }
    await api.request(`/v1/people/${chair.id}/handling`, json('PUT', handling))
    expect(await seen()).toBe(404)
    const consent = await api.create(`/v1/people/${chair.id}/consents`, given(society))
    expect(await seen()).toBe(200)
    await api.command(`/v1/people/${chair.id}/consents/${consent.id}/withdraw`, 1, { means: 'electronic' })
    const hidden = await (await app.request(`/v1/people/${chair.id}`)).json()
    const missing = await (await app.request(`/v1/people/${chair.id.slice(0, -2)}zz`)).json()
    const plain = (problem: unknown) => JSON.stringify(problem).replaceAll(/per_\w+|request-\d+/g, 'id')
    expect(plain(hidden)).toEqual(plain(missing))
    // Somebody of the staff sees them all the same.
    await api.one(`/v1/people/${chair.id}`)
  })

  test('is refused before the consent, after today, on an old version, and for somebody else', async () => {
    const { society, young, old } = await stage(api)
    const consent = await api.create(`/v1/people/${young.id}/consents`, given(society))
    const path = `/v1/people/${young.id}/consents/${consent.id}/withdraw`
    const at = (version: number, body: object) =>
      json('POST', { means: 'oral', ...body }, { 'If-Match': `"${version}"` })
    expect(await api.refused(path, at(1, { on: '2026-01-31' }))).toMatchObject({ code: 'invalid-input' })
    expect(await api.refused(path, at(1, { on: '2030-01-31' }))).toMatchObject({ code: 'invalid-input' })
    expect(await api.refused(path, at(7, {}))).toMatchObject({ code: 'stale-version' })
    expect(await api.refused(path.replace(young.id, old.id), at(1, {}))).toMatchObject({ code: 'not-found' })
  })
})

test('a consent to passing on names who receives it, once, and is not given after today', async () => {
  const { society, young } = await stage(api)
  const path = `/v1/people/${young.id}/consents`
  const faults = async (more: object) => (await api.refused(path, json('POST', given(society, more)))).paths
  expect(await faults({ recipientId: undefined })).toEqual(['recipientId'])
  expect(await faults({ recipient: '某国际组织' })).toEqual(['recipient'])
  expect(await faults({ givenOn: '2026-12-01' })).toEqual(['givenOn'])
  expect(await faults({ expiresOn: '2026-01-01' })).toEqual(['expiresOn'])
  expect(await faults({ kind: 'whatever' })).toEqual(['kind'])
  const abroad = await api.create(
    path,
    given(society, { kind: 'abroad', recipientId: undefined, recipient: '某国际组织' }),
  )
  expect(abroad).toMatchObject({ article: 'PIPL 39', inForce: true, labels: { purpose: { zh: '推荐担任职务' } } })
  expect((await api.list(path)).data).toHaveLength(1)
})
