import { inflateRawSync } from 'node:zlib'
import { beforeEach, describe, expect, test } from 'vitest'
import { auditIndex } from '../../../../shared/directory/index/audit-index.ts'
import { ensureIndex } from '../../../../shared/directory/index/ensure-index.ts'
import { project } from '../../../../shared/directory/index/project.ts'
import { rebuild } from '../../../../shared/directory/index/rebuild.ts'
import type { Person } from '../../../../shared/domain/person.ts'
import { decodeDocument } from '../../../../shared/index/postings/document.ts'
import type { Table, Usage } from '../../../../shared/table/client.ts'
import { readGenerations, saveGenerations } from '../../../../shared/table/index/generations.ts'
import { deleteMany, putMany } from '../../../../shared/table/index/index-writes.ts'
import { people } from '../../../../shared/table/people.ts'
import { noon, today } from '../../../support/clock.ts'
import { testRequests } from '../../../support/context.ts'
import { createTestTable } from '../../../support/dynamodb.ts'
import { Crash, intercepted } from '../../../support/faults.ts'
import { given } from '../../../support/given.ts'
import { snapshot } from '../../../support/snapshot.ts'
import { aPerson } from '../../../support/things.ts'

let table: Table
const usage: Usage[] = []
beforeEach(async () => {
  table = await createTestTable({ meter: (each) => usage.push(each) })
  await ensureIndex(table, noon(today))
})
const put = (person: Person) => putMany(table, [people.toItem(person)])
const remove = ({ id }: Person) => deleteMany(table, [{ PK: `P#${id}`, SK: 'A' }])
const written = async (act: () => Promise<unknown>) => {
  usage.length = 0
  await act()
  return usage.reduce((sum, { write }) => sum + write, 0)
}
const drifts = async () => (await auditIndex(table)).drifts

test('a person and an organization are listed as the directory has them, and once only', async () => {
  const there = given(testRequests({ table }))
  const { id } = await there.organization()
  const post = await there.post(id)
  const person = await there.person({ disciplines: ['520'], gender: '1', birth: '1970-01-02' })
  await there.membership(person.id, post.id, { start: '2024-01-01' })
  expect(await project(table, [id, person.id, id])).toEqual(new Map())
  expect(await auditIndex(table)).toMatchObject({ documents: 2, cards: 2, drifts: [] })
  expect(await written(() => project(table, [id, person.id]))).toBe(0)
})

test('a changed field costs two units and one for each list that it enters or leaves', async () => {
  const person = aPerson({ birth: '1961-07-09' })
  await put(person)
  await project(table, [person.id])
  const lists = async () => (await auditIndex(table)).members
  const before = await lists()
  await put({ ...person, disciplines: ['520'] })
  const cost = await written(() => project(table, [person.id]))
  // The list of those without a discipline is left, those of the discipline are entered.
  expect(cost).toBe(2 + (await lists()) - before + 2)
  expect(await drifts()).toEqual([])
})

test('whoever was erased leaves nothing but a number that is never given out again', async () => {
  const other = aPerson({ gender: '1' })
  const name = '欧阳澹'
  const person = aPerson({ names: [{ text: name, kind: 'official' }], birth: '1961-07-09', disciplines: ['52010'] })
  await Promise.all([put(other), put(person)])
  await project(table, [other.id, person.id])
  expect(JSON.stringify(await indexed())).toContain(person.id)
  await remove(person)
  await project(table, [person.id])
  expect(await drifts()).toEqual([])
  const left = JSON.stringify(await indexed())
  for (const value of [person.id, name, '1961-07-09', '52010 ']) expect(left).not.toContain(value)

  // The names of lists that nobody is in any more go with the next rebuild.
  await rebuild(table, { now: noon(today) })
  for (const part of ['欧', '澹', '1961', '52010']) expect(JSON.stringify(await indexed())).not.toContain(part)
  await put(person)
  await project(table, [person.id])
  expect(await drifts()).toEqual([])
})

test('somebody who comes back after erasure gets another number', async () => {
  const person = aPerson({ gender: '1' })
  for (const act of [put, remove, put]) {
    await act(person)
    await project(table, [person.id])
    expect(await drifts()).toEqual([])
  }
  const cards = (await snapshot(table)).filter(({ PK }) => String(PK).startsWith('X1C#'))
  expect(cards.map(({ SK, gone }) => [SK, gone])).toEqual([
    ['00000000', true],
    ['00000001', undefined],
  ])
})

test('an index of another schema is refused, and so is a table without one', async () => {
  const { version = 0, live, ...rest } = (await readGenerations(table)) ?? {}
  if (live === undefined) throw new Error('no generation')
  await saveGenerations(table, { ...rest, live: { ...live, schema: 0 } }, version)
  await expect(project(table, [aPerson().id])).rejects.toThrow(/schema 0.*npm run index -- rebuild/)
  await expect(project(await createTestTable(), [aPerson().id])).rejects.toThrow(/no referral index yet/)
})

describe('two projections of one person at once', () => {
  const first = { gender: '1', disciplines: ['520'], birth: '1970' }
  const second = { gender: '2', disciplines: ['110'], birth: '1988' }

  // The first few calls read where the person stands and what the directory says; the others write.
  test.each([2, 3, 4, 5, 6, 7, 8, 14, 20, 26, 32, 38, 44, 50, 56, 62])(
    'agree with the directory when one overtakes the other before its call %i, whether that one dies then or goes on',
    async (nth) => {
      for (const dies of [true, false])
        for (const isNew of [true, false]) {
          const person = aPerson({ gender: '1' })
          if (!isNew) {
            await put(person)
            await project(table, [person.id])
          }
          await put(aPerson({ ...person, ...first }))
          const slow = slowed(nth, dies, async () => {
            await put(aPerson({ ...person, ...second }))
            await project(table, [person.id])
          })
          await project(slow, [person.id]).catch((error) => {
            if (!(error instanceof Crash)) throw error
          })
          await put(aPerson({ ...person, ...second }))
          if (!slow.overtaken()) await project(table, [person.id])
        }
      expect(await drifts()).toEqual([])
    },
  )

  function slowed(nth: number, dies: boolean, other: () => Promise<unknown>): Table & { overtaken: () => boolean } {
    let calls = 0
    const slow = intercepted(table, async ({ proceed }) => {
      calls++
      if (calls > nth && dies) throw new Crash('after it was overtaken')
      if (calls === nth) await other()
      return proceed()
    })
    return { ...slow, overtaken: () => calls >= nth }
  }
})

/** All items of the index, with what is packed in them. */
async function indexed(): Promise<unknown[]> {
  const items = (await snapshot(table)).filter(({ PK }) => String(PK).startsWith('X'))
  return items.map((item) => ({
    ...item,
    f: item.f instanceof Uint8Array ? decodeDocument(item.f) : undefined,
    open: item.open instanceof Uint8Array ? inflateRawSync(item.open).toString() : undefined,
  }))
}
