import { expect, test } from 'vitest'
import { json } from '../../../support/api.ts'
import { person } from '../../../support/api-seeds.ts'
import { Referrals, referralApi, stage } from '../../../support/referral-stage.ts'

test('a nominee who is merged away stays on the list, is appointed under the other id, and the case is found by that', async () => {
  const api = await referralApi()
  const referrals = new Referrals(api)
  const { society, chair, young, aged, target } = await stage(api)
  const again = await person(api, '甲', { birth: '1971' })
  const of = await referrals.accepted(target, society, [young])
  const merge = { into: again.id, intoVersion: 1, reason: '重复录入' }
  const { version } = await api.one(`/v1/people/${young.id}`)
  const done = await api.request(`/v1/people/${young.id}/merge`, json('POST', merge, { 'If-Match': `"${version}"` }))
  expect(done.status).toBe(200)
  const { data } = await api.list(`/v1/referrals?person=${again.id}`)
  expect(data.map(({ id }) => id)).toEqual([of.id])
  const other = await referrals.open(target)
  expect(await referrals.refused('PUT', other, `/nominees/${young.id}`, {})).toMatchObject({
    code: 'merged',
    paths: ['personId'],
  })
  await referrals.nominate(other, aged)
  const appointed = {
    start: '2026-03-02',
    decidedBy: '会员代表大会',
    nominees: [{ personId: young.id }],
  }
  await referrals.change('POST', of, '/appoint', appointed)
  const { data: held } = await api.list(`/v1/memberships?post=${chair.id}`)
  expect(held).toMatchObject([{ personId: again.id, status: 'in-office' }])
})
