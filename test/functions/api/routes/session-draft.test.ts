import { beforeAll, describe, expect, it } from 'vitest'
import { json, type Thing } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'
import { type Working, workingApi } from '../../../support/session-change-api.ts'

const start = '2026-03-20'
const coverage = {
  asOf: start,
  holders: [{ label: '理事长', post: { roles: ['chair', 'council-member'], regions: ['福建省'] } }],
  duties: [{ label: '培训', engagement: { kinds: ['training'], roles: ['attendee'] } }],
}

let working: Working
let society: Thing
let chair: Thing
let otherChair: Thing
let veteran: Thing
let newcomer: Thing
let prepared: Thing
let drafted: Thing

/** What the API answers to questions about who holds what, without the draft's own lines. */
async function answers() {
  const { api } = working
  const body = async (path: string, init?: RequestInit) => {
    const found = await (await api.request(path, init)).json()
    return JSON.parse(
      JSON.stringify(found, (key, value) =>
        ['dataAsOf', 'version', 'lagSeconds', 'requestId'].includes(key) ? undefined : value,
      ),
    )
  }
  const ask = (postId: string) =>
    body('/v1/eligibility/check', json('POST', { postId, people: [veteran.id, newcomer.id], electionOn: start }))
  return {
    ahead: await body(`/v1/vacancies/ahead?asOf=2026-03-02&region=350000`),
    vacancies: await Promise.all([start, '2026-03-02'].map((on) => body(`/v1/vacancies?asOf=${on}&region=350000`))),
    calendar: await body(`/v1/calendar?asOf=2026-03-02&region=350000`),
    own: await body(`/v1/organizations/${society.id}/calendar?asOf=2026-03-02`),
    rosters: await Promise.all(
      [start, '2026-03-02'].map((on) => body(`/v1/organizations/${society.id}/roster?asOf=${on}`)),
    ),
    eligibility: [await ask(chair.id), await ask(otherChair.id)],
    coverage: await body('/v1/coverage', json('POST', coverage)),
  }
}

beforeAll(async () => {
  working = await workingApi()
  const { api } = working
  const place = { level: 'province', place: { region: '350000' } }
  society = await organization(api, '福建省测试学会', place)
  const other = await organization(api, '福建省另一学会', place)
  chair = await post(api, society, '会长', 'chair')
  otherChair = await post(api, other, '会长', 'chair')
  const member = await post(api, society, '理事', 'council-member', { capacity: 5 })
  await session(api, other, 3, { start: '2022-01-01', end: '2026-12-31' })
  const ninth = await session(api, society, 9, { start: '2016-03-20', end: '2021-03-19', status: 'closed' })
  const tenth = await session(api, society, 10, { start: '2021-03-20', end: '2026-03-19' })
  veteran = await person(api, '连任者', { birth: '1965-01-01', workplace: { region: '350100' } })
  newcomer = await person(api, '新人', { birth: '1980-01-01' })
  for (const sessionId of [ninth.id, tenth.id]) {
    await membership(api, veteran, chair, { sessionId })
    await membership(api, veteran, member, { sessionId })
  }
}, 60_000)

describe('whoever is named in a session that is prepared', () => {
  it('holds nothing by it: no roster, vacancy, calendar, outlook, verdict or report counts them', {
    timeout: 60_000,
  }, async () => {
    const { api, work } = working
    const before = await answers()
    prepared = await api.create(`/v1/organizations/${society.id}/session-changes`, { start, from: 'last-session' })
    await work()
    drafted = await membership(api, newcomer, chair, { sessionId: prepared.id })
    await membership(api, newcomer, chair, { sessionId: prepared.id, nature: 'honorary', start: '2026-03-20' })
    const after = await answers()
    expect(after.coverage).toEqual(before.coverage)
    expect(after.vacancies).toEqual(before.vacancies)
    expect(after.rosters).toEqual(before.rosters)
    expect(after.own).toEqual(before.own)
    expect(after.calendar).toEqual(before.calendar)
    expect(after.ahead).toEqual(before.ahead)
    // That the seat is now one of the prepared session is all that a verdict says otherwise.
    const without = (all: unknown) => JSON.parse(JSON.stringify(all).replace(`"sessionId":"${prepared.id}",`, ''))
    expect(after.eligibility.map(without)).toEqual(before.eligibility)
  })

  it('is shown as proposed, then as publicised, wherever a membership is shown', async () => {
    const { api } = working
    const shownIn = async () => {
      const one = await api.one(`/v1/memberships/${drafted.id}`)
      const holders = (await api.list(`/v1/posts/${chair.id}/holders`)).data
      const line = holders.find(({ id }) => id === drafted.id)
      const whole = JSON.stringify(await (await api.request(`/v1/people/${newcomer.id}`)).json())
      return [one.status, one.held, line?.status, line?.held, whole.includes('"in-office"')]
    }
    expect(await shownIn()).toEqual(['proposed', 'no', 'proposed', 'no', false])
    const { version } = await api.one(`/v1/sessions/${prepared.id}`)
    const days = { from: '2026-03-01', to: '2026-03-08' }
    const shown = await api.command(`/v1/sessions/${prepared.id}/change/publicise`, version, days)
    expect(shown).toMatchObject({ change: { stage: 'publicised', publicised: days } })
    expect(await shownIn()).toEqual(['publicised', 'no', 'publicised', 'no', false])
    const back = await api.command(`/v1/sessions/${prepared.id}/change/draft`, shown.version, {})
    expect(back).toMatchObject({ change: { stage: 'draft' } })
    expect(await shownIn()).toEqual(['proposed', 'no', 'proposed', 'no', false])
  })
})
