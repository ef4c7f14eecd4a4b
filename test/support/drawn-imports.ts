import * as fc from 'fast-check'
import { makeIds } from '../../shared/domain/ids.ts'
import { importStates } from '../../shared/roster/roster-import.ts'
import { drawnIdentity } from './merge-arbitraries.ts'
import { partialBetween } from './partial-dates.ts'
import { seededDraw } from './random.ts'

const ids = makeIds(seededDraw(18))
const organizationId = ids.organization()
const importId = ids.import()
const person = ids.person()
const post = ids.post(organizationId)
const membership = ids.membership(person)
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const text = fc.constantFrom('名单（终稿）.xlsx', '郭姣', 'a/b', '"引号"', '𬭎')
const instant = fc.constantFrom('2024-01-31T16:00:00.000Z', '2026-03-02T04:05:06.789Z')
const day = fc.constantFrom('2026-03-01', '2024-02-29')
const date = partialBetween('2015-01-01', '2026-12-31')
const count = fc.integer({ min: 0, max: 20_000 })
const version = fc.integer({ min: 1, max: 9999 })
const remark = fc.record({
  code: fc.constantFrom('date-form', 'post-full'),
  column: optional(fc.constant('AB')),
  zh: text,
  en: text,
})
const newPost = fc.record({
  name: text,
  role: fc.constant('other'),
  capacity: fc.integer({ min: 1, max: 100 }),
  postId: optional(fc.constant(post)),
  made: optional(fc.boolean()),
})
const step = fc.oneof(
  fc.record({
    kind: fc.constant('create'),
    newPost: text,
    start: optional(date),
    status: fc.constant('in-office'),
  }),
  fc.record({
    kind: fc.constant('change'),
    membershipId: fc.constant(membership),
    postId: fc.constant(post),
    version,
    to: fc.record({ start: date }),
    was: fc.constant({}),
  }),
  fc.record({
    kind: fc.constant('end'),
    membershipId: fc.constant(membership),
    postId: fc.constant(post),
    version,
    end: date,
    reason: fc.constant('term-end'),
  }),
)
const row = fc.record({
  nth: fc.integer({ min: 1, max: 20_000 }),
  row: optional(fc.integer({ min: 1, max: 20_000 })),
  name: text,
  action: fc.constantFrom('create', 'change', 'review'),
  posts: fc.array(text, { maxLength: 2 }),
  personId: optional(fc.constant(person)),
  personVersion: optional(version),
  candidates: fc.constant([{ personId: person, score: 60, evidence: [{ of: 'name', says: 'same', points: 40 }] }]),
  facts: optional(fc.record({ birth: date })),
  identity: optional(drawnIdentity),
  steps: fc.array(step, { maxLength: 3 }),
  problems: fc.array(remark, { maxLength: 2 }),
  warnings: fc.array(remark, { maxLength: 2 }),
})

/** What stored imports, and what lies with them, are drawn from; read them with the kind's schema. */
export const drawnImports = {
  import: fc.record({
    id: fc.constant(importId),
    organizationId: fc.constant(organizationId),
    settings: fc.record({
      mode: fc.constantFrom('add', 'update', 'whole'),
      on: optional(day),
      createPosts: fc.boolean(),
      columns: optional(fc.constant({ headerRow: 2, columns: { C: 'post', 手机: 'phone' } })),
    }),
    choices: fc.array(fc.record({ row: version, personId: fc.constantFrom(person, null) }), { maxLength: 3 }),
    file: fc.record({
      key: fc.constant(`imports/${importId}`),
      name: optional(text),
      bytes: version,
      digest: fc.constant('00'),
    }),
    state: fc.constantFrom(...importStates),
    trouble: optional(remark),
    warnings: fc.array(remark, { maxLength: 2 }),
    newPosts: fc.array(newPost, { maxLength: 2 }),
    counts: optional(
      fc.record({ create: count, change: count, leave: count, unchanged: count, review: count, problem: count }),
    ),
    basis: optional(fc.record({ sheetVersion: count, on: day, at: instant })),
    batches: fc.record({
      total: count,
      done: count,
      order: fc.array(version, { maxLength: 4 }),
      kept: optional(fc.constant(true)),
    }),
    undoing: optional(fc.constant(true)),
    checked: optional(fc.constant(true)),
    progress: fc.record({ done: count, total: count }),
    createdBy: text,
    actor: fc.record({ id: text, kind: fc.constantFrom('user', 'client') }),
    appliedAt: optional(instant),
    version,
    createdAt: instant,
    updatedAt: instant,
  }),
  batch: fc.record({
    importId: fc.constant(importId),
    nth: fc.integer({ min: 1, max: 999_999 }),
    rows: fc.array(row, { maxLength: 4 }),
    state: fc.constantFrom('planned', 'applied', 'rolled-back'),
    receipts: fc.array(
      fc.record({
        nth: version,
        outcome: fc.constantFrom('done', 'nothing', 'moved'),
        wrote: fc.constant([membership]),
        remark: optional(remark),
      }),
      { maxLength: 3 },
    ),
    undo: fc.array(
      fc.record({
        id: fc.constant(person),
        type: fc.constant('person'),
        version,
        before: optional(fc.constant({ birth: '1965', gender: null, names: [{ text: '郭姣', kind: 'official' }] })),
      }),
      { maxLength: 2 },
    ),
    plannedAt: instant,
    kept: optional(fc.constant(true)),
    version,
  }),
  lock: fc.record({
    organizationId: fc.constant(organizationId),
    importId: fc.constant(importId),
    since: instant,
    by: text,
  }),
  habits: fc.record({
    organizationId: fc.constant(organizationId),
    columns: fc.dictionary(fc.constantFrom('手机', '届别'), fc.constantFrom('phone', 'session', 'ignored')),
  }),
}
