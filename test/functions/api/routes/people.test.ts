import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, type Thing, testApi } from '../../../support/api.ts'
import { membership, organization, person, post } from '../../../support/api-seeds.ts'

let api: Api
let university: Thing
beforeAll(async () => {
  api = await testApi()
  university = await organization(api, '清华大学', { kind: 'institution' })
})

describe('a person', () => {
  it('is created, read, changed, with labels beside every code and contacts only on request', async () => {
    const created = await person(api, '郭 姣', {
      birth: '1975-06',
      gender: '2',
      nationality: 'CN',
      workplace: { region: '440304', city: '深圳' },
      employments: [{ organizationId: university.id, title: '教授' }],
      disciplines: ['110'],
      educations: [{ country: 'US', year: 2001 }],
      delegateRoles: [{ kind: 'npc', level: 'province', term: 14 }],
      languages: ['en'],
      identifiers: [{ scheme: 'orcid', value: 'https://orcid.org/0000-0002-1825-0097' }],
      contacts: [{ kind: 'phone', value: '13800000000' }],
    })
    expect(created).toMatchObject({
      name: '郭姣',
      status: 'active',
      employers: [{ id: university.id, name: '清华大学' }],
      identifiers: [{ scheme: 'orcid', value: '0000-0002-1825-0097', valid: true }],
      labels: {
        gender: { zh: '女性', en: 'Female' },
        region: { zh: '广东省深圳市福田区' },
        disciplines: [{ zh: '数学' }],
        delegateRoles: [{ kind: { zh: '人大代表' }, level: { zh: '省级' } }],
        educations: [{ country: { en: 'United States of America' } }],
      },
    })
    const path = `/v1/people/${created.id}`
    for (const answer of [created, await api.one(path)]) expect(answer).not.toHaveProperty('contacts')
    const full = await api.one(`${path}?include=contacts,provenance&purpose=verification`)
    expect(full).toMatchObject({
      contacts: [{ kind: 'phone', value: '13800000000' }],
      provenance: { contacts: { visibility: 'restricted' }, birth: { assertedBy: 'test:operator' } },
    })
    const changed = await api.patch(path, 1, { birth: '1975-06-12', educations: created.educations, gender: null })
    expect(changed).toMatchObject({ birthYear: 1975, version: 2 })
    expect(changed).not.toHaveProperty('birth')
    expect(changed).not.toHaveProperty('gender')
    expect(changed).not.toHaveProperty('contacts')
    expect(await api.one(`${path}?include=birth,contacts&purpose=verification`)).toMatchObject({
      birth: '1975-06-12',
      contacts: [{ value: '13800000000' }],
    })
  })

  it('comes with everything in one answer, and whether each post is held on the day', async () => {
    const mentor = await person(api, '导师')
    const pupil = await person(api, '学生')
    const society = await organization(api, '力学学会')
    const network = await organization(api, '旅英学会', { kind: 'overseas-network', place: { country: 'GB' } })
    const seat = await post(api, society, '副会长', 'vice-chair')
    await membership(api, mentor, seat, { start: '2020-01-01', representsId: university.id })
    const activity = await api.create('/v1/activities', { name: '培训班', kind: 'training', organizerId: society.id })
    await api.create(`/v1/people/${pupil.id}/honours`, {
      honour: 'young-talent-lift',
      mentorId: mentor.id,
      sponsorId: society.id,
      year: 2024,
    })
    await api.create(`/v1/people/${mentor.id}/affiliations`, { networkId: network.id, country: 'GB' })
    await api.create(`/v1/people/${mentor.id}/engagements`, { activityId: activity.id, role: 'lecturer' })
    expect(await api.one(`/v1/people/${mentor.id}`)).toMatchObject({
      asOf: '2026-03-02',
      memberships: [
        {
          held: 'yes',
          post: { name: '副会长' },
          organization: { name: '力学学会' },
          represents: { name: '清华大学' },
          labels: { role: { zh: '副理事长', en: 'Vice-chair' } },
        },
      ],
      mentorings: [{ mentee: { id: pupil.id, name: '学生' } }],
      affiliations: [{ network: { name: '旅英学会' }, labels: { country: { en: 'United Kingdom' } } }],
      engagements: [{ activity: { name: '培训班' }, kind: 'training' }],
    })
    expect(await api.one(`/v1/people/${mentor.id}?asOf=2019-12-31`)).toMatchObject({ memberships: [{ held: 'no' }] })
    expect(await api.one(`/v1/people/${pupil.id}`)).toMatchObject({
      honours: [{ mentor: { name: '导师' }, sponsor: { name: '力学学会' } }],
    })
  })

  it('may be changed only by whom has seen the latest version', async () => {
    const { id } = await person(api, '并发')
    await api.patch(`/v1/people/${id}`, 1, { note: '一' })
    const stale = json('PATCH', { note: '二' }, { 'If-Match': '"1"' })
    expect(await api.refused(`/v1/people/${id}`, stale)).toMatchObject({
      status: 412,
      code: 'stale-version',
      paths: ['If-Match'],
    })
    expect(await api.refused(`/v1/people/${id}`, json('PATCH', {}))).toMatchObject({
      status: 428,
      code: 'version-required',
    })
  })

  it('who has died leaves every post on that day, and takes no new one', async () => {
    const society = await organization(api, '古生物学会')
    const seat = await post(api, society, '理事长', 'chair')
    const { id } = await person(api, '逝者', { birth: '1930' })
    const { id: held } = await api.create('/v1/memberships', { personId: id, postId: seat.id, start: '2020-01-01' })
    expect(await api.command(`/v1/people/${id}/death`, 1, { on: '2026-02-01' })).toMatchObject({
      status: 'deceased',
      settled: true,
    })
    expect(await api.one(`/v1/memberships/${held}`)).toMatchObject({
      status: 'ended',
      end: '2026-02-01',
      endReason: 'died',
    })
    expect(await api.command(`/v1/people/${id}/settle`, undefined, {})).toMatchObject({ settled: true })
    expect(await api.refused('/v1/memberships', json('POST', { personId: id, postId: seat.id }))).toMatchObject({
      status: 409,
      code: 'not-active',
      paths: ['personId'],
    })
    expect(
      await api.refused(`/v1/people/${id}/death`, json('POST', { on: '1929-01-01' }, { 'If-Match': '"9"' })),
    ).toMatchObject({ status: 412 })
  })
})

describe('what a person has', () => {
  it.each([
    ['honours', 'hon', { name: '某市劳动模范', year: 2020 }, { year: 2021 }],
    ['honours', 'hon', { honour: 'cas-academician' }, { year: 2021 }],
  ])('%s are created, read, changed and listed (%s)', async (collection, prefix, body, change) => {
    const { id } = await person(api, '获奖者')
    const path = `/v1/people/${id}/${collection}`
    const created = await api.create(path, body)
    expect(created.id.startsWith(prefix)).toBe(true)
    expect(await api.patch(`/v1/${collection}/${created.id}`, 1, change)).toMatchObject({
      ...body,
      ...change,
      version: 2,
    })
    expect((await api.list(path)).data).toMatchObject([{ id: created.id, version: 2 }])
    expect(await api.refused(`/v1/people/per_zzzzzzzzzzzzzzzz/${collection}`, json('POST', body))).toMatchObject({
      status: 404,
      code: 'not-found',
    })
  })

  it('affiliations lead to a network, engagements to an activity', async () => {
    const { id } = await person(api, '海外学者')
    const network = await organization(api, '海智基地', { kind: 'overseas-network', place: { country: 'DE' } })
    const affiliation = await api.create(`/v1/people/${id}/affiliations`, { networkId: network.id, start: '2020' })
    expect(await api.patch(`/v1/affiliations/${affiliation.id}`, 1, { end: '2024' })).toMatchObject({ end: '2024' })
    const wrong = json('POST', { networkId: university.id })
    expect(await api.refused(`/v1/people/${id}/affiliations`, wrong)).toMatchObject({
      status: 400,
      paths: ['networkId'],
    })

    const activity = await api.create('/v1/activities', {
      name: '讲座',
      kind: 'lecture',
      organizerId: university.id,
      start: '2025-05-01',
    })
    const engagement = await api.create(`/v1/people/${id}/engagements`, { activityId: activity.id, role: 'lecturer' })
    expect(engagement).toMatchObject({ on: '2025-05-01', kind: 'lecture', labels: { kind: { zh: '授课' } } })
    expect(await api.patch(`/v1/engagements/${engagement.id}`, 1, { note: '主旨' })).toMatchObject({ note: '主旨' })
    for (const collection of ['affiliations', 'engagements'])
      expect((await api.list(`/v1/people/${id}/${collection}`)).meta.total).toBe(1)
  })
})
