import { beforeEach, describe, expect, test } from 'vitest'
import { ownersOf } from '../../../shared/directory/identifier-lookup.ts'
import { changeOrganization, createOrganization } from '../../../shared/directory/organizations.ts'
import { changePerson, createPerson } from '../../../shared/directory/people.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Table } from '../../../shared/table/client.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { interrupted } from '../../support/faults.ts'
import { inputs, patching } from '../../support/given.ts'
import { untouched } from '../../support/refusal.ts'
import { snapshot } from '../../support/snapshot.ts'

let table: Table
let request: Requests

beforeEach(async () => {
  table = await createTestTable()
  request = testRequests({ table })
})

const uscc = { scheme: 'uscc', value: '91350100M000100Y43' }
const ror = { scheme: 'ror', value: '042nb2s44' }
const wrong = { scheme: 'uscc', value: '91350100M000100Y44' }
const internal = { scheme: 'internal', value: '001' }

const create = (...identifiers: object[]) => createOrganization(request(), inputs.organization({ identifiers }))
const owners = ({ scheme, value }: { scheme: string; value: string }) => ownersOf(request(), scheme, value)

describe('a right identifier', () => {
  test('belongs to one of twenty organizations that are created with it at once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => create(uscc)))
    const created = all.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []))
    expect(created).toHaveLength(1)
    for (const each of all)
      if (each.status === 'rejected') {
        expect(each.reason).toBeInstanceOf(AppError)
        expect(each.reason).toMatchObject({ code: 'identifier-taken', faults: [{ path: 'identifiers.0' }] })
      }
    expect(await owners(uscc)).toEqual(created)
    expect((await snapshot(table)).filter(({ T }) => T === 'organization')).toHaveLength(1)
  })

  test('that is taken is refused by its place in the input', async () => {
    await create(ror)
    expect(await untouched(table, () => create(uscc, ror))).toEqual({
      code: 'identifier-taken',
      paths: ['identifiers.1'],
    })
    const { id } = await create(uscc)
    const change = () => changeOrganization(request(), id, 1, patching({ identifiers: [uscc, ror] }))
    expect(await untouched(table, change)).toEqual({ code: 'identifier-taken', paths: ['identifiers.1'] })
  })

  test('is the same however it is written', async () => {
    await create({ scheme: 'ror', value: 'https://ror.org/042NB2S44' })
    expect((await untouched(table, () => create(ror))).code).toBe('identifier-taken')
  })

  test('that its owner gives up is free for another, in either order of owners', async () => {
    const first = await create(uscc)
    await changeOrganization(request(), first.id, 1, patching({ identifiers: [ror] }))
    const second = await create(uscc)
    expect([await owners(uscc), await owners(ror)]).toEqual([[second.id], [first.id]])
  })

  test('stays with its owner through changes of other things, and said twice counts once', async () => {
    const { id } = await create(uscc, uscc)
    await changeOrganization(request(), id, 1, patching({ note: '新' }))
    await changeOrganization(request(), id, 2, patching({ identifiers: [uscc] }))
    expect(await owners(uscc)).toEqual([id])
  })

  test('of an organization is no identifier of a person, and of a person none of another', async () => {
    const orcid = { scheme: 'orcid', value: '0000-0002-1825-0097' }
    const somebody = await createPerson(request(), inputs.person({ identifiers: [orcid] }))
    const another = () => createPerson(request(), inputs.person({ identifiers: [orcid] }))
    expect(await untouched(table, another)).toEqual({ code: 'identifier-taken', paths: ['identifiers.0'] })
    expect((await untouched(table, () => create(orcid))).code).toBe('identifier-taken')
    await changePerson(request(), somebody.id, 1, patching({ identifiers: [] }))
    expect((await another()).identifiers).toEqual([{ ...orcid, valid: true }])
  })

  test('that somebody takes while a change is under way is refused', async () => {
    const { id } = await create()
    const other = interrupted(table, 1, () => create(uscc))
    await expect(
      changeOrganization({ ...request(), table: other }, id, 1, patching({ identifiers: [uscc] })),
    ).rejects.toThrow('identifier-taken')
    expect(await owners(uscc)).not.toContain(id)
  })
})

describe.each([
  ['a wrong identifier', wrong, false],
  ['an internal number', internal, true],
])('%s', (_, identifier, valid) => {
  test('is kept by everybody who has it', async () => {
    const two = [await create(identifier), await create(identifier)]
    expect(two.map(({ identifiers }) => identifiers)).toEqual([[{ ...identifier, valid }], [{ ...identifier, valid }]])
    expect([...(await owners(identifier))].sort()).toEqual(two.map(({ id }) => id).sort())
  })

  test('that is put right belongs to one, and leaves the others theirs', async () => {
    const [first, second] = [await create(identifier), await create(identifier)]
    await changeOrganization(request(), first.id, 1, patching({ identifiers: [uscc] }))
    expect([await owners(identifier), await owners(uscc)]).toEqual([[second.id], [first.id]])
  })
})

test('an identifier that nobody has leads to nobody', async () => {
  expect(await owners(uscc)).toEqual([])
})
