import { expect, test } from 'vitest'
import {
  activityId,
  affiliationId,
  engagementId,
  honourId,
  makeIds,
  membershipId,
  organizationId,
  organizationOf,
  personId,
  personOf,
  postId,
  relationId,
  sessionId,
} from '../../../shared/domain/ids.ts'
import { seededDraw } from '../../support/random.ts'

const ids = makeIds(seededDraw(1))
const organization = ids.organization()
const person = ids.person()
const children = { own: '0123456789', person: person.slice(4), organization: organization.slice(4) }

test('new ids have the form that their schema asks for', () => {
  expect(organizationId.parse(organization)).toMatch(/^org_[0-9a-z]{16}$/)
  expect(personId.parse(person)).toMatch(/^per_[0-9a-z]{16}$/)
  expect(activityId.parse(ids.activity())).toMatch(/^act_[0-9a-z]{16}$/)
  for (const [schema, id] of [
    [postId, ids.post(organization)],
    [sessionId, ids.session(organization)],
    [relationId, ids.relation(organization)],
    [membershipId, ids.membership(person)],
    [honourId, ids.honour(person)],
    [affiliationId, ids.affiliation(person)],
    [engagementId, ids.engagement(person)],
  ] as const)
    expect(schema.safeParse(id).success).toBe(true)
})

test('a child names its aggregate', () => {
  for (const id of [ids.post(organization), ids.session(organization), ids.relation(organization)])
    expect(organizationOf(id)).toBe(organization)
  for (const id of [ids.membership(person), ids.honour(person), ids.affiliation(person), ids.engagement(person)])
    expect(personOf(id)).toBe(person)
})

test('a thousand draws give a thousand ids', () => {
  expect(new Set(Array.from({ length: 1000 }, () => ids.membership(person))).size).toBe(1000)
})

test.each([
  ['the id of another kind', `org_${children.person}_${children.own}`],
  ['a part too short', `mem_${children.person.slice(1)}_${children.own}`],
  ['a part too long', `mem_${children.person}0_${children.own}`],
  ['no own part', `mem_${children.person}`],
  ['capital letters', `mem_${children.person}_${'A'.repeat(10)}`],
  ['letters that base 32 leaves out', `mem_${children.person}_iloiloiloi`],
  ['a line break at the end', `mem_${children.person}_${children.own}\n`],
  ['a key separator', `mem_${children.person}_012345678#`],
])('a membership id cannot have %s', (_, text) => {
  expect(membershipId.safeParse(text).error?.issues[0]?.message).toBe('id-form:mem')
})
