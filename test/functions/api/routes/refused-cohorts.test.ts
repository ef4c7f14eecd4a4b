import { beforeAll, describe, expect, it } from 'vitest'
import { type Api, json, testApi } from '../../../support/api.ts'
import { organization } from '../../../support/api-seeds.ts'

let api: Api
let named: (text: string) => string

beforeAll(async () => {
  api = await testApi()
  const [organizer, applicant] = [await organization(api, '某科协'), await organization(api, '某学会')]
  named = (text) => text.replace('ORG', organizer.id).replace('APP', applicant.id)
  await api.request(named('/v1/organizations/ORG/cohorts'), json('POST', cohort))
  await api.request(named('/v1/organizations/ORG/cohorts/talent-plan/2024/quotas/APP'), json('PUT', { asked: 3 }))
})

const cohort = { programme: 'talent-plan', cohort: '2024', year: 2024, years: 2, status: 'open' }
const nobody = 'org_zzzzzzzzzzzzzzzz'

describe('a cohort is refused', () => {
  it.each([
    [{ programme: 'no-such' }, 'unknown-code', 'programme'],
    [{ programme: undefined }, 'invalid-input', 'programme'],
    [{ cohort: '2024/2026' }, 'invalid-input', 'cohort'],
    [{ cohort: '..' }, 'invalid-input', 'cohort'],
    [{ cohort: 'x'.repeat(51) }, 'invalid-input', 'cohort'],
    [{ years: 0 }, 'invalid-input', 'years'],
    [{ years: undefined }, 'invalid-input', 'years'],
    [{ year: '2024' }, 'invalid-input', 'year'],
    [{ status: 'over' }, 'invalid-input', 'status'],
    [{ places: -1 }, 'invalid-input', 'places'],
    [{ opens: '2024-03', closes: '2024-02' }, 'end-before-start', 'closes'],
    [{ decidedOn: '2024-02-30' }, 'invalid-date', 'decidedOn'],
    [{ surplus: 1 }, 'invalid-input', 'surplus'],
  ])('with %j', async (more, code, path) => {
    const body = { ...cohort, cohort: '2025', ...more }
    const refusal = await api.refused(named('/v1/organizations/ORG/cohorts'), json('POST', body))
    expect(refusal).toMatchObject({ status: 400, code, paths: [path] })
  })

  it('of an organization that does not exist', async () => {
    for (const id of [nobody, 'org_1'])
      expect(await api.refused(`/v1/organizations/${id}/cohorts`, json('POST', cohort))).toMatchObject({ status: 404 })
  })

  it('when a change would give it another name, or comes without its version', async () => {
    const path = named('/v1/organizations/ORG/cohorts/talent-plan/2024')
    for (const field of [{ programme: 'young-talent-lift' }, { cohort: '2025' }])
      expect(await api.refused(path, json('PATCH', field, { 'If-Match': '"1"' }))).toMatchObject({
        ...{ status: 400, code: 'invalid-input' },
        paths: Object.keys(field),
      })
    const patch = { status: 'closed' }
    expect(await api.refused(path, json('PATCH', patch))).toMatchObject({ status: 428 })
    expect(await api.refused(path, json('PATCH', patch, { 'If-Match': '"9"' }))).toMatchObject({ status: 412 })
    expect(await api.refused(path, json('PATCH', { years: null }, { 'If-Match': '"1"' }))).toMatchObject({
      paths: ['years'],
    })
  })
})

describe('a quota is refused', () => {
  const quotas = '/v1/organizations/ORG/cohorts/talent-plan/2024/quotas'
  it.each([
    [{ asked: 3, granted: 4 }, 'granted'],
    [{ granted: 1 }, 'asked'],
    [{ asked: 0 }, 'asked'],
    [{ asked: 2.5 }, 'asked'],
    [{ asked: 3, granted: -1 }, 'granted'],
    [{ asked: 3, decidedOn: '2024-05' }, 'decidedOn'],
    [{ asked: 3, applicantId: nobody }, 'applicantId'],
  ])('with %j', async (body, path) => {
    const refusal = await api.refused(named(`${quotas}/APP`), json('PUT', body, { 'If-Match': '"1"' }))
    expect(refusal).toMatchObject({ status: 400, code: 'invalid-input', paths: [path] })
  })

  it('of an applicant, cohort or programme that does not exist', async () => {
    const put = json('PUT', { asked: 1 })
    expect(await api.refused(named(`${quotas}/${nobody}`), put)).toMatchObject({
      ...{ status: 400, code: 'unknown-reference', paths: ['applicantId'] },
    })
    expect(await api.refused(named(`${quotas}/APP`).replace('2024', '2023'), put)).toMatchObject({ status: 404 })
    expect(await api.refused(named(`${quotas}/APP`).replace('talent-plan', 'no-such'), put)).toMatchObject({
      ...{ status: 400, code: 'unknown-code', paths: ['programme'] },
    })
    // The applicant runs no such cohort itself.
    const wrongOrganizer = quotas.replace('ORG', 'APP')
    expect(await api.refused(named(`${wrongOrganizer}/${nobody}`), put)).toMatchObject({ status: 404 })
  })

  it('with preconditions that contradict each other, or say nothing', async () => {
    const send = (headers: Record<string, string>) =>
      api.refused(named(`${quotas}/APP`), json('PUT', { asked: 3 }, headers))
    const wrong = { status: 400, paths: ['If-None-Match'] }
    expect(await send({ 'If-None-Match': '*', 'If-Match': '"1"' })).toMatchObject(wrong)
    expect(await send({ 'If-None-Match': '"1"' })).toMatchObject(wrong)
    expect(await send({ 'If-None-Match': '*' })).toMatchObject({ status: 428, code: 'version-required' })
    expect(await send({ 'If-Match': '"7"' })).toMatchObject({ status: 412, code: 'stale-version' })
  })
})

describe('a reading is refused', () => {
  it.each([
    ['/v1/programmes/no-such/cohorts', 'programme'],
    ['/v1/programmes/talent-plan/cohorts?organizer=org_1', 'organizer'],
    ['/v1/programmes/talent-plan/cohorts?state=open', 'state'],
    ['/v1/programmes/talent-plan/cohorts?status=over', 'status'],
    ['/v1/programmes/talent-plan/cohorts?year=2020..2019', 'year'],
    ['/v1/programmes/talent-plan/cohorts?limit=201', 'limit'],
    ['/v1/programmes/talent-plan/report', 'organizer'],
    ['/v1/programmes/talent-plan/report?organizer=ORG&since=17', 'since'],
    ['/v1/programmes/talent-plan/report?organizer=ORG&asOf=2024', 'asOf'],
    ['/v1/organizations/ORG/cohorts/talent-plan/2024/report?since=2017', 'since'],
    ['/v1/organizations/ORG/cohorts/talent-plan/2024/selected?standing=done', 'standing'],
    ['/v1/organizations/ORG/cohorts/talent-plan/2024/selected?mentor=org_1', 'mentor'],
    ['/v1/organizations/ORG/cohorts/talent-plan/2024/selected?cursor=x', 'cursor'],
    ['/v1/organizations/ORG/cohorts/talent-plan/%23', 'cohort'],
    ['/v1/organizations/ORG/applications?cohort=2024', 'cohort'],
  ])('%s', async (path, where) => {
    expect(await api.refused(named(path))).toMatchObject({ status: 400, paths: [where] })
  })

  it.each([
    '/v1/organizations/ORG/cohorts/talent-plan/2023',
    '/v1/organizations/ORG/cohorts/talent-plan/2023/quotas',
    '/v1/organizations/ORG/cohorts/talent-plan/2023/report',
    '/v1/organizations/ORG/cohorts/talent-plan/2023/selected',
    `/v1/organizations/${nobody}/cohorts`,
    `/v1/organizations/${nobody}/applications`,
    `/v1/programmes/talent-plan/report?organizer=${nobody}`,
  ])('%s, of which there is none', async (path) => {
    expect(await api.refused(named(path))).toMatchObject({ status: 404, code: 'not-found' })
  })
})

describe('a coverage report is refused', () => {
  const body = {
    holders: [{ label: '理事长', post: { roles: ['chair'] } }],
    duties: [{ label: '培训', engagement: { kinds: ['training'] } }],
  }

  it.each([
    [
      '/v1/coverage',
      { holders: [{ label: 'x', post: { roles: ['国王'] } }] },
      'unknown-code',
      'holders.0.post.roles.0',
    ],
    ['/v1/coverage', { holders: undefined }, 'invalid-input', 'holders'],
    ['/v1/coverage', { duties: [] }, 'invalid-input', 'duties'],
    [
      '/v1/coverage',
      { duties: [{ label: 'x', engagement: { kind: [] } }] },
      'invalid-input',
      'duties.0.engagement.kind',
    ],
    ['/v1/coverage', { surplus: 1 }, 'invalid-input', 'surplus'],
    ['/v1/coverage', { cursor: 'x' }, 'invalid-cursor', 'cursor'],
    ['/v1/coverage?limit=5', {}, 'unknown-parameter', 'limit'],
  ])('by %s with %j', async (path, more, code, where) => {
    const refusal = await api.refused(path, json('POST', { ...body, ...more }))
    expect(refusal).toMatchObject({ status: 400, code, paths: [where] })
  })
})
