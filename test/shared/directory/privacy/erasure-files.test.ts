import { beforeEach, describe, expect, test } from 'vitest'
import { applyImport } from '../../../../shared/directory/imports/apply-import.ts'
import type { ImportContext } from '../../../../shared/directory/imports/import-context.ts'
import { planFile } from '../../../../shared/directory/imports/plan-file.ts'
import { getImport } from '../../../../shared/directory/imports/read-imports.ts'
import { startImport } from '../../../../shared/directory/imports/start-import.ts'
import { createPerson, getPerson } from '../../../../shared/directory/people.ts'
import { erasePerson } from '../../../../shared/directory/privacy/erase-person.ts'
import { carryOnErasure } from '../../../../shared/directory/privacy/settle-erasure.ts'
import { verifyErased } from '../../../../shared/directory/privacy/verify-erased.ts'
import type { ImportId, OrganizationId, PersonId } from '../../../../shared/domain/ids.ts'
import { importSettings } from '../../../../shared/roster/roster-import.ts'
import { writeWorkbook } from '../../../../shared/spreadsheet/write-workbook.ts'
import type { Table } from '../../../../shared/table/client.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { given, inputs } from '../../../support/given.ts'
import { numberOf } from '../../../support/identity-numbers.ts'
import { importing, runThrough } from '../../../support/imports.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'
import { testHasher } from '../../../support/test-app.ts'

const planner = planFile(() => 0, testHasher)
const number = numberOf('1971-09-30', 8)
const [name, phone] = ['文件中人', '13912345678']
const header = ['姓名', '职务', '推荐人及电话']

let table: Table
let store: MemoryStore
let request: () => ImportContext
let society: OrganizationId
let person: PersonId

beforeEach(async () => {
  table = await createTestTable()
  store = memoryStore()
  const requests = testRequests({ table })
  request = importing(requests, store)
  society = (await given(requests).organization()).id
  await given(requests).post(society, { name: '理事', role: 'council-member', capacity: 50 })
  const facts = { names: [{ text: name, kind: 'official' }], contacts: [{ kind: 'phone', value: phone }] }
  const identity = { kind: 'resident-id', hash: await testHasher(number) } as const
  person = (await createPerson(request(), inputs.person(facts), identity)).id
})

async function upload(file: string | Uint8Array): Promise<ImportId> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
  return (await startImport(request(), society, { bytes, settings: importSettings.parse({}) })).id
}

async function read(file: string | Uint8Array): Promise<ImportId> {
  const id = await upload(file)
  await runThrough(request, id, planner)
  return id
}

async function erase(): Promise<void> {
  const { version } = await getPerson(request(), person)
  await erasePerson(request(), person, version, { reason: 'request-of-the-person' })
  expect(await carryOnErasure(request, person, () => false)).toBe('done')
}

const stateOf = async (id: ImportId) => {
  const { state, file } = await getImport(request(), id)
  return [state, file.erased === true, [...store.stored.keys()].some((key) => key.includes(id))]
}

const gone = ['cancelled', true, false]

describe('an uploaded file that names somebody who is erased goes, whole', () => {
  test('where no plan came of it: one without a header, one that nobody has read yet, and one that is broken', async () => {
    const headless = await read(`随便,什么\n${name},${phone}\n`)
    const unread = await upload(`姓名,职务\n${name},理事\n`)
    const broken = await upload(`PK\u0003\u0004${name}`)
    expect([await stateOf(headless), await stateOf(unread)]).toEqual([
      ['unreadable', false, true],
      ['reading', false, true],
    ])
    await erase()
    for (const id of [headless, unread, broken]) expect(await stateOf(id)).toEqual(gone)
  })

  test.each([
    ['their name', name],
    ['their telephone, written otherwise', '139-1234 5678'],
    ['their identity number, of which the hash is kept', number],
  ])('where %s stands in a column that was not read', async (_, says) => {
    const id = await read(`${header}\n另一人,理事,介绍人${says === number ? ',' : ''}${says}\n`)
    expect(await stateOf(id)).toEqual(['planned', false, true])
    await erase()
    expect(await stateOf(id)).toEqual(gone)
  })

  test('where they stand on another sheet of a workbook, after it was applied, which stays applied', async () => {
    const sheets = [
      { name: '名单', header, rows: [['另一人', '理事', '']] },
      { name: '附表', header: ['备注'], rows: [[`由${name}转交`]] },
    ]
    const id = await read(await writeWorkbook(sheets))
    await applyImport(request(), id, (await getImport(request(), id)).version)
    await runThrough(request, id, planner)
    await erase()
    expect(await stateOf(id)).toEqual(['applied', true, false])
  })
})

test('a file that does not name them stays, with its plan, and a namesake in a plan is nobody else', async () => {
  const requests = testRequests({ table })
  await given(requests).person({ names: [{ text: name, kind: 'official' }], birth: '1950' })
  const [theirs, others] = [await read(`${header}\n另一人,理事,${name}\n`), await read(`${header}\n另一人,理事,某某\n`)]
  const headless = await read('随便,什么\n某某,13700000000\n')
  await erase()
  for (const id of [theirs, others]) expect(await stateOf(id)).toEqual(['planned', false, true])
  expect(await stateOf(headless)).toEqual(['unreadable', false, true])
})

test('nothing of them is left in any file or item after all of these', async () => {
  for (const line of [`另一人,理事,${name}`, `另一人,理事,${phone}`]) await read(`${header}\n${line}\n`)
  await read(`随便,什么\n${name},${phone}\n`)
  await erase()
  const files = { files: store.files, keys: [...store.stored.keys()] }
  expect(await verifyErased(table, files, [name, phone])).toEqual([])
})

test('that the store of files does not answer ends no erasure and takes no file away', async () => {
  const id = await read(`${header}\n另一人,理事,某某\n`)
  const { version } = await getPerson(request(), person)
  await erasePerson(request(), person, version, { reason: 'request-of-the-person' })
  const get = () => Promise.reject(new Error('store down'))
  const down = () => ({ ...request(), files: { ...store.files, get } })
  await expect(carryOnErasure(down, person, () => false)).rejects.toThrow('store down')
  expect(await stateOf(id)).toEqual(['planned', false, true])
})
