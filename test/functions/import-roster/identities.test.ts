import { beforeEach, describe, expect, it } from 'vitest'
import { applyImport, rollbackImport } from '../../../shared/directory/imports/apply-import.ts'
import { cancelImport, changeImport } from '../../../shared/directory/imports/change-import.ts'
import type { ImportContext } from '../../../shared/directory/imports/import-context.ts'
import { planFile } from '../../../shared/directory/imports/plan-file.ts'
import { allRows, getImport } from '../../../shared/directory/imports/read-imports.ts'
import { startImport } from '../../../shared/directory/imports/start-import.ts'
import { createPerson, getPerson } from '../../../shared/directory/people.ts'
import type { ImportId, OrganizationId } from '../../../shared/domain/ids.ts'
import { importSettings } from '../../../shared/roster/roster-import.ts'
import { writeWorkbook } from '../../../shared/spreadsheet/write-workbook.ts'
import type { Table } from '../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { given, inputs } from '../../support/given.ts'
import { numberOf } from '../../support/identity-numbers.ts'
import { importing, runThrough } from '../../support/imports.ts'
import { type MemoryStore, memoryStore } from '../../support/memory-store.ts'
import { snapshot } from '../../support/snapshot.ts'
import { testHasher } from '../../support/test-app.ts'

const [one, two, three] = [numberOf('1971-09-30', 8), numberOf('1968-04-01', 9), numberOf('1980-02-29', 11)]
const wrong = `${one.slice(0, 17)}${one.endsWith('1') ? '2' : '1'}`

let table: Table
let requests: Requests
let store: MemoryStore
let request: () => ImportContext
let society: OrganizationId
let hashed: string[]

const hasher = async (number: string) => {
  hashed.push(number)
  return testHasher(number)
}
const planner = planFile(() => 0, hasher)
const identityOf = async (number: string) => ({ kind: 'resident-id' as const, hash: await testHasher(number) })

beforeEach(async () => {
  table = await createTestTable()
  requests = testRequests({ table })
  store = memoryStore()
  request = importing(requests, store)
  hashed = []
  society = (await given(requests).organization()).id
  await given(requests).post(society, { name: '理事', role: 'council-member', capacity: 50 })
})

async function planned(lines: readonly string[]): Promise<ImportId> {
  const bytes = new TextEncoder().encode(`姓名,职务,身份证号,备注\n${lines.join('\n')}\n`)
  const { id } = await startImport(request(), society, { bytes, name: '名单.csv', settings: importSettings.parse({}) })
  await runThrough(request, id, planner)
  return id
}

async function applied(id: ImportId): Promise<void> {
  await applyImport(request(), id, (await getImport(request(), id)).version)
  await runThrough(request, id, planner)
}

const rowsOf = async (id: ImportId) => (await allRows(request(), await getImport(request(), id))).map(({ row }) => row)
const held = async () =>
  (await snapshot(table)).flatMap(({ PK, owner }) => (String(PK).startsWith('I#identity') ? [owner] : []))

/** Nothing of a number stands in the table or in any file that is kept. */
async function expectNowhere(): Promise<void> {
  const files = [...store.stored.values()].map((bytes) => new TextDecoder().decode(bytes))
  const everything = [JSON.stringify(await snapshot(table)), ...files].join('\n')
  for (const number of [one, two, three, wrong])
    for (const part of [number, number.slice(0, 17), number.slice(6)]) expect(everything).not.toContain(part)
}

describe('identity numbers in a file', () => {
  it('are hashed once each and kept nowhere, neither in the plan nor in the file', async () => {
    const id = await planned([
      `甄一,理事,${one},`,
      `甄一,理事,${one.toLowerCase()},又一行`,
      `甄二,理事," ${two} ",证件 ${two} 已核`,
      `甄三,理事,${wrong},`,
    ])
    expect([...hashed].sort()).toEqual([one, two].sort())
    expect([...store.stored.keys()]).toEqual([`imports/${id}-read`])
    expect((await getImport(request(), id)).file.digest).toBeUndefined()
    await expectNowhere()
    const rows = await rowsOf(id)
    expect(rows[2]).toMatchObject({
      action: 'create',
      identity: await identityOf(two),
      newPerson: { birth: '1968-04-01', gender: '1' },
    })
    expect(rows[3]).toMatchObject({ action: 'problem', problems: [{ code: 'id-number-wrong' }] })
    await applied(id)
    await expectNowhere()
    expect(JSON.stringify(rows)).toContain('〔身份证号〕')
  })

  it('are read the same when the file is planned anew in another way', async () => {
    const id = await planned([`甄一,理事,${one},`, `甄三,理事,${wrong},`])
    const first = await rowsOf(id)
    const { version } = await getImport(request(), id)
    await changeImport(request(), id, version, (settings) => ({ ...Object(settings), mode: 'whole' }))
    await runThrough(request, id, planner)
    expect(await rowsOf(id)).toEqual(first)
    expect(hashed).toEqual([one])
  })

  it('go with a file that cannot be opened at all, and one that only lacks a header stays to be read in another way', async () => {
    const [broken, headless] = [`PK\u0003\u0004${one}`, `备注\n某次会议\n`]
    const ids: ImportId[] = []
    for (const text of [broken, headless]) {
      const bytes = new TextEncoder().encode(text)
      const { id } = await startImport(request(), society, { bytes, name: '名单', settings: importSettings.parse({}) })
      await runThrough(request, id, planner)
      ids.push(id)
      expect(await getImport(request(), id)).toMatchObject({
        state: 'unreadable',
        trouble: { code: 'unreadable-file' },
      })
    }
    expect([...store.stored.keys()]).toEqual([`imports/${ids[1]}`])
    await expectNowhere()
  })

  it('go with the file when the import is given up', async () => {
    const id = await planned([`甄一,理事,${one},`])
    await cancelImport(request(), id, (await getImport(request(), id)).version)
    expect(store.stored.size).toBe(0)
  })

  it('are found in a workbook as in a text, and a file without any stays as it came', async () => {
    const header = ['姓名', '职务', '证件号码']
    const bytes = await writeWorkbook([{ name: '名单', header, rows: [['甄一', '理事', one]] }])
    const { id } = await startImport(request(), society, { bytes, settings: importSettings.parse({}) })
    await runThrough(request, id, planner)
    expect((await rowsOf(id))[0]).toMatchObject({ identity: await identityOf(one) })
    await expectNowhere()
    const plain = await planned(['甄四,理事,,'])
    expect([...store.stored.keys()]).toContain(`imports/${plain}`)
    expect((await getImport(request(), plain)).file.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('tell who is meant, whatever else a file says, and are no sign of somebody of another name', async () => {
    const known = await createPerson(
      requests(),
      inputs.person({ names: [{ text: '甄一', kind: 'official' }] }),
      await identityOf(one),
    )
    await given(requests).person({ names: [{ text: '甄一', kind: 'official' }], birth: '1971-09-30' })
    const id = await planned([`甄一,理事,${one},`, `贾名,理事,${two},`])
    const [first, second] = await rowsOf(id)
    expect(first).toMatchObject({ personId: known.id, candidates: [{ evidence: [{ of: 'identity', says: 'same' }] }] })
    expect(second).toMatchObject({ action: 'create' })
    const other = await planned([`贾名,理事,${one},`])
    expect((await rowsOf(other))[0]).toMatchObject({ action: 'problem', problems: [{ code: 'id-number-of-other' }] })
    expect(JSON.stringify((await rowsOf(other))[0]?.problems)).not.toContain(known.id)
  })

  it('that differ say that somebody of the name is not meant, even in the same post', async () => {
    const namesake = await createPerson(
      requests(),
      inputs.person({ names: [{ text: '甄一', kind: 'official' }] }),
      await identityOf(one),
    )
    const bytes = `甄一,理事,${three},`
    const id = await planned([bytes])
    expect((await rowsOf(id))[0]).toMatchObject({
      action: 'create',
      newPerson: { birth: '1980-02-29' },
      candidates: [{ personId: namesake.id }],
    })
    const twice = await planned([`甄五,理事,${two},`, `甄六,理事,${two},`])
    expect((await rowsOf(twice)).map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['id-number-twice'],
      ['id-number-twice'],
    ])
  })

  it('come to whoever has none, stay where there is one, and go again when the import is taken back', async () => {
    const person = await given(requests).person({
      names: [{ text: '甄一', kind: 'official' }],
      birth: '1971-09-30',
      gender: '2',
    })
    const bytes = [`甄一,理事,${one},`, `甄二,理事,${two},`]
    const id = await planned(bytes)
    expect((await rowsOf(id))[0]).toMatchObject({ personId: person.id, identity: await identityOf(one) })
    await applied(id)
    expect((await getPerson(request(), person.id)).identity).toEqual(await identityOf(one))
    expect((await held()).length).toBe(2)
    const again = await planned(bytes)
    expect((await rowsOf(again)).map(({ action, identity }) => [action, identity])).toEqual([
      ['unchanged', undefined],
      ['unchanged', undefined],
    ])
    await rollbackImport(request(), id, (await getImport(request(), id)).version)
    await runThrough(request, id, planner)
    expect((await getImport(request(), id)).state).toBe('rolled-back')
    expect((await getPerson(request(), person.id)).identity).toBeUndefined()
    expect(await held()).toEqual([])
    await expectNowhere()
  })

  it('that somebody else has taken meanwhile leave the row out', async () => {
    const id = await planned([`甄一,理事,${one},`])
    await createPerson(
      requests(),
      inputs.person({ names: [{ text: '贾一', kind: 'official' }] }),
      await identityOf(one),
    )
    await applied(id)
    const [row] = await allRows(request(), await getImport(request(), id))
    expect(row?.receipt).toMatchObject({ outcome: 'moved', remark: { code: 'identifier-taken' } })
    expect((await held()).length).toBe(1)
  })
})
