import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type * as z from 'zod'
import { countsOf, demoItems } from '../../../../functions/local/demo/demo-items.ts'
import { demoSeed, makeDemo } from '../../../../functions/local/demo/make-demo.ts'
import { activity } from '../../../../shared/domain/activity.ts'
import { affiliation } from '../../../../shared/domain/affiliation.ts'
import { cohort } from '../../../../shared/domain/cohort.ts'
import { engagement } from '../../../../shared/domain/engagement.ts'
import { grade } from '../../../../shared/domain/grade.ts'
import { honour, mentoring } from '../../../../shared/domain/honour.ts'
import { membership } from '../../../../shared/domain/membership.ts'
import { organization } from '../../../../shared/domain/organization.ts'
import { person } from '../../../../shared/domain/person.ts'
import { post } from '../../../../shared/domain/post.ts'
import { quota } from '../../../../shared/domain/quota.ts'
import { relation } from '../../../../shared/domain/relation.ts'
import { seatSheet } from '../../../../shared/domain/seat-sheet.ts'
import { session } from '../../../../shared/domain/session.ts'
import { activities } from '../../../../shared/table/activities.ts'
import { audits } from '../../../../shared/table/audits.ts'
import { cohorts, quotas } from '../../../../shared/table/cohorts.ts'
import { identifiers } from '../../../../shared/table/identifiers.ts'
import { grades, organizations, posts, relations, sessions, sheets } from '../../../../shared/table/organizations.ts'
import { affiliations, engagements, honours, memberships, mentorings, people } from '../../../../shared/table/people.ts'
import { demo } from './the-demo.ts'

const items = demoItems(demo)

function hash(things: unknown): string {
  return createHash('sha256').update(JSON.stringify(things)).digest('hex')
}

describe('the demonstration', () => {
  it('is the same for the same seed, item by item', () => {
    expect(hash(demoItems(makeDemo(demoSeed)))).toBe(hash(items))
  })

  it('has other people for another seed, and the same societies', () => {
    const other = makeDemo(demoSeed + 1)
    expect(hash(other.people)).not.toBe(hash(demo.people))
    expect(other.organizations.filter(({ kind }) => kind === 'society').map(({ id }) => id)).toEqual(
      demo.organizations.filter(({ kind }) => kind === 'society').map(({ id }) => id),
    )
  })

  it('holds as much as the README says, in no more items than a start can load', () => {
    expect(countsOf(demo)).toMatchInlineSnapshot(`
      {
        "activities": 100,
        "affiliations": 214,
        "cohorts": 28,
        "engagements": 341,
        "grades": 73,
        "honours": 2456,
        "memberships": 7267,
        "mentorings": 188,
        "organizations": 6889,
        "people": 4664,
        "posts": 2831,
        "quotas": 541,
        "relations": 1071,
        "sessions": 748,
        "sheets": 870,
      }
    `)
    expect(items.length).toBeLessThanOrEqual(45_000)
  })

  it('puts every item under a key of its own', () => {
    expect(new Set(items.map(({ PK, SK }) => `${PK} ${SK}`)).size).toBe(items.length)
  })

  it.each<readonly [string, z.ZodType, readonly unknown[]]>([
    ['organizations', organization, demo.organizations],
    ['posts', post, demo.posts],
    ['sessions', session, demo.sessions],
    ['sheets', seatSheet, demo.sheets],
    ['relations', relation, demo.relations],
    ['grades', grade, demo.grades],
    ['cohorts', cohort, demo.cohorts],
    ['quotas', quota, demo.quotas],
    ['people', person, demo.people],
    ['memberships', membership, demo.memberships],
    ['honours', honour, demo.honours],
    ['mentorings', mentoring, demo.mentorings],
    ['affiliations', affiliation, demo.affiliations],
    ['activities', activity, demo.activities],
    ['engagements', engagement, demo.engagements],
  ])('has only %s that the production schema leaves as they are', (_, schema, things) => {
    expect(things.length).toBeGreaterThan(0)
    expect(things.map((thing) => schema.parse(thing))).toEqual(things)
  })

  it('reads back from its items by the entities of the table', () => {
    const entities = [
      ...[organizations, posts, sessions, sheets, relations, grades, cohorts, quotas, identifiers],
      ...[people, memberships, honours, mentorings, affiliations, engagements, activities, audits],
    ]
    const known = new Map(entities.map((entity) => [entity.type, entity]))
    const fields = items.map(({ PK, SK, GS1PK, GS1SK, GS2PK, GS2SK, GS3PK, GS3SK, T, ...rest }) => rest)
    expect(items.map((item) => known.get(item.T)?.fromItem(item))).toEqual(fields)
  })
})
