import { activities } from '../../../shared/table/activities.ts'
import { auditItem } from '../../../shared/table/audits.ts'
import { cohorts, quotas } from '../../../shared/table/cohorts.ts'
import { identifiers } from '../../../shared/table/identifiers.ts'
import type { Item } from '../../../shared/table/item.ts'
import { grades, organizations, posts, relations, sessions, sheets } from '../../../shared/table/organizations.ts'
import { affiliations, engagements, honours, memberships, mentorings, people } from '../../../shared/table/people.ts'
import type { Demo } from './demo.ts'
import { loader, writtenAt } from './origins.ts'
import { nation } from './real/national-societies.ts'

/** How many there are of each kind of thing. */
export function countsOf(demo: Demo): Record<keyof Demo, number> {
  return {
    organizations: demo.organizations.length,
    posts: demo.posts.length,
    sessions: demo.sessions.length,
    sheets: demo.sheets.length,
    relations: demo.relations.length,
    grades: demo.grades.length,
    cohorts: demo.cohorts.length,
    quotas: demo.quotas.length,
    people: demo.people.length,
    memberships: demo.memberships.length,
    honours: demo.honours.length,
    mentorings: demo.mentorings.length,
    affiliations: demo.affiliations.length,
    activities: demo.activities.length,
    engagements: demo.engagements.length,
  }
}

/** Everything as it lies in the table, organizations before people, with identifiers and one audit item for the whole load. */
export function demoItems(demo: Demo): Item[] {
  return [
    ...demo.organizations.map(organizations.toItem),
    ...[...demo.organizations, ...demo.people].flatMap(identifierItems),
    ...demo.posts.map(posts.toItem),
    ...demo.sessions.map(sessions.toItem),
    ...demo.sheets.map(sheets.toItem),
    ...demo.relations.map(relations.toItem),
    ...demo.grades.map(grades.toItem),
    ...demo.cohorts.map(cohorts.toItem),
    ...demo.quotas.map(quotas.toItem),
    ...demo.activities.map(activities.toItem),
    ...demo.people.map(people.toItem),
    ...demo.memberships.map(memberships.toItem),
    ...demo.honours.map(honours.toItem),
    ...demo.mentorings.map(mentorings.toItem),
    ...demo.affiliations.map(affiliations.toItem),
    ...demo.engagements.map(engagements.toItem),
    loadItem(demo),
  ]
}

function identifierItems({ id, identifiers: held }: Demo['organizations'][number] | Demo['people'][number]): Item[] {
  return held.map((each) => identifiers.toItem({ ...each, owner: id }))
}

function loadItem(demo: Demo): Item {
  const about = {
    entity: 'demo',
    type: 'demo',
    subject: nation,
    action: 'load',
    actor: loader,
    requestId: 'demo',
    version: 1,
  }
  return auditItem({ ...about, at: writtenAt.toISOString() }, undefined, countsOf(demo), 'demo')
}
