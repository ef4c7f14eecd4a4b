import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, type Thing, testApi, walk } from '../../../support/api.ts'
import { organization } from '../../../support/api-seeds.ts'

let api: Api
let society: Thing
let university: Thing

beforeAll(async () => {
  api = await testApi()
  society = await organization(api, '数学学会')
  university = await organization(api, '某大学', { kind: 'institution' })
})

describe('a relation', () => {
  it('is created, read, changed and listed from both sides', async () => {
    const relations = `/v1/organizations/${society.id}/relations`
    const created = await api.create(relations, { kind: 'agreement-with', targetId: university.id, status: 'in-talks' })
    expect(created).toMatchObject({
      organization: { id: society.id, name: '数学学会' },
      target: { id: university.id, name: '某大学' },
      labels: { kind: { zh: '战略合作' }, status: { zh: '洽谈中', en: 'In talks' } },
    })
    const changed = await api.patch(`/v1/relations/${created.id}`, 1, { status: 'signed', start: '2026-01' })
    expect(changed).toMatchObject({ status: 'signed', start: '2026-01', version: 2 })
    await api.create(`/v1/organizations/${university.id}/relations`, { kind: 'guided-by', targetId: society.id })
    expect((await api.list(relations)).data.map(({ kind }) => kind)).toEqual(['agreement-with', 'guided-by'])
    expect(await walk(api, relations, 1)).toHaveLength(2)
    expect((await api.list(`${relations}?direction=incoming`)).data).toMatchObject([{ kind: 'guided-by' }])
    expect((await api.list(`${relations}?kind=战略合作`)).data).toMatchObject([{ id: created.id }])
    expect((await api.list(`/v1/organizations/${university.id}/relations?direction=incoming`)).data).toMatchObject([
      { id: created.id, version: 2 },
    ])
  })

  it('leads to another organization that exists', async () => {
    const relations = `/v1/organizations/${society.id}/relations`
    const to = (targetId: string) => json('POST', { kind: 'guided-by', targetId })
    expect(await api.refused(relations, to(society.id))).toMatchObject({
      status: 409,
      code: 'cycle',
      paths: ['targetId'],
    })
    expect(await api.refused(relations, to('org_zzzzzzzzzzzzzzzz'))).toMatchObject({
      status: 400,
      code: 'unknown-reference',
      paths: ['targetId'],
    })
    expect(await api.refused('/v1/organizations/org_zzzzzzzzzzzzzzzz/relations', to(society.id))).toMatchObject({
      status: 404,
      code: 'not-found',
    })
  })
})
