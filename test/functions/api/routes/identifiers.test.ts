import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, testApi } from '../../../support/api.ts'
import { organization, person } from '../../../support/api-seeds.ts'

let api: Api
beforeAll(async () => {
  api = await testApi()
})

const uscc = '51100000500010000'
const carrying = (value: string, scheme = 'uscc') => ({ identifiers: [{ scheme, value }] })

describe('identifiers', () => {
  it('lead to who carries them, in any way of writing', async () => {
    const { id } = await person(api, '有号', carrying('0000-0002-1825-0097', 'orcid'))
    for (const value of ['orcid:0000-0002-1825-0097', 'orcid:https://orcid.org/0000-0002-1825-0097'])
      expect((await api.list(`/v1/identifiers?value=${encodeURIComponent(value)}`)).data).toMatchObject([
        { type: 'person', id, name: '有号' },
      ])
    expect((await api.list('/v1/identifiers?value=uscc:91350100M000100Y43')).data).toEqual([])
  })

  it('with a wrong check character are kept, flagged, and shared', async () => {
    const wrong = `${uscc}Z`
    const first = await organization(api, '错号甲', carrying(wrong))
    const second = await organization(api, '错号乙', carrying(wrong))
    expect(first.identifiers).toEqual([{ scheme: 'uscc', value: wrong, valid: false }])
    const { data, meta } = await api.list(`/v1/identifiers?value=uscc:${wrong}`)
    expect(data.map(({ id }) => id).sort()).toEqual([first.id, second.id].sort())
    expect(meta.identifier).toEqual({ scheme: 'uscc', value: wrong, valid: false })
    expect((await api.list(`/v1/organizations?identifier=uscc:${wrong}&limit=1`)).meta.nextCursor).not.toBeNull()
    expect((await api.list(`/v1/organizations?identifier=uscc:${wrong}&status=closed`)).data).toEqual([])
  })

  it('that are right belong to one record only', async () => {
    const right = carrying('91350100M000100Y43')
    const { id } = await organization(api, '对号', right)
    const again = json('POST', { kind: 'society', names: [{ text: '重号', kind: 'official' }], ...right })
    expect(await api.refused('/v1/organizations', again)).toMatchObject({
      status: 409,
      code: 'identifier-taken',
      paths: ['identifiers.0'],
    })
    await api.patch(`/v1/organizations/${id}`, 1, { identifiers: [] })
    await api.create('/v1/organizations', { kind: 'society', names: [{ text: '重号', kind: 'official' }], ...right })
  })

  it('of no known scheme are refused by name', async () => {
    for (const query of ['', '?value=passport:1', '?value=uscc'])
      expect(await api.refused(`/v1/identifiers${query}`)).toMatchObject({
        status: 400,
        paths: expect.arrayContaining(['value']),
      })
  })
})
