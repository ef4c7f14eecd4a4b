import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, type Thing, testApi, walk } from '../../../support/api.ts'
import { organization, person } from '../../../support/api-seeds.ts'

let api: Api
let host: Thing
const add = (name: string, more: object = {}) =>
  api.create('/v1/activities', { name, kind: 'training', organizerId: host.id, ...more })
const names = async (query: string) => (await walk(api, `/v1/activities?${query}`, 2)).map(({ name }) => name)

beforeAll(async () => {
  api = await testApi()
  host = await organization(api, '主办方')
})

describe('an activity', () => {
  it('is created, read, changed, and has participants', async () => {
    const created = await add('理事长培训班', { place: { region: '440300' }, start: '2025-05-01', end: '2025-05-03' })
    expect(created).toMatchObject({ labels: { kind: { zh: '培训' }, region: { zh: '广东省深圳市' } } })
    expect(await api.patch(`/v1/activities/${created.id}`, 1, { end: '2025-05-04' })).toMatchObject({
      end: '2025-05-04',
    })
    for (const name of ['学员甲', '学员乙', '学员丙'])
      await api.create(`/v1/people/${(await person(api, name)).id}/engagements`, {
        activityId: created.id,
        role: 'attendee',
      })
    const people = await walk(api, `/v1/activities/${created.id}/participants`, 2)
    expect(people).toHaveLength(3)
    expect(people[0]).toMatchObject({
      role: 'attendee',
      person: { name: '学员甲' },
      labels: { role: { zh: '参加者' } },
    })
    expect(await api.refused('/v1/activities/act_zzzzzzzzzzzzzzzz/participants')).toMatchObject({ status: 404 })
  })

  it('needs an organizer that exists', async () => {
    const body = { name: '无主', kind: 'training', organizerId: 'org_zzzzzzzzzzzzzzzz' }
    expect(await api.refused('/v1/activities', json('POST', body))).toMatchObject({
      status: 400,
      code: 'unknown-reference',
      paths: ['organizerId'],
    })
  })
})

describe('the list of activities', () => {
  beforeAll(async () => {
    const other = await organization(api, '另一主办方')
    await add('二〇二四年', { start: '2024' })
    await add('三月', { start: '2024-03', kind: 'forum' })
    await add('三月八日', { start: '2024-03-08' })
    await add('四月', { start: '2024-04-01', organizerId: other.id })
    await add('无日期')
  })

  it.each([
    ['date=2024-03-08', ['二〇二四年', '三月', '三月八日']],
    ['date=2024-03-09..2024-04', ['二〇二四年', '三月', '四月']],
    ['date=..2024-02', ['二〇二四年']],
    ['date=2024-04..2024-12', ['二〇二四年', '四月']],
    ['date=2026..', []],
    ['date=2024&kind=论坛', ['三月']],
    ['date=2024&kind=!forum', ['二〇二四年', '三月八日', '四月']],
  ])('takes %s; a date known to the year may be any day of it', async (query, expected) => {
    expect(await names(query)).toEqual(expected)
  })

  it('takes an organizer, and holds those without a date where no date is asked for', async () => {
    expect(await names(`organizer=${host.id}&kind=training`)).toEqual([
      '无日期',
      '二〇二四年',
      '三月八日',
      '理事长培训班',
    ])
  })

  it('refuses dates that are none', async () => {
    for (const date of ['2024-02-30', '2025..2024', 'gestern'])
      expect(await api.refused(`/v1/activities?date=${date}`)).toMatchObject({ status: 400, paths: ['date'] })
  })
})
