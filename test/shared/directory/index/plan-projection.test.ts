import fc from 'fast-check'
import { expect, it } from 'vitest'
import { planProjection } from '../../../../shared/directory/index/plan-projection.ts'
import { type ListId, listId } from '../../../../shared/index/postings/list.ts'

const lists = fc.uniqueArray(fc.constantFrom<ListId>(...'abcdef'.split('').map((code) => listId('x', code))))
const document = fc.constantFrom(Uint8Array.of(1), Uint8Array.of(2))
const listedAs = (bytes: Uint8Array) => ({ document: bytes, day: '2026-03-02' })

it('whatever an uncertain list holds, the edits lead to the lists of the target, and all that may change is uncertain meanwhile', () => {
  fc.assert(
    fc.property(lists, lists, lists, lists, document, document, (was, open, target, holds, before, after) => {
      const plan = planProjection({ listed: listedAs(before), open }, was, { document: after, lists: target })
      // What an attempt left in the open lists is anybody's guess.
      const held = new Set([
        ...was.filter((list) => !open.includes(list)),
        ...holds.filter((list) => open.includes(list)),
      ])
      if (plan.kind === 'change') {
        for (const { list, set } of plan.edits) set ? held.add(list) : held.delete(list)
        expect(new Set(plan.open)).toEqual(new Set(plan.edits.map(({ list }) => list)))
        expect(plan.open).toEqual(expect.arrayContaining(open))
        for (const { list, sure } of plan.edits) expect(sure).toBe(!open.includes(list))
      } else {
        expect(open).toEqual([])
        expect(plan.kind).toBe(before[0] === after[0] ? 'nothing' : 'refresh')
      }
      expect([...held].sort()).toEqual([...target].sort())
    }),
  )
})

it('an erasure is a change even of somebody who is in no list', () => {
  expect(planProjection({ listed: listedAs(Uint8Array.of(1)), open: [] }, [], undefined)).toEqual({
    kind: 'change',
    open: [],
    edits: [],
  })
})
