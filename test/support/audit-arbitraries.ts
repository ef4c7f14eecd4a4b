import * as fc from 'fast-check'
import { makeIds } from '../../shared/domain/ids.ts'
import { seededDraw } from './random.ts'

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const ids = makeIds(seededDraw(10))
const person = fc.constantFrom(...Array.from({ length: 4 }, ids.person))
const text = fc.constantFrom('名郭姣', '重复录入', '𬭎 "a" #/\\', 'user:clerk')
const at = fc.constantFrom('2024-01-31T16:00:00.000Z', '2026-03-02T04:05:06.789Z')
const digest = fc.constantFrom('Yuk_fxTwOBOMPJFSRiLGXOvqDlsJ9OY7baI2Jq4Axx8', 'd')
const values = fc.dictionary(
  fc.constantFrom('birth', 'names'),
  fc.oneof(text, fc.array(fc.record({ text, start: at }))),
)

/** Audit items and links of the chains over them, as plain data. */
export const drawnAudits = {
  audit: fc.record({
    entity: person,
    type: fc.constant('person'),
    subject: person,
    action: fc.constant('change'),
    at,
    actor: text,
    requestId: text,
    version: optional(fc.nat(99)),
    importId: optional(fc.constant('imp_0123456789abcdef')),
    via: optional(text),
    before: optional(values),
    after: optional(values),
    salt: optional(text),
    digest: optional(digest),
    erased: optional(fc.constant(true)),
  }),
  seal: fc.record({
    chain: fc.nat(7),
    number: fc.integer({ min: 1, max: 1_000_000 }),
    previous: optional(digest).map((mac) => mac ?? ''),
    at,
    audits: fc.array(fc.tuple(text, text, digest), { maxLength: 5 }),
    mac: digest,
  }),
}
