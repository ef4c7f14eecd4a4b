import { beforeAll, expect, test } from 'vitest'
import { changeHandling } from '../../../../shared/directory/privacy/handling.ts'
import { dueBefore } from '../../../../shared/directory/privacy/retention-due.ts'
import { putNominee } from '../../../../shared/directory/referrals/nominees.ts'
import { nominationInput, openingInput } from '../../../../shared/directory/referrals/referral-input.ts'
import { openReferral } from '../../../../shared/directory/referrals/referrals.ts'
import { moveReferral, transitionInput } from '../../../../shared/directory/referrals/transitions.ts'
import { retentionRules } from '../../../../shared/domain/retention.ts'
import { importLimits } from '../../../../shared/roster/roster-import.ts'
import type { Table } from '../../../../shared/table/client.ts'
import type { Position } from '../../../../shared/table/page.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given } from '../../../support/given.ts'
import { byAge } from '../../../support/referral-stage.ts'
import { refusalOf } from '../../../support/refusal.ts'

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const due = async (before: string) =>
  (await dueBefore(request(), before, 50, undefined)).items.map((each) =>
    each.rule === 'person' ? each.handling.retainUntil : each.personIds,
  )

test('records are due the day after their last, over the turn of years, and a page goes on where it ended', async () => {
  const says = { basis: 'contract', purposes: ['roster'], since: '2026-01-01' }
  for (const retainUntil of ['2027-12-31', '2026-12-31', '2028-01-01', undefined]) {
    const { id } = await given(request).person()
    await changeHandling(request(), id, undefined, { ...says, ...(retainUntil === undefined ? {} : { retainUntil }) })
  }
  expect(await due('2026-12-31')).toEqual([])
  expect(await due('2027-01-01')).toEqual(['2026-12-31'])
  expect(await due('2028-01-01')).toEqual(['2026-12-31', '2027-12-31'])
  const seen: unknown[] = []
  let from: Position | undefined
  do {
    const page = await dueBefore(request(), '2029-01-01', 1, from)
    seen.push(...page.items.map((each) => each.dueOn))
    from = page.next
  } while (from !== undefined)
  expect(seen).toEqual(['2026-12-31', '2027-12-31', '2028-01-01'])
})

test('a last day that has passed is not stated', async () => {
  const { id } = await given(request).person()
  const says = { basis: 'contract', purposes: ['roster'], since: '2020-01-01', retainUntil: '2026-03-01' }
  const refusal = await refusalOf(() => changeHandling(request(), id, undefined, says))
  expect(refusal).toEqual({ code: 'invalid-input', paths: ['retainUntil'] })
})

test('who was put forward and not appointed is due three years after the case has ended, and not while it is open', async () => {
  const there = given(request)
  const [society, person] = [await there.organization(), await there.person()]
  const post = await there.post(society.id)
  const target = { kind: 'post', postId: post.id }
  const { id } = await openReferral(request(), openingInput.parse({ target, title: '案' }))
  await putNominee(request(), id, 1, person.id, nominationInput.parse({}))
  expect(await due('2035-01-01')).not.toContainEqual([person.id])
  await moveReferral(request(), byAge, id, 2, transitionInput.parse({ to: 'withdrawn' }))
  expect(await due('2029-03-02')).not.toContainEqual([person.id])
  expect(await due('2029-03-03')).toContainEqual([person.id])
})

test('the register says of files what the import does', () => {
  expect(retentionRules.find(({ id }) => id === 'import-file')?.days).toBe(importLimits.keptDays)
})
