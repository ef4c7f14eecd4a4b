import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeIds } from '../../../../shared/domain/ids.ts'
import { batchLimits, cutBatches, doesSomething, writesOf } from '../../../../shared/roster/plan/cut-batches.ts'
import { aRow } from '../../../support/imports.ts'
import { runs } from '../../../support/property.ts'
import { seededDraw } from '../../../support/random.ts'

const ids = makeIds(seededDraw(3))
const people = Array.from({ length: 5 }, ids.person)
const post = ids.post(ids.organization())

const drawnRow = fc.record({
  who: fc.oneof(fc.constantFrom(...people), fc.constant('new'), fc.constant('again'), fc.constant('idle')),
  steps: fc.integer({ min: 0, max: 9 }),
  absent: fc.boolean(),
  note: fc.integer({ min: 0, max: 400 }),
})

/** Rows of a plan: those of the file, then those absent from it. */
const plans = fc.array(drawnRow, { maxLength: 120 }).map((drawn) => {
  const sorted = [...drawn.filter(({ absent }) => !absent), ...drawn.filter(({ absent }) => absent)]
  let lastNew: number | undefined
  return sorted.map(({ who, steps, absent, note }, at) => {
    const nth = at + 1
    const step = { kind: 'create', postId: post, status: 'in-office', note: '注'.repeat(note + 1) }
    const said = { steps: Array.from({ length: steps }, () => step) }
    const more = () => {
      if (who === 'idle') return { action: 'unchanged' }
      if (who === 'new' || (who === 'again' && lastNew === undefined)) {
        lastNew = nth
        return { ...said, newPerson: { names: [{ text: '新', kind: 'official' }] } }
      }
      return who === 'again' ? { ...said, sameAs: lastNew } : { ...said, personId: who }
    }
    const row = aRow(nth, more())
    return absent ? { ...row, row: undefined } : row
  })
})

const personOf = (row: ReturnType<typeof aRow>) => row.personId ?? row.sameAs ?? row.nth

test('nothing is lost or doubled, people stay together, and only the rows of one person break the bounds', () => {
  fc.assert(
    fc.property(plans, (rows) => {
      const { batches, order } = cutBatches(rows)
      const cut = batches.flat()
      expect(cut.map(({ nth }) => nth).sort((a, b) => a - b)).toEqual(rows.map(({ nth }) => nth))
      for (const batch of batches) {
        const groups = new Set(batch.map(personOf))
        const writes = batch.reduce((sum, row) => sum + writesOf(row), 0)
        const bytes = batch.reduce((sum, row) => sum + Buffer.byteLength(JSON.stringify(row)), 0)
        if (groups.size === 1) continue
        expect(writes).toBeLessThanOrEqual(batchLimits.writes)
        expect(bytes).toBeLessThanOrEqual(batchLimits.bytes)
        expect(batch.length).toBeLessThanOrEqual(batchLimits.rows)
      }
      const whereIs = new Map<unknown, Set<number>>()
      for (const [at, batch] of batches.entries())
        for (const row of batch) whereIs.set(personOf(row), (whereIs.get(personOf(row)) ?? new Set()).add(at))
      expect([...whereIs.values()].every((places) => places.size === 1)).toBe(true)
      expect([...order].sort((a, b) => a - b)).toEqual(
        batches.flatMap((batch, at) => (batch.some(doesSomething) ? [at + 1] : [])),
      )
    }),
    runs(100),
  )
})

test('rows stand in the order of the plan, but that further rows of a person follow the first', () => {
  fc.assert(
    fc.property(plans, (rows) => {
      const cut = cutBatches(rows).batches.flat()
      const seen = new Set<unknown>()
      const firsts = cut.filter((row) => !seen.has(personOf(row)) && seen.add(personOf(row)))
      const nths = firsts.map(({ nth }) => nth)
      expect(nths).toEqual([...nths].sort((a, b) => a - b))
      const gaps = cut.filter((row, at) => seen.has(personOf(row)) && at > 0 && row.nth < (cut[at - 1]?.nth ?? 0))
      for (const row of gaps) expect(cut.filter((each) => personOf(each) === personOf(row)).length).toBeGreaterThan(0)
    }),
    runs(50),
  )
})

test('whoever is absent from the file is applied first', () => {
  const absent = { ...aRow(2, { action: 'leave', personId: people[0], steps: [] }), row: undefined }
  const ending = {
    kind: 'end',
    membershipId: ids.membership(ids.person()),
    postId: post,
    version: 1,
    end: '2026',
    reason: 'term-end',
  }
  const leaving = { ...absent, steps: aRow(1, { steps: [ending] }).steps }
  const coming = aRow(1, { newPerson: { names: [{ text: '新', kind: 'official' }] } })
  expect(cutBatches([coming, leaving])).toMatchObject({ batches: [[{ nth: 1 }], [{ nth: 2 }]], order: [2, 1] })
})

test('batches in which a post ends come before those that only fill seats', () => {
  const ending = {
    kind: 'end',
    membershipId: ids.membership(ids.person()),
    postId: post,
    version: 1,
    end: '2026',
    reason: 'term-end',
  }
  const coming = aRow(1, { newPerson: { names: [{ text: '新', kind: 'official' }] } })
  const going = aRow(2, { action: 'change', personId: people[0], steps: [ending] })
  const limits = { ...batchLimits, rows: 1 }
  expect(cutBatches([coming, going], limits).order).toEqual([2, 1])
})
