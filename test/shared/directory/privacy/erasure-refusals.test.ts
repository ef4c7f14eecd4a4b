import { beforeEach, describe, expect, test } from 'vitest'
import { changePerson, createPerson, getPerson } from '../../../../shared/directory/people.ts'
import { erasePerson } from '../../../../shared/directory/privacy/erase-person.ts'
import { changeHandling } from '../../../../shared/directory/privacy/handling.ts'
import { putNominee } from '../../../../shared/directory/referrals/nominees.ts'
import { nominationInput, openingInput } from '../../../../shared/directory/referrals/referral-input.ts'
import { openReferral } from '../../../../shared/directory/referrals/referrals.ts'
import { AppError } from '../../../../shared/errors.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { crashing, interrupted } from '../../../support/faults.ts'
import { given, inputs, patching } from '../../../support/given.ts'
import { importing } from '../../../support/imports.ts'
import { merge } from '../../../support/merge-stage.ts'
import { refusalOf, untouched } from '../../../support/refusal.ts'

let table: Table
let request: Requests
const input = { reason: 'request-of-the-person' } as const

beforeEach(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

describe('a person is not erased', () => {
  test('while they hold a post, stand in an open case and the law keeps the record: it says all of it, in both languages', async () => {
    const there = given(request)
    const society = await there.organization()
    const post = await there.post(society.id)
    const person = await there.person()
    const held = await there.membership(person.id, post.id, { start: '2024' })
    const target = { kind: 'post', postId: post.id }
    const referral = await openReferral(request(), openingInput.parse({ target, title: '案' }))
    await putNominee(request(), referral.id, 1, person.id, nominationInput.parse({}))
    await changeHandling(request(), person.id, undefined, {
      basis: 'statutory-duty',
      purposes: ['archive'],
      since: '2026-01-01',
      retainUntil: '2036-12-31',
    })
    const act = () => erasePerson(importing(request)(), person.id, 1, input)
    expect(await untouched(table, act)).toEqual({
      code: 'still-in-use',
      paths: [held.id, referral.id, 'handling.retainUntil'],
    })
    const error = await act().catch((thrown: unknown) => thrown)
    if (!(error instanceof AppError)) throw error
    for (const { zh, en } of [error.detail, ...error.faults]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Z\x20-\x7e]/)
    }
  })

  test('while a merge with them is under way', async () => {
    const there = given(request)
    const [loser, survivor] = [await there.person({ note: '一' }), await there.person({ note: '二' })]
    await expect(merge(request, loser.id, survivor.id, crashing(table, 2, 'before'))).rejects.toThrow('transaction')
    const { version } = { ...(await getPerson(request(), survivor.id)) }
    const act = () => erasePerson(importing(request)(), survivor.id, version, input)
    expect(await refusalOf(act)).toEqual({ code: 'still-in-use', paths: [loser.id] })
  })

  test('on a version that has been overtaken, nor over a change that comes just before', async () => {
    const { id } = await given(request).person()
    expect((await refusalOf(() => erasePerson(importing(request)(), id, 2, input))).code).toBe('stale-version')
    const rival = interrupted(table, 1, () => changePerson(request(), id, 1, patching({ note: '新' })))
    const act = () => erasePerson({ ...importing(request)(), table: rival }, id, 1, input)
    expect((await refusalOf(act)).code).toBe('stale-version')
    expect((await getPerson(request(), id)).note).toBe('新')
  })

  test('who is not there, and one who was merged away is asked for under the other id', async () => {
    const there = given(request)
    const [loser, survivor] = [await there.person(), await there.person()]
    await merge(request, loser.id, survivor.id)
    expect((await refusalOf(() => erasePerson(importing(request)(), loser.id, 3, input))).code).toBe('merged')
    const strange = await createPerson({ ...request(), table: await createTestTable() }, inputs.person())
    expect((await refusalOf(() => erasePerson(importing(request)(), strange.id, 1, input))).code).toBe('not-found')
  })
})
