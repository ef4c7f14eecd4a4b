import * as fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { fillFromSheets } from '../../../shared/directory/sheet-pages.ts'
import { newSheet, withPost } from '../../../shared/domain/seat-sheet.ts'
import { putAll } from '../../../shared/table/batch.ts'
import type { Table } from '../../../shared/table/client.ts'
import { sheets } from '../../../shared/table/organizations.ts'
import type { Position } from '../../../shared/table/page.ts'
import { type Requests, testRequests } from '../../support/context.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { runs } from '../../support/property.ts'
import { anOrganization, aPost } from '../../support/things.ts'

const all = Array.from({ length: 37 }, (_, at) => {
  const of = anOrganization({
    kind: at % 3 === 0 ? 'association' : 'society',
    place: { region: at % 2 === 0 ? '440300' : '350100' },
  })
  return withPost(newSheet(of), aPost(of.id, { capacity: at + 1 }))
})
const capacity = (sheet: (typeof all)[number]) => sheet.seats[0]?.capacity ?? 0

let table: Table
let request: Requests

beforeAll(async () => {
  table = await createTestTable()
  request = testRequests({ table })
  await putAll(table, all.map(sheets.toItem))
})

it('pages hold every sheet that comes to something once, and pass every wanted one once, whatever ends them', async () => {
  const asked = fc.record({
    limit: fc.integer({ min: 1, max: 12 }),
    atOnce: fc.integer({ min: 1, max: 6 }),
    enough: fc.integer({ min: 1, max: 20 }),
    wanted: fc.integer({ min: 1, max: 4 }),
    kept: fc.integer({ min: 1, max: 4 }),
  })
  await fc.assert(
    fc.asyncProperty(asked, async ({ limit, atOnce, enough, wanted, kept }) => {
      const found: number[] = []
      const passed: number[] = []
      let from: Position | undefined
      do {
        let looked = 0
        const page = await fillFromSheets(
          request(),
          { areas: { within: ['CN/440000/', 'CN/350000/'] } },
          {
            limit,
            from,
            atOnce,
            isEnough: () => looked >= enough,
            wanted: (sheet) => capacity(sheet) % wanted === 0,
            passed: (sheet) => passed.push(capacity(sheet)),
            make: async (run) => {
              looked += run.length
              return run.map((sheet) => (capacity(sheet) % kept === 0 ? capacity(sheet) : undefined))
            },
          },
        )
        expect(page.items.length).toBeLessThanOrEqual(limit)
        expect(looked).toBeLessThan(enough + atOnce + limit + 25)
        found.push(...page.items)
        from = page.next
      } while (from !== undefined)
      const numbers = all.map(capacity).filter((n) => n % wanted === 0)
      expect(passed.toSorted((a, b) => a - b)).toEqual(numbers)
      expect(found.toSorted((a, b) => a - b)).toEqual(numbers.filter((n) => n % kept === 0))
    }),
    runs(15),
  )
})

it('sheets are chosen by kind, level and place', async () => {
  const count = async (filter: object) => {
    const filling = { limit: 100, from: undefined, atOnce: 10, isEnough: () => false, wanted: () => true }
    return (await fillFromSheets(request(), filter, { ...filling, make: async (run) => run })).items.length
  }
  expect(await count({ kinds: ['association'] })).toBe(13)
  expect(await count({ areas: { within: ['CN/350000/'] } })).toBe(18)
  expect(await count({ kinds: ['society'], areas: { outside: ['CN/350000/'] } })).toBe(12)
  expect(await count({ levels: ['province'] })).toBe(0)
})
