import { expect, test } from 'vitest'
import { indexAsOf } from '../../../../shared/directory/index/as-of.ts'
import { auditIndex } from '../../../../shared/directory/index/audit-index.ts'
import { catchUp } from '../../../../shared/directory/index/catch-up.ts'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { recordLook } from '../../../../shared/directory/looks.ts'
import { noon, today } from '../../../support/clock.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'

test('the index reaches up to now, or to just before the oldest change that it does not have; catching up brings it to now', async () => {
  const table = await createTestTable()
  const start = noon('2026-03-01')
  await ensureIndex(table, start)
  const now = noon('2026-03-05')
  expect(await indexAsOf(table, now)).toEqual(now)

  const there = given(testRequests({ table, now: noon(today) }))
  const society = await there.organization()
  const person = await there.person()
  const post = await there.post(society.id)
  await there.membership(person.id, post.id)
  expect(await indexAsOf(table, now)).toEqual(new Date(noon(today).getTime() + 999))
  // An activity is in no index.
  expect(await catchUp(table, start, now)).toEqual(new Map())
  await given(testRequests({ table, now: noon('2026-03-04'), seed: 9 })).activity(society.id)
  expect(await indexAsOf(table, now)).toEqual(now)
  expect(await auditIndex(table)).toMatchObject({ documents: 2, drifts: [] })
})

test('that somebody was looked at leaves the index up to date', async () => {
  const table = await createTestTable()
  await ensureIndex(table, noon(today))
  const now = noon('2026-03-05')
  const subjects = [(await given(testRequests({ table, now: noon('2026-02-28') })).somebody()).id]
  const ctx = testRequests({ table, now: noon('2026-03-04') })()
  await recordLook(ctx, { subjects, fields: ['contacts'], purpose: 'verification' })
  expect(await indexAsOf(table, now)).toEqual(now)
})
