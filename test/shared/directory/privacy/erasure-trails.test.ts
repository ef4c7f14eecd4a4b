import { beforeEach, expect, test } from 'vitest'
import { changePerson, getPerson } from '../../../../shared/directory/people.ts'
import { requestCorrection } from '../../../../shared/directory/privacy/corrections.ts'
import { erasePerson } from '../../../../shared/directory/privacy/erase-person.ts'
import { getErasure } from '../../../../shared/directory/privacy/erasures.ts'
import { carryOnErasure } from '../../../../shared/directory/privacy/settle-erasure.ts'
import { verifyErased } from '../../../../shared/directory/privacy/verify-erased.ts'
import { openingInput } from '../../../../shared/directory/referrals/referral-input.ts'
import { openReferral } from '../../../../shared/directory/referrals/referrals.ts'
import { correctionInput } from '../../../../shared/domain/correction.ts'
import type { PersonId } from '../../../../shared/domain/ids.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given, patching } from '../../../support/given.ts'
import { importing } from '../../../support/imports.ts'
import { memoryStore } from '../../../support/memory-store.ts'

let table: Table
let request: Requests
const phone = '13977778888'
const contacts = [{ kind: 'phone', value: phone }]

beforeEach(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

async function erase(id: PersonId) {
  const { version } = await getPerson(request(), id)
  await erasePerson(importing(request)(), id, version, { reason: 'entered-in-error' })
  expect(await carryOnErasure(importing(request), id, () => false)).toBe('done')
  return getErasure(request(), id)
}

const leftOf = (values: readonly string[]) => verifyErased(table, { files: memoryStore().files, keys: [] }, values)

test("a telephone that was written down with somebody else by mistake and taken off again leaves that one's trail too", async () => {
  const gone = await given(request).person({ names: [{ text: '余量人', kind: 'official' }], contacts })
  const other = await given(request).person()
  await changePerson(request(), other.id, 1, patching({ contacts }))
  await changePerson(request(), other.id, 2, patching({ contacts: [] }))
  expect((await leftOf([phone])).length).toBeGreaterThan(2)
  const { mentions } = await erase(gone.id)
  expect(await leftOf([phone, '余量人'])).toEqual([])
  expect(mentions).toEqual([])
  expect(await getPerson(request(), other.id)).toMatchObject({ version: 3 })
})

test("a name alone in somebody else's trail, or in their request, is listed for people to look at, once each", async () => {
  const gone = await given(request).person({ names: [{ text: '余量人', kind: 'official' }] })
  const other = await given(request).person()
  await changePerson(request(), other.id, 1, patching({ note: '余量人代管' }))
  await changePerson(request(), other.id, 2, patching({ note: undefined }))
  const says = correctionInput.parse({ about: 'names', wrong: '与余量人混淆' })
  const { id } = await requestCorrection(request(), other.id, says)
  expect((await erase(gone.id)).mentions.toSorted()).toEqual([id, other.id].sort())
})

test.each(['Yu "Lily" Liang', 'Yu\\Liang', "O'余"])(
  'a name as odd as %s is blotted out of the title of a case, and leaves its trail',
  async (text) => {
    const there = given(request)
    const names = [
      { text: '余量人', kind: 'official' },
      { text, kind: 'english' },
    ]
    const gone = await there.person({ names })
    const post = await there.post((await there.organization()).id)
    const target = { kind: 'post', postId: post.id }
    await openReferral(request(), openingInput.parse({ target, title: `推荐 ${text}` }))
    await erase(gone.id)
    expect(await leftOf([text])).toEqual([])
  },
)
