import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { makeIds } from '../../../shared/domain/ids.ts'
import { nominee } from '../../../shared/domain/nominee.ts'
import { referral } from '../../../shared/domain/referral.ts'
import { referralStates } from '../../../shared/domain/referral-states.ts'
import type { Table } from '../../../shared/table/client.ts'
import { nominees, referrals } from '../../../shared/table/referrals.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { runs } from '../../support/property.ts'
import { seededDraw } from '../../support/random.ts'

const ids = makeIds(seededDraw(12))
const [society, person, id] = [ids.organization(), ids.person(), ids.referral()]
const postId = ids.post(society)
const at = '2026-03-02T04:05:06.789Z'
const stamp = { version: 3, createdAt: at, updatedAt: at }
const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const json = fc.constantFrom({ must: { all: [{ age: { to: 65 } }] }, should: [] }, { should: [{ weight: 3 }] })

const cases = fc.record({
  id: fc.constant(id),
  target: fc.constantFrom(
    { kind: 'post', postId, electionOn: '2026-06-20' },
    { kind: 'award', name: '某奖', organizationId: society },
    { kind: 'programme', honour: 'changjiang-scholar', organizationId: society, decisionOn: '2026-06-20' },
    { kind: 'international', organizationId: society, title: '执行理事' },
  ),
  title: fc.constantFrom('推荐理事长人选', '𬭎 #/"'),
  officer: fc.constantFrom('user:clerk', 'arn:aws-cn:iam::1:user/王'),
  criteria: optional(json),
  openedOn: fc.constantFrom('2025-12-31', '2026-03-02'),
  state: fc.constantFrom(...referralStates),
  shortlist: fc.constantFrom([], [person]),
  history: fc.constantFrom([], [{ to: 'draft', on: '2026-03-02', at, by: 'user:clerk', nominees: [person] }]),
  outcome: optional(fc.constant({ state: 'appointed', on: '2026-03-02', by: 'user:clerk', decidedBy: '大会' })),
  ...Object.fromEntries(Object.entries(stamp).map(([name, value]) => [name, fc.constant(value)])),
})

const people = fc.record({
  referralId: fc.constant(id),
  personId: fc.constant(person),
  found: fc.constantFrom(
    { by: 'hand' },
    { by: 'search', seed: 's', asOf: '2026-03-02', dataAsOf: at, score: 1, maxScore: 2 },
  ),
  reasons: optional(fc.constant('两行\n理由')),
  status: fc.constantFrom('shortlisted', 'recommended', 'appointed'),
  opinions: fc.constantFrom([], [{ stance: 'support', on: '2026-03-02', by: 'user:clerk', at }]),
  verdict: optional(
    fc.constant({
      verdict: 'eligible',
      electionOn: '2026-03-02',
      checkedAt: at,
      personVersion: 1,
      rules: [{ a: [1] }],
    }),
  ),
  addedBy: fc.constant('user:clerk'),
  addedAt: fc.constant(at),
})

let table: Table

beforeAll(async () => {
  table = await createTestTable()
})

test('cases and nominees come out of the table as they went in, keys and all', async () => {
  const items = [
    cases.map((raw) => {
      const item = referrals.toItem(referral.parse(JSON.parse(JSON.stringify(raw))))
      return { item, back: (stored: object) => referrals.toItem(referrals.fromItem({ ...stored })) }
    }),
    people.map((raw) => {
      const item = nominees.toItem(nominee.parse(JSON.parse(JSON.stringify(raw))))
      return { item, back: (stored: object) => nominees.toItem(nominees.fromItem({ ...stored })) }
    }),
  ]
  await fc.assert(
    fc.asyncProperty(fc.oneof(...items), async ({ item, back }) => {
      await table.doc.send(new PutCommand({ TableName: table.name, Item: item }))
      const Key = { PK: item.PK, SK: item.SK }
      const { Item: stored = {} } = await table.doc.send(new GetCommand({ TableName: table.name, Key }))
      expect(back(stored)).toEqual(JSON.parse(JSON.stringify(item)))
    }),
    runs(30),
  )
})

test('a case lies under its organization by post or kind, its officer and its state; a nomination under the person', () => {
  const common = {
    id,
    title: '案',
    officer: 'user:clerk',
    openedOn: '2026-03-02',
    shortlist: [],
    history: [],
    ...stamp,
  }
  const keysOf = (target: object) => {
    const item = referrals.toItem(referral.parse({ ...common, state: 'under-review', target }))
    return Object.fromEntries(Object.entries(item).filter(([name]) => /K$/.test(name)))
  }
  expect(keysOf({ kind: 'post', postId })).toEqual({
    ...{ PK: `R#${id}`, SK: 'A' },
    ...{ GS1PK: `RT#${society}`, GS1SK: `${postId}#2026-03-02#${id}` },
    ...{ GS2PK: 'RF#user:clerk', GS2SK: `2026-03-02#${id}` },
    ...{ GS3PK: 'RS#under-review', GS3SK: `2026-03-02#${id}` },
  })
  expect(keysOf({ kind: 'international', organizationId: society, title: '理事' })).toMatchObject({
    GS1PK: `RT#${society}`,
    GS1SK: `international#2026-03-02#${id}`,
  })
  const [raw] = fc.sample(people, runs(1))
  expect(nominees.toItem(nominee.parse(JSON.parse(JSON.stringify(raw))))).toMatchObject({
    ...{ PK: `R#${id}`, SK: `C#${person}`, GS1PK: `RP#${person}`, GS1SK: `${at}#${id}` },
  })
})
