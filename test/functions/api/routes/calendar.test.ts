import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { type Api, json, type Thing, testApi, walk } from '../../../support/api.ts'
import { organization, session } from '../../../support/api-seeds.ts'

const entry = z.looseObject({
  organization: z.looseObject({ name: z.string() }),
  session: z.looseObject({ number: z.number(), state: z.string() }),
  steps: z.array(
    z.looseObject({
      step: z.string(),
      due: z.object({ from: z.string(), to: z.string() }),
      state: z.string(),
      estimated: z.boolean(),
      rule: z.looseObject({ id: z.string(), document: z.string() }),
    }),
  ),
  overDelay: z.array(z.string()),
})

let api: Api
let national: Thing

const ask = async (query: string) => {
  const { data, meta } = await api.list(`/v1/calendar?asOf=2026-03-02&${query}`)
  return { data: data.map((each) => entry.parse(each)), meta }
}
const names = async (query: string) => (await ask(query)).data.map(({ organization: { name } }) => name).sort()

beforeAll(async () => {
  api = await testApi()
  const society = async (name: string, sessions: readonly object[], more: object = {}) => {
    const of = await organization(api, name, { level: 'province', place: { region: '350000' }, ...more })
    for (const [at, each] of sessions.entries()) await session(api, of, at + 1, each)
    return of
  }
  national = await society('中国某学会', [{ start: '2021-10-01', end: '2026-09-30' }], { level: 'nation', place: {} })
  await society('福建省届满学会', [{ start: '2019-03-01', end: '2024-02-29' }])
  await society('福建省延期学会', [{ start: '2020-09-01', end: '2025-08-31' }])
  await society('福建省约期学会', [{ start: '2021', end: '2026' }])
  await society('福建省新届学会', [
    { start: '2021-02-01', end: '2026-01-31' },
    { start: '2026-02-10', end: '2031-02-09' },
  ])
  await society('福建省远期学会', [{ start: '2024-01-01', end: '2028-12-31' }])
  await society('福建省无期学会', [{ start: '2021-12-01' }])
  await society('福建省无日学会', [{}])
  await society('福建省定期学会', [
    { start: '2021-06-01', end: '2026-05-31' },
    { start: '2026-05-20', status: 'planned' },
  ])
})

describe('GET /v1/calendar', () => {
  it('has the sessions that end in time or are over, and counts those without any date', async () => {
    expect(await names('region=350000')).toEqual(
      [
        '福建省届满学会',
        '福建省延期学会',
        '福建省约期学会',
        '福建省新届学会',
        '福建省无期学会',
        '福建省定期学会',
      ].sort(),
    )
    expect((await ask('region=350000')).meta).toMatchObject({ asOf: '2026-03-02', months: 12, undated: 1 })
    expect(await names('region=350000&months=36')).toContain('福建省远期学会')
    expect(await names('kind=association')).toEqual([])
  })

  it('has every step of the change with its rule, by day', async () => {
    const found = (await ask('level=nation')).data.find(({ organization: { name } }) => name === '中国某学会')
    expect(found).toMatchObject({
      organization: { id: national.id },
      session: { number: 1, state: 'sitting' },
      end: { from: '2026-09-30', to: '2026-09-30', basis: 'session' },
      congress: { basis: 'latest' },
      termLength: expect.arrayContaining([expect.objectContaining({ isAllowed: 'yes' })]),
    })
    expect(found?.steps.map(({ step, due, state, estimated }) => [step, due.from, state, estimated])).toEqual([
      ['plan', '2026-03-30', 'due', false],
      ['request', '2026-07-30', 'ahead', false],
      ['filing', '2026-11-17', 'ahead', false],
      ['delay', '2027-09-30', 'ahead', false],
    ])
    expect(found?.steps[0]).toMatchObject({ rule: { id: 'R051' }, labels: { step: { zh: '报送换届方案' } } })
  })

  it('counts from the congress where its day is on record, and between the days that a date can be', async () => {
    const { data } = await ask('region=350000')
    const of = (name: string) => data.find(({ organization }) => organization.name === name)
    expect(of('福建省定期学会')).toMatchObject({ congress: { from: '2026-05-20', to: '2026-05-20', basis: 'session' } })
    expect(of('福建省定期学会')?.steps.find(({ step }) => step === 'request')?.due.from).toBe('2026-03-20')
    expect(of('福建省约期学会')?.steps.find(({ step }) => step === 'prepare')?.due).toEqual({
      from: '2025-07-01',
      to: '2026-06-30',
    })
    expect(of('福建省无期学会')).toMatchObject({ end: { from: '2026-11-30', basis: 'pack' } })
    expect(of('福建省新届学会')?.steps.filter(({ change }) => change === 'last')).toMatchObject([
      { step: 'filing', state: 'due' },
    ])
  })

  it('tells what is overdue, since when, and over the limit of delay', async () => {
    expect(await names('region=350000&overdue=true')).toEqual(['福建省届满学会', '福建省延期学会'].sort())
    const { data } = await ask('region=350000&overdue=true')
    const late = data.find(({ organization: { name } }) => name === '福建省届满学会')
    expect(late).toMatchObject({
      session: { state: 'held-over' },
      overdueSince: { from: '2024-03-01', to: '2024-03-01' },
      overDelay: ['charter-delay'],
    })
    expect(data.find(({ organization: { name } }) => name === '福建省延期学会')?.overDelay).toEqual([])
    expect(await names('region=350000&overdue=false')).not.toContain('福建省届满学会')
  })

  it('has only the steps that were asked for', async () => {
    const { data } = await ask('step=plan|request')
    expect(new Set(data.flatMap(({ steps }) => steps.map(({ step }) => step)))).toEqual(new Set(['plan', 'request']))
    expect(data.length).toBeGreaterThan(3)
    expect(await names('step=notice')).toEqual([])
  })

  it('takes the length of a term and further steps from the charter', async () => {
    const undated = await api.list('/v1/organizations?region=350000')
    const id = undated.data.find(({ labels, names: all }) =>
      JSON.stringify([labels, all]).includes('福建省无期学会'),
    )?.id
    const rule = {
      id: 'ours',
      text: { zh: '会前十日通知会员。', en: 'Members are notified ten days before.' },
      document: '本会章程',
      confidence: 'charters',
      check: { kind: 'deadline', step: 'notice', side: 'before', of: 'congress', days: 10 },
    }
    const put = await api.request(
      `/v1/organizations/${id}/charters/2021-12-01`,
      json('PUT', { document: '本会章程', termYears: 4, rules: [rule] }),
    )
    expect([200, 201]).toContain(put.status)
    const [found] = (await ask('step=notice')).data
    expect(found).toMatchObject({
      organization: { id },
      end: { from: '2025-11-30', basis: 'charter' },
      steps: [{ rule: { pack: 'charter' } }],
    })
    expect(found?.steps[0]?.due.from).toBe('2025-11-20')
  })

  it('is there for one organization, however far the end of its session', async () => {
    const one = async (id: unknown, query = '') =>
      (await api.request(`/v1/organizations/${id}/calendar?asOf=2026-03-02${query}`)).json()
    const [listed] = (await ask('level=nation')).data
    expect(await one(national.id)).toEqual({ ...listed, asOf: '2026-03-02' })
    const all = (await api.list('/v1/organizations?region=350000')).data
    const far = all.find((each) => JSON.stringify(each).includes('福建省远期学会'))
    expect(await one(far?.id)).toMatchObject({ end: { from: '2028-12-31' }, session: { number: 1 } })
    const bare = await organization(api, '福建省无届学会')
    expect(await one(bare.id)).toMatchObject({ organization: { id: bare.id }, steps: [] })
    expect(await api.refused(`/v1/organizations/${national.id}/calendar?months=3`)).toMatchObject({
      code: 'unknown-parameter',
    })
    expect(await api.refused('/v1/organizations/org_zzzzzzzzzzzzzzzz/calendar')).toMatchObject({ status: 404 })
  })

  it('gives the same organizations whatever the size of its pages', async () => {
    const whole = await walk(api, '/v1/calendar?asOf=2026-03-02&months=60', 100)
    expect(whole).toHaveLength(8)
    for (const limit of [1, 2, 5])
      expect(await walk(api, '/v1/calendar?asOf=2026-03-02&months=60', limit)).toEqual(whole)
    let undated = 0
    let cursor: string | null = ''
    while (cursor !== null) {
      const page = await api.list(`/v1/calendar?asOf=2026-03-02&limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`)
      undated += Number(page.meta.undated)
      cursor = page.meta.nextCursor
    }
    expect(undated).toBe(1)
  })

  it.each([
    ['months=0', 'invalid-input', 'months'],
    ['months=61', 'invalid-input', 'months'],
    ['step=dinner', 'invalid-input', 'step'],
    ['overdue=maybe', 'invalid-input', 'overdue'],
    ['asOf=2026-02-30', 'invalid-date', 'asOf'],
    ['region=亚特兰蒂斯', 'unknown-code', 'region'],
    ['due=2026', 'unknown-parameter', 'due'],
    ['cursor=nonsense', 'invalid-cursor', 'cursor'],
  ])('refuses %s: %s', async (query, code, path) => {
    expect(await api.refused(`/v1/calendar?${query}`)).toMatchObject({ status: 400, code, paths: [path] })
  })
})
