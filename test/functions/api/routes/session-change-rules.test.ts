import { expect, it } from 'vitest'
import { json } from '../../../support/api.ts'
import { membership, organization, person, post, session } from '../../../support/api-seeds.ts'
import { workingApi } from '../../../support/session-change-api.ts'

const quota = {
  id: 'women',
  text: { zh: '女理事不少于三分之一。', en: 'At least a third of the council are women.' },
  document: '本会章程',
  confidence: 'charters',
  check: {
    kind: 'quota',
    label: '女性',
    roles: ['council-member'],
    condition: { gender: ['女'] },
    minShare: { num: 1, den: 3 },
  },
}

it('a session opens over a rule about the whole slate only if an officer names that rule', async () => {
  const { api, work } = await workingApi()
  const society = await organization(api, '某章程学会')
  const rules = { document: '本会章程', termYears: 4, rules: [quota] }
  await api.request(`/v1/organizations/${society.id}/charters/2020-01-01`, json('PUT', rules))
  const member = await post(api, society, '理事', 'council-member', { capacity: 3 })
  const tenth = await session(api, society, 10, { start: '2022-03-20', end: '2026-03-19' })
  for (const name of ['赵甲', '钱乙', '孙丙'])
    await membership(api, await person(api, name, { birth: '1980', gender: '1' }), member, { sessionId: tenth.id })
  const path = `/v1/organizations/${society.id}/session-changes`
  const prepared = await api.create(path, { start: '2026-03-20', from: 'last-session' })
  expect(prepared).toMatchObject({ change: { end: '2030-03-19' } })
  await work()
  const { version } = await api.one(`/v1/sessions/${prepared.id}`)
  const open = (acknowledge: readonly object[]) => json('POST', { acknowledge }, { 'If-Match': `"${version}"` })
  const at = `/v1/sessions/${prepared.id}/change/open`
  const refusal = await api.refused(at, open([{ rule: 'charter/other' }]))
  expect(refusal).toMatchObject({ status: 409, code: 'not-acknowledged', paths: ['acknowledge'] })
  expect(refusal.zh).toContain('[{"rule":"charter/women"}]')
  const opened = await api.command(at, version, { acknowledge: [{ rule: 'charter/women' }, { rule: 'charter/other' }] })
  expect(opened).toMatchObject({ status: 'sitting', change: { acknowledged: [{ rule: 'charter/women' }] } })
})

const age = {
  id: 'age',
  text: { zh: '理事长不超过70周岁；超过的须经理事会表决。', en: 'The chair is at most 70; above, the council votes.' },
  document: '本会章程',
  confidence: 'charters',
  when: { roles: ['chair'] },
  check: { kind: 'age', max: 70, at: 'election' },
  approvals: [{ by: 'council', act: 'vote' }],
}

it('a session opens with a seat that needs an approval only if an officer answers for it', async () => {
  const { api, work } = await workingApi()
  const society = await organization(api, '某章程学会')
  const rules = { document: '本会章程', termYears: 4, rules: [age] }
  await api.request(`/v1/organizations/${society.id}/charters/2020-01-01`, json('PUT', rules))
  const chair = await post(api, society, '理事长', 'chair')
  const tenth = await session(api, society, 10, { start: '2022-03-20', end: '2026-03-19' })
  const old = await person(api, '年长者', { birth: '1950-01-01' })
  await membership(api, old, chair, { sessionId: tenth.id })
  const path = `/v1/organizations/${society.id}/session-changes`
  const prepared = await api.create(path, { start: '2026-03-20', from: 'last-session' })
  await work()
  const { version } = await api.one(`/v1/sessions/${prepared.id}`)
  const at = `/v1/sessions/${prepared.id}/change/open`
  const seat = { personId: old.id, postId: chair.id }
  const refusal = await api.refused(at, json('POST', {}, { 'If-Match': `"${version}"` }))
  expect(refusal).toMatchObject({ status: 409, code: 'not-acknowledged' })
  expect(refusal.zh).toContain(JSON.stringify([seat]))
  const opened = await api.command(at, version, { acknowledge: [seat] })
  expect(opened).toMatchObject({ status: 'sitting', change: { acknowledged: [seat] } })
})
