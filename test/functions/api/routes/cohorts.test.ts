import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Api, json, type Thing, testApi, walk } from '../../../support/api.ts'
import { organization, person } from '../../../support/api-seeds.ts'

let api: Api
let beijing: Thing
let society: Thing
let university: Thing
const lift = 'young-talent-lift'

beforeAll(async () => {
  api = await testApi()
  beijing = await organization(api, '某市科协', { kind: 'association' })
  society = await organization(api, '某学会')
  university = await organization(api, '某大学科协', { kind: 'grassroots' })
})

/** Creates a cohort; the answer is its address and its first version. */
async function cohort(label: string, more: object = {}, organizer = beijing): Promise<string> {
  const body = { programme: lift, cohort: label, year: Number.parseInt(label, 10), years: 3, status: 'open', ...more }
  const response = await api.request(`/v1/organizations/${organizer.id}/cohorts`, json('POST', body))
  expect([response.status, response.headers.get('ETag')]).toEqual([201, '"1"'])
  return response.headers.get('Location') ?? ''
}

async function read(path: string, init?: RequestInit): Promise<Record<string, unknown>> {
  const response = await api.request(path, init)
  const body: unknown = await response.json()
  expect(response.ok, JSON.stringify(body)).toBe(true)
  return z.record(z.string(), z.unknown()).parse(body)
}

const put = (body: object, headers: Record<string, string> = {}) => json('PUT', body, headers)

describe('a cohort', () => {
  it('lies at the address of its organizer, programme and label, and is changed by whoever has seen it', async () => {
    const path = await cohort('2024-2026', { opens: '2023-09', closes: '2023-11-30' })
    expect(path).toBe(`/v1/organizations/${beijing.id}/cohorts/${lift}/2024-2026`)
    expect(await read(path)).toMatchObject({
      ...{ organizerId: beijing.id, cohort: '2024-2026', status: 'open', dueYear: 2027, version: 1 },
      labels: { programme: { zh: '青年人才托举工程' }, status: { zh: '申报中' } },
    })
    expect((await api.request(path, { headers: { 'If-None-Match': '"1"' } })).status).toBe(304)
    const patch = json('PATCH', { status: 'decided', places: 440, closes: null }, { 'If-Match': '"1"' })
    expect(await read(path, patch)).toMatchObject({ status: 'decided', places: 440, version: 2, opens: '2023-09' })
    expect(await read(`${path}?include=provenance`)).not.toHaveProperty('closes')
    const audit = await walk(api, `/v1/audit?entity=${encodeURIComponent(`${beijing.id}/${lift}/2024-2026`)}`, 5)
    expect(audit.map(({ action }) => action)).toEqual(['change', 'create'])
  })

  it('may have a label in Chinese, and its programme may be named', async () => {
    const path = await cohort('第九届 (2025)', { year: 2025 })
    expect(path).toMatch(/^[\x21-\x7e]+$/)
    expect(await read(path)).toMatchObject({ cohort: '第九届 (2025)' })
    expect(await read(path.replace(lift, encodeURIComponent('青年人才托举工程')))).toMatchObject({ programme: lift })
  })

  it('is one at most under its label, of each organizer and programme; a repeated request is answered again', async () => {
    const body = { programme: lift, cohort: '2019-2021', year: 2019, years: 3 }
    const send = json('POST', body, { 'Idempotency-Key': 'once' })
    const path = `/v1/organizations/${beijing.id}/cohorts`
    const [first, again] = [await api.request(path, send), await api.request(path, send)]
    expect([first.status, again.status]).toEqual([201, 201])
    expect(await again.json()).toEqual(await first.json())
    expect(await api.refused(path, json('POST', body))).toMatchObject({
      status: 409,
      code: 'already-exists',
      paths: ['cohort'],
    })
    await cohort('2019-2021', {}, society)
    await cohort('2019-2021', { programme: 'talent-plan' })
  })

  it('is listed by programme over all organizers, by organizer, status and year', async () => {
    const labels = async (query: string) =>
      (await walk(api, `/v1/programmes/${lift}/cohorts${query}`, 2)).map((each) => `${each.organizerId} ${each.cohort}`)
    const [b, s] = [beijing.id, society.id]
    expect(await labels('')).toEqual([
      ...[`${b} 2019-2021`, `${s} 2019-2021`].sort(),
      `${b} 2024-2026`,
      `${b} 第九届 (2025)`,
    ])
    expect(await labels(`?organizer=${b}`)).toEqual([`${b} 2019-2021`, `${b} 2024-2026`, `${b} 第九届 (2025)`])
    expect(await labels('?status=decided')).toEqual([`${b} 2024-2026`])
    expect(await labels('?year=2020..&status=!decided')).toEqual([`${b} 第九届 (2025)`])
    expect((await api.list(`/v1/organizations/${b}/cohorts`)).data).toHaveLength(4)
    expect((await api.list(`/v1/organizations/${b}/cohorts?programme=talent-plan`)).data).toMatchObject([
      { cohort: '2019-2021', programme: 'talent-plan' },
    ])
    const { data } = await api.list(`/v1/programmes/${lift}/cohorts?organizer=${s}`)
    expect(data).toMatchObject([{ organizer: { id: s, name: '某学会' } }])
  })
})

describe('the quota of an organization', () => {
  it('is asked for, granted by whoever has seen it, and stays once the cohort is closed', async () => {
    const path = await cohort('2030-2032')
    const quota = `${path}/quotas/${society.id}`
    expect(await api.refused(quota)).toMatchObject({ status: 404, code: 'not-found' })
    const first = await api.request(quota, put({ asked: 5 }, { 'If-None-Match': '*' }))
    expect([first.status, first.headers.get('ETag')]).toEqual([201, '"1"'])
    expect(await api.refused(quota, put({ asked: 6 }))).toMatchObject({ status: 428, code: 'version-required' })
    const grant = { asked: 5, granted: 3, decidedOn: '2030-03' }
    const granted = await api.request(quota, put(grant, { 'If-Match': '"1"' }))
    expect([granted.status, granted.headers.get('ETag')]).toEqual([200, '"2"'])
    expect(await api.refused(quota, put(grant, { 'If-Match': '"1"' }))).toMatchObject({
      status: 412,
      code: 'stale-version',
    })
    expect(await read(quota)).toMatchObject({ ...grant, applicantId: society.id, organizerId: beijing.id, version: 2 })
    await read(path, json('PATCH', { status: 'closed' }, { 'If-Match': '"1"' }))
    const closed = { status: 409, code: 'not-active', paths: ['cohort'] }
    expect(await api.refused(quota, put({ asked: 5 }, { 'If-Match': '"2"' }))).toMatchObject(closed)
    expect(await api.refused(`${path}/quotas/${university.id}`, put({ asked: 5 }))).toMatchObject(closed)
    await read(path, json('PATCH', { status: 'decided' }, { 'If-Match': '"2"' }))
    expect(await read(quota, put({ asked: 5, granted: 4 }, { 'If-Match': '"2"' }))).toMatchObject({ granted: 4 })
  })

  it('is listed with the cohort, and with the organization over the years', async () => {
    const names: unknown[] = []
    for (const label of ['2034-2036', '2031-2033']) {
      const path = await cohort(label)
      await read(`${path}/quotas/${university.id}`, put({ asked: 2 }))
      await read(`${path}/quotas/${society.id}`, put({ asked: 3 }))
      const quotas = await walk(api, `${path}/quotas`, 1)
      names.push(quotas.map(({ applicant }) => Reflect.get(Object(applicant), 'name')).sort())
    }
    expect(names).toEqual([
      ['某大学科协', '某学会'],
      ['某大学科协', '某学会'],
    ])
    const applied = await walk(api, `/v1/organizations/${university.id}/applications?programme=${lift}`, 1)
    expect(applied).toMatchObject([
      { cohort: '2031-2033', asked: 2, organizer: { name: '某市科协' } },
      { cohort: '2034-2036', asked: 2, organizer: { name: '某市科协' } },
    ])
    expect((await api.list(`/v1/organizations/${university.id}/applications?programme=talent-plan`)).data).toEqual([])
  })
})

describe('people selected', () => {
  it('are those of the organizer, by standing, sponsor and mentor, with the names of both', async () => {
    const path = await cohort('2021-2023')
    const mentor = await person(api, '某院士')
    const select = async (name: string, more: object) => {
      const { id } = await person(api, name)
      const honour = { honour: lift, cohort: '2021-2023', organizerId: beijing.id, year: 2021, ...more }
      return api.create(`/v1/people/${id}/honours`, honour)
    }
    await select('甲', { sponsorId: society.id, mentorId: mentor.id, completedYear: 2024 })
    const yi = await select('乙', { sponsorId: university.id })
    await select('丙', { organizerId: society.id })
    await select('丁', { cohort: '2021-2023#x' })
    const names = async (query: string) =>
      (await walk(api, `${path}/selected?asOf=2025-06-30${query}`, 1)).map((each) =>
        Reflect.get(Object(each.person), 'name'),
      )
    expect((await names('')).sort()).toEqual(['乙', '甲'])
    expect(await names('&standing=overdue')).toEqual(['乙'])
    expect(await names('&standing=!overdue')).toEqual(['甲'])
    expect(await names(`&sponsor=${university.id}`)).toEqual(['乙'])
    expect(await names(`&mentor=${mentor.id}`)).toEqual(['甲'])
    expect((await api.list(`${path}/selected?mentor=${mentor.id}`)).data).toMatchObject([
      {
        ...{ standing: 'completed', completedYear: 2024, labels: { standing: { zh: '已完成培养周期' } } },
        ...{ sponsor: { name: '某学会' }, mentor: { id: mentor.id, name: '某院士' } },
      },
    ])
    expect((await api.list(`${path}/selected?asOf=2020-06-30`)).data).toEqual([])
    await api.patch(`/v1/honours/${yi.id}`, 1, { cohort: '2022-2024' })
    expect(await names('')).toEqual(['甲'])
  })
})

describe('a report', () => {
  it('shows what is asked, granted, filled and mentored, with names and findings', async () => {
    const path = await cohort('2015-2017', { status: 'decided' })
    await read(`${path}/quotas/${society.id}`, put({ asked: 4, granted: 1 }))
    await read(`${path}/quotas/${university.id}`, put({ asked: 2, granted: 2 }))
    const mentor = await person(api, '另一院士')
    await api.create(`/v1/people/${mentor.id}/honours`, { honour: 'cae-academician', year: 2011 })
    for (const more of [{ mentorId: mentor.id }, { completedYear: 2018 }]) {
      const { id } = await person(api, '青年')
      const honour = { honour: lift, cohort: '2015-2017', organizerId: beijing.id, sponsorId: society.id, ...more }
      await api.create(`/v1/people/${id}/honours`, honour)
    }
    const report = await read(`${path}/report?asOf=2019-01-01`)
    expect(report).toMatchObject({
      ...{ organizer: { name: '某市科协' }, cohort: '2015-2017', asOf: '2019-01-01', dueYear: 2018 },
      ...{ applicants: 2, asked: 6, undecided: 0, granted: { organizations: 2, places: 3 } },
      ...{ open: { organizations: 1, places: 2 }, selected: 2, completed: 1, running: 0, overdue: 1 },
      mentors: {
        count: 1,
        academicians: 1,
        mentored: 1,
        unmentored: 1,
        list: [{ name: '另一院士', academician: true }],
      },
      sponsors: [
        { name: '某大学科协', granted: 2, open: 2 },
        { name: '某学会', granted: 1, selected: 2 },
      ],
      findings: [
        {
          code: 'selected-over-granted',
          count: 1,
          organization: { name: '某学会' },
          label: { zh: '入选人数超过批准名额' },
        },
      ],
    })
    const whole = await read(`/v1/programmes/${lift}/report?organizer=${beijing.id}&since=2015&asOf=2019-01-01`)
    expect(whole).toMatchObject({ selected: 2, completed: 1, overdue: 1, mentors: { academicians: 1 }, since: 2015 })
    expect(Reflect.get(Object(whole), 'cohorts')[0]).toMatchObject({ cohort: '2015-2017', asked: 6, selected: 2 })
  })
})
