import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, testApi } from '../../../support/api.ts'
import { seedNames } from '../../../support/api-seeds.ts'

let api: Api
let named: (text: string) => string

beforeAll(async () => {
  api = await testApi()
  named = await seedNames(api)
})

describe('a body is refused for', () => {
  it.each([
    ['/v1/organizations', { names: [{ text: '学会', kind: 'official' }] }, 'invalid-input', 'kind'],
    ['/v1/organizations', { kind: 'club', names: [{ text: '学会', kind: 'official' }] }, 'invalid-input', 'kind'],
    ['/v1/organizations', { kind: 'society', names: [] }, 'invalid-input', 'names'],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: '学'.repeat(201), kind: 'official' }] },
      'invalid-input',
      'names.0.text',
    ],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: 'a\tb', kind: 'official' }] },
      'invalid-input',
      'names.0.text',
    ],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: '甲', kind: 'official' }], place: { region: '福田区' } },
      'unknown-code',
      'place.region',
    ],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: '甲', kind: 'official' }], place: { country: 'US', region: '440000' } },
      'invalid-input',
      'place.region',
    ],
    [
      '/v1/organizations',
      { kind: 'grassroots', form: '高校科协', names: [{ text: '甲', kind: 'official' }] },
      'unknown-code',
      'form',
    ],
    [
      '/v1/organizations',
      { kind: 'grassroots', form: 'university', names: [{ text: '甲', kind: 'official' }] },
      'invalid-input',
      'form',
    ],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: '甲', kind: 'official' }], founded: '1990-13' },
      'invalid-date',
      'founded',
    ],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: '甲', kind: 'official', start: '2020', end: '2019' }] },
      'end-before-start',
      'names.0.end',
    ],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: '甲', kind: 'official' }], parentId: 'org_zzzzzzzzzzzzzzzz' },
      'unknown-reference',
      'parentId',
    ],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: '甲', kind: 'official' }], parentId: '学会' },
      'invalid-input',
      'parentId',
    ],
    [
      '/v1/organizations',
      { kind: 'society', names: [{ text: '甲', kind: 'official' }], network: {} },
      'invalid-input',
      'network',
    ],
    ['/v1/people', { names: [{ text: '甲', kind: 'official' }], birth: '1970-02-30' }, 'invalid-date', 'birth'],
    [
      '/v1/people',
      { names: [{ text: '甲', kind: 'official' }], disciplines: ['999999'] },
      'unknown-code',
      'disciplines.0',
    ],
    [
      '/v1/people',
      { names: [{ text: '甲', kind: 'official' }], employments: [{ organizationId: 'org_zzzzzzzzzzzzzzzz' }] },
      'unknown-reference',
      'employments.0.organizationId',
    ],
    [
      '/v1/people',
      { names: [{ text: '甲', kind: 'official' }], employments: [{ title: '教授' }] },
      'invalid-input',
      'employments.0.organization',
    ],
    ['/v1/memberships', { personId: 'per_zzzzzzzzzzzzzzzz', postId: 'POST' }, 'unknown-reference', 'personId'],
    [
      '/v1/memberships',
      { personId: 'PERSON', postId: 'POST', start: '2024-01-01', end: '2023-12-31' },
      'end-before-start',
      'end',
    ],
    ['/v1/memberships', { personId: 'PERSON', postId: 'POST', endReason: 'died' }, 'invalid-input', 'endReason'],
    ['/v1/memberships', { personId: 'PERSON', postId: 'POST', status: '在任' }, 'invalid-input', 'status'],
    [
      '/v1/organizations/ORG/posts',
      { name: '当然', role: 'chair', filledBy: 'ex-officio' },
      'invalid-input',
      'basePostId',
    ],
    ['/v1/organizations/ORG/posts', { name: '国王', role: 'king' }, 'unknown-code', 'role'],
    ['/v1/organizations/ORG/posts', { name: '零', role: 'chair', capacity: 0 }, 'invalid-input', 'capacity'],
    ['/v1/organizations/ORG/sessions', { number: 1, start: '2024', end: '2023' }, 'end-before-start', 'end'],
    ['/v1/people/PERSON/honours', { honour: 'cas-academician', name: '院士' }, 'invalid-input', 'honour'],
    ['/v1/people/PERSON/honours', { name: '奖', mentorId: 'per_zzzzzzzzzzzzzzzz' }, 'unknown-reference', 'mentorId'],
  ])('%s %j: %s at %s', async (path, body, code, where) => {
    const refusal = await api.refused(named(path), json('POST', JSON.parse(named(JSON.stringify(body)))))
    expect(refusal).toMatchObject({ status: 400, code, paths: [where] })
    expect(refusal.zh.startsWith(`${where}：`) || refusal.code === 'unknown-reference' || where === 'network').toBe(
      true,
    )
  })

  it('all its faults at once', async () => {
    const body = { kind: 'club', names: [{ text: '', kind: 'x' }], founded: '1990-00' }
    expect(await api.refused('/v1/organizations', json('POST', body))).toMatchObject({
      code: 'invalid-input',
      paths: expect.arrayContaining(['kind', 'names.0.text', 'names.0.kind', 'founded']),
    })
  })
})
