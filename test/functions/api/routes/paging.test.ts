import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, type Thing, testApi, walk } from '../../../support/api.ts'
import { membership, organization, person, post } from '../../../support/api-seeds.ts'

let api: Api
let top: Thing
let council: Thing
const count = 23

beforeAll(async () => {
  api = await testApi()
  top = await organization(api, '省科协', { kind: 'association' })
  council = await post(api, top, '委员', 'council-member', { capacity: 100 })
  for (let nth = 0; nth < count; nth++) {
    await organization(api, `学会${nth}`, { parentId: top.id, place: { region: nth % 2 === 0 ? '440300' : '510000' } })
    await membership(api, await person(api, `委员${nth}`), council, { start: '2024-01-01' })
    const activity = {
      name: `活动${nth}`,
      kind: 'forum',
      organizerId: top.id,
      start: `2025-${String(1 + (nth % 12)).padStart(2, '0')}`,
    }
    await api.create('/v1/activities', activity)
  }
})

describe('every list', () => {
  it.each([
    ['/v1/organizations', count + 1],
    ['/v1/organizations?region=440000', 12],
    ['/v1/organizations?within=TOP', count + 1],
    ['/v1/organizations/TOP/children', count],
    ['/v1/organizations/TOP/roster', count],
    ['/v1/memberships?organization=TOP', count],
    ['/v1/posts/COUNCIL/holders', count],
    ['/v1/activities', count],
    ['/v1/activities?date=2025-03', 2],
    ['/v1/people', count],
    ['/v1/audit?actor=test:operator', 4 * count + 2],
    ['/v1/vacancies?state=vacant', 1],
  ])('%s gives the same %i things in the same order whatever the size of its pages', async (path, size) => {
    const at = path.replace('TOP', top.id).replace('COUNCIL', council.id)
    const whole = await walk(api, at, 100)
    expect(whole).toHaveLength(size)
    expect(new Set(whole.map((each) => JSON.stringify(each))).size).toBe(size)
    for (const limit of [1, 5, size]) expect(await walk(api, at, limit)).toEqual(whole)
  })

  it('neither skips nor repeats while others add and remove', async () => {
    const path = `/v1/organizations/${top.id}/children?limit=3`
    const before = new Set((await walk(api, `/v1/organizations/${top.id}/children`, 50)).map(({ id }) => String(id)))
    const seen: string[] = []
    let cursor: string | null = ''
    for (let nth = 0; cursor !== null; nth++) {
      const page = await api.list(cursor === '' ? path : `${path}&cursor=${cursor}`)
      seen.push(...page.data.map(({ id }) => String(id)))
      cursor = page.meta.nextCursor
      await organization(api, `学会${nth}之后`, { parentId: top.id })
      const last = seen.at(-1)
      if (nth % 3 === 0 && last !== undefined) await api.patch(`/v1/organizations/${last}`, 1, { parentId: null })
    }
    expect(new Set(seen).size).toBe(seen.length)
    for (const id of before) expect(seen).toContain(id)
  })

  it('answers HEAD like GET', async () => {
    const head = await api.request('/v1/organizations?limit=1', { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    expect((await api.request('/v1/organizations?limit=0', { method: 'HEAD' })).status).toBe(400)
  })

  it('refuses the cursor of another list, of other filters, and a changed one', async () => {
    const { meta } = await api.list('/v1/organizations?limit=2&kind=society')
    const cursor = meta.nextCursor ?? ''
    const others = [
      `/v1/organizations?limit=2&cursor=${cursor}`,
      `/v1/organizations?limit=2&kind=!society&cursor=${cursor}`,
      `/v1/organizations/${top.id}/children?kind=society&cursor=${cursor}`,
      `/v1/vacancies?kind=society&cursor=${cursor}`,
      `/v1/organizations?limit=2&kind=society&cursor=${cursor.slice(0, -3)}AAA`,
    ]
    for (const path of others)
      expect(await api.refused(path)).toMatchObject({ status: 400, code: 'invalid-cursor', paths: ['cursor'] })
    const { data } = await api.list(`/v1/organizations?limit=7&kind=society&cursor=${cursor}`)
    expect(data).toHaveLength(7)
  })

  it('refuses a list of values that is empty, negated in the middle, or too long', async () => {
    for (const kind of ['', '|', 'society|', 'society|!body', Array.from({ length: 51 }, () => 'society').join('|')])
      expect(await api.refused(`/v1/organizations?kind=${kind}`)).toMatchObject({ status: 400, paths: ['kind'] })
    expect(await api.refused('/v1/organizations?kind=society&kind=body')).toMatchObject({
      status: 400,
      paths: ['kind'],
    })
    expect(await api.refused('/v1/organizations', json('PUT', {}))).toMatchObject({ status: 405 })
  })
})
