import * as fc from 'fast-check'
import { makeIds } from '../../shared/domain/ids.ts'
import { seededDraw } from './random.ts'

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const ids = makeIds(seededDraw(9))
const person = fc.constantFrom(...Array.from({ length: 4 }, ids.person))
const membership = person.map(ids.membership)
const text = fc.constantFrom('名郭姣', '重复录入', '𬭎 "a" #/\\')
const at = fc.constant('2026-03-02T04:05:06.789Z')
const version = fc.integer({ min: 1, max: 9 })

/** A known identity number. */
export const drawnIdentity = fc.record({ kind: fc.constant('resident-id'), hash: fc.constant('h'.repeat(43)) })

/** What merges leave, as plain data: the fields of a person, and the things of their own. */
export const drawnMerges = {
  ofPerson: {
    identity: optional(drawnIdentity),
    absorbed: optional(fc.array(person, { maxLength: 2 })),
    absorbing: optional(person),
    merged: optional(
      fc.record({
        into: person,
        at,
        by: text,
        reason: optional(text),
        done: fc.boolean(),
        undoing: optional(fc.boolean()),
        took: fc.subarray(['birth', 'note', 'death', 'identity']),
        added: fc.dictionary(fc.constantFrom('disciplines', 'employments'), fc.array(fc.record({ title: text }))),
        unfit: fc.constant({}),
        identifiers: fc.constant([{ scheme: 'ror', value: '042nb2s44' }]),
        identity: optional(drawnIdentity),
      }),
    ),
  },
  lineage: fc.record({
    personId: person,
    id: membership,
    to: membership,
    kind: fc.constantFrom('moved', 'joined', 'mentored', 'back'),
    at,
    last: version,
    there: version,
    before: optional(fc.record({ title: text, start: fc.constant('2020-05') })),
  }),
  notSame: fc.record({ a: person, b: person, at, by: text, reason: optional(text) }),
}
