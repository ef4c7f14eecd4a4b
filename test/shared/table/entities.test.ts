import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type * as z from 'zod'
import { grant } from '../../../shared/access/grant.ts'
import { activity } from '../../../shared/domain/activity.ts'
import { affiliation } from '../../../shared/domain/affiliation.ts'
import { cohort } from '../../../shared/domain/cohort.ts'
import { correction } from '../../../shared/domain/correction.ts'
import { engagement } from '../../../shared/domain/engagement.ts'
import { erasure } from '../../../shared/domain/erasure.ts'
import { grade } from '../../../shared/domain/grade.ts'
import { handling } from '../../../shared/domain/handling.ts'
import { honour, mentoring } from '../../../shared/domain/honour.ts'
import { membership } from '../../../shared/domain/membership.ts'
import { organization } from '../../../shared/domain/organization.ts'
import { person } from '../../../shared/domain/person.ts'
import { lineage, notSame } from '../../../shared/domain/person-merge.ts'
import { personalConsent } from '../../../shared/domain/personal-consent.ts'
import { post } from '../../../shared/domain/post.ts'
import { quota } from '../../../shared/domain/quota.ts'
import { registerEntry } from '../../../shared/domain/register.ts'
import { relation } from '../../../shared/domain/relation.ts'
import { ruling } from '../../../shared/domain/ruling.ts'
import { seatSheet } from '../../../shared/domain/seat-sheet.ts'
import { session } from '../../../shared/domain/session.ts'
import { charter } from '../../../shared/eligibility/charter.ts'
import { storedPack } from '../../../shared/eligibility/rule-pack.ts'
import { importBatch, rosterImport, rosterLock, storedHabits } from '../../../shared/roster/roster-import.ts'
import { activities } from '../../../shared/table/activities.ts'
import { audit, audits } from '../../../shared/table/audits.ts'
import type { Table } from '../../../shared/table/client.ts'
import { cohorts, quotas } from '../../../shared/table/cohorts.ts'
import { grants } from '../../../shared/table/grants.ts'
import { columnHabits, importBatches, imports, rosterLocks } from '../../../shared/table/imports.ts'
import type { Entity, Item } from '../../../shared/table/item.ts'
import { lineages, notSames } from '../../../shared/table/merges.ts'
import { grades, organizations, posts, relations, sessions, sheets } from '../../../shared/table/organizations.ts'
import {
  affiliations,
  engagements,
  honours,
  memberships,
  mentorings,
  people,
  rulings,
} from '../../../shared/table/people.ts'
import { corrections, erasures, handlings, personalConsents, registerEntries } from '../../../shared/table/privacy.ts'
import { charters, rulePacks } from '../../../shared/table/rules.ts'
import { seal, seals } from '../../../shared/table/seals.ts'
import { drawn } from '../../support/arbitraries.ts'
import { drawnAudits } from '../../support/audit-arbitraries.ts'
import { drawnGrants } from '../../support/drawn-grants.ts'
import { drawnImports } from '../../support/drawn-imports.ts'
import { drawnPrivacy } from '../../support/drawn-privacy.ts'
import { createTestTable } from '../../support/dynamodb.ts'
import { drawnMerges } from '../../support/merge-arbitraries.ts'
import { runs } from '../../support/property.ts'

/** A kind of thing drawn at random: its item, and that item read back. */
function kind<S extends z.ZodObject>(entity: Entity<S>, schema: S, from: fc.Arbitrary<object>) {
  return {
    things: from.map((raw) => entity.toItem(schema.parse(JSON.parse(JSON.stringify(raw))))),
    back: (item: object) => entity.toItem(entity.fromItem({ ...item })),
  }
}

const kinds: { name: string; things: fc.Arbitrary<Item>; back: (item: object) => Item }[] = [
  { name: 'organization', ...kind(organizations, organization, drawn.organization) },
  { name: 'sheet', ...kind(sheets, seatSheet, drawn.sheet) },
  { name: 'relation', ...kind(relations, relation, drawn.relation) },
  { name: 'post', ...kind(posts, post, drawn.post) },
  { name: 'session', ...kind(sessions, session, drawn.session) },
  { name: 'grade', ...kind(grades, grade, drawn.grade) },
  { name: 'cohort', ...kind(cohorts, cohort, drawn.cohort) },
  { name: 'quota', ...kind(quotas, quota, drawn.quota) },
  { name: 'person', ...kind(people, person, drawn.person) },
  { name: 'membership', ...kind(memberships, membership, drawn.membership) },
  { name: 'honour', ...kind(honours, honour, drawn.honour) },
  { name: 'mentoring', ...kind(mentorings, mentoring, drawn.mentoring) },
  { name: 'ruling', ...kind(rulings, ruling, drawn.ruling) },
  { name: 'charter', ...kind(charters, charter, drawn.charter) },
  { name: 'rule-pack', ...kind(rulePacks, storedPack, drawn.rulePack) },
  { name: 'lineage', ...kind(lineages, lineage, drawnMerges.lineage) },
  { name: 'not-same', ...kind(notSames, notSame, drawnMerges.notSame) },
  { name: 'affiliation', ...kind(affiliations, affiliation, drawn.affiliation) },
  { name: 'engagement', ...kind(engagements, engagement, drawn.engagement) },
  { name: 'activity', ...kind(activities, activity, drawn.activity) },
  { name: 'audit', ...kind(audits, audit, drawnAudits.audit) },
  { name: 'seal', ...kind(seals, seal, drawnAudits.seal) },
  { name: 'grant', ...kind(grants, grant, drawnGrants) },
  { name: 'handling', ...kind(handlings, handling, drawnPrivacy.handling) },
  { name: 'consent', ...kind(personalConsents, personalConsent, drawnPrivacy.consent) },
  { name: 'correction', ...kind(corrections, correction, drawnPrivacy.correction) },
  { name: 'erasure', ...kind(erasures, erasure, drawnPrivacy.erasure) },
  { name: 'register-entry', ...kind(registerEntries, registerEntry, drawnPrivacy.registerEntry) },
  { name: 'import', ...kind(imports, rosterImport, drawnImports.import) },
  { name: 'import-batch', ...kind(importBatches, importBatch, drawnImports.batch) },
  { name: 'roster-lock', ...kind(rosterLocks, rosterLock, drawnImports.lock) },
  { name: 'column-habits', ...kind(columnHabits, storedHabits, drawnImports.habits) },
]

let table: Table

beforeAll(async () => {
  table = await createTestTable()
})

describe.each(kinds)('$name', ({ name, things, back }) => {
  test('comes out of the table as it went in, keys and all', async () => {
    await fc.assert(
      fc.asyncProperty(things, async (item) => {
        await table.doc.send(new PutCommand({ TableName: table.name, Item: item }))
        const { Item: stored } = await table.doc.send(
          new GetCommand({ TableName: table.name, Key: { PK: item.PK, SK: item.SK } }),
        )
        expect(back(stored ?? {})).toEqual(JSON.parse(JSON.stringify(item)))
      }),
      runs(12),
    )
  })

  test('is not read from an item of another kind, nor with a field that it does not know', () => {
    const [item] = fc.sample(things, runs(1))
    expect(() => back({ ...item, T: 'other' })).toThrow(`is a other, not a ${name}`)
    expect(() => back({ ...item, surplus: 1 })).toThrow('surplus')
  })
})

test('a plan that is not applied is forgotten some time after its file, and nothing else ever is', () => {
  const [plan] = fc
    .sample(drawnImports.import, runs(1))
    .map((raw) => rosterImport.parse(JSON.parse(JSON.stringify(raw))))
  if (plan === undefined) throw new Error('nothing drawn')
  const idle = imports.toItem({
    ...plan,
    state: 'planned',
    appliedAt: undefined,
    updatedAt: '2026-03-01T00:00:00.000Z',
  })
  expect(idle.expiresAt).toBe(Date.parse('2026-03-31T00:00:00.000Z') / 1000)
  for (const state of ['applying', 'stopped', 'rolling-back'] as const)
    expect(imports.toItem({ ...plan, state })).not.toHaveProperty('expiresAt')
  expect(imports.toItem({ ...plan, state: 'applied', appliedAt: plan.createdAt })).not.toHaveProperty('expiresAt')
})
