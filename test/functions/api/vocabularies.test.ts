import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { vocabularies } from '../../../shared/vocabulary/vocabularies.ts'
import { problemOf } from '../../support/edge.ts'
import { testApp } from '../../support/test-app.ts'

const { app } = testApp()
const list = z.object({
  data: z.array(
    z.object({
      code: z.string(),
      zh: z.string(),
      ancestors: z.array(z.object({ code: z.string(), zh: z.string() })),
      hasChildren: z.boolean(),
    }),
  ),
  meta: z.object({
    total: z.int(),
    nextCursor: z.string().nullable(),
    lagSeconds: z.literal(0),
    dataAsOf: z.iso.datetime(),
  }),
})

async function read(path: string) {
  const answer = await app.request(`/v1/vocabularies/${path}`)
  expect(answer.status).toBe(200)
  return list.parse(await answer.json())
}

async function refusal(path: string) {
  return problemOf(await app.request(`/v1/vocabularies/${path}`, { headers: { 'Accept-Language': 'en' } }))
}

describe('GET /v1/vocabularies', () => {
  it('lists every code list with edition, source and size', async () => {
    const answer = z.object({
      data: z.array(
        z.strictObject({
          id: z.string(),
          name: z.object({ zh: z.string(), en: z.string() }),
          edition: z.string(),
          source: z.string(),
          size: z.int().min(1),
        }),
      ),
    })
    const { data } = answer.parse(await (await app.request('/v1/vocabularies')).json())
    expect(data.map(({ id }) => id)).toEqual([...vocabularies.keys()])
  })
})

describe('GET /v1/vocabularies/{list}', () => {
  it('gives entries with what lies above them', async () => {
    const { data } = await read('regions?code=440304')
    expect(data).toMatchObject([
      { code: '440304', zh: '福田区', ancestors: [{ zh: '深圳市' }, { zh: '广东省' }], hasChildren: false },
    ])
  })

  it('gives all that lies directly below a parent', async () => {
    const { data, meta } = await read('regions?parent=440000&limit=200')
    expect([data.length, meta.total, meta.nextCursor]).toEqual([21, 21, null])
  })

  it('finds by name, exact hits first', async () => {
    const { data } = await read(`disciplines?q=${encodeURIComponent('数学')}`)
    expect(data[0]).toMatchObject({ code: '110' })
  })

  it('gives every entry once over all pages', async () => {
    const codes: string[] = []
    let cursor = ''
    do {
      const { data, meta } = await read(`countries?limit=70${cursor}`)
      codes.push(...data.map(({ code }) => code))
      cursor = meta.nextCursor === null ? '' : `&cursor=${meta.nextCursor}`
    } while (cursor !== '')
    expect(codes).toEqual([...(vocabularies.get('countries')?.entries() ?? [])].map(({ code }) => code))
  })

  it('refuses a cursor of another list and one that was changed', async () => {
    const { meta } = await read('countries?limit=1')
    expect((await refusal(`regions?limit=1&cursor=${meta.nextCursor}`)).code).toBe('invalid-cursor')
    expect((await refusal(`countries?limit=1&level=1&cursor=${meta.nextCursor}`)).code).toBe('invalid-cursor')
    expect((await refusal('countries?cursor=AAAA')).code).toBe('invalid-cursor')
  })

  it('leaves out what a negated filter names', async () => {
    const { data } = await read('genders?code=!1|2')
    expect(data.map(({ code }) => code)).toEqual(['0', '9'])
  })

  it('names unknown lists, parents and codes', async () => {
    expect((await refusal('planets')).detail).toContain('disciplines')
    expect((await refusal('regions?parent=449999')).code).toBe('unknown-code')
    expect((await refusal('regions?code=440304|x')).errors).toMatchObject([{ path: 'code' }])
    expect((await refusal('constructor')).status).toBe(404)
  })
})
