import { affiliation } from '../domain/affiliation.ts'
import { engagement } from '../domain/engagement.ts'
import { honour, mentoring } from '../domain/honour.ts'
import { membership } from '../domain/membership.ts'
import { mainName } from '../domain/names.ts'
import { person } from '../domain/person.ts'
import { ruling } from '../domain/ruling.ts'
import { defineEntity } from './item.ts'
import { childKey, keyOf, namedUnder, selectedUnder } from './keys.ts'

/** Person root; lists of people come from the candidate index. GS1: people of one (main) name by birth, for whoever asks which of them is meant. */
export const people = defineEntity('person', person, (of) => ({
  ...keyOf.person(of.id),
  GS1PK: namedUnder(mainName(of.names)),
  GS1SK: `${of.birth ?? '-'}#${of.id}`,
}))

/** Membership, in its person's partition. GS1: holders of a post; GS2: roster of an organization by session; GS3: liaisons by place. */
export const memberships = defineEntity('membership', membership, (of) => ({
  ...childKey(of.id),
  GS1PK: `H#${of.postId}`,
  GS1SK: `${of.start ?? ''}#${of.id}`,
  GS2PK: `M#${of.organizationId}`,
  GS2SK: `${of.sessionId ?? '-'}#${String(of.order).padStart(3, '0')}#${of.postId}#${of.id}`,
  ...(of.liaison === undefined ? {} : { GS3PK: 'L', GS3SK: `${of.liaisonPlace ?? '-/'}#${of.liaison}#${of.id}` }),
}))

/** Honour held, in its person's partition. GS1: those selected for a programme by cohort, under its organizer, or `-` where none is known. */
export const honours = defineEntity('honour', honour, (of) => ({
  ...childKey(of.id),
  ...(of.honour === undefined || (of.organizerId === undefined && of.cohort === undefined)
    ? {}
    : { GS1PK: selectedUnder(of.organizerId, of.honour), GS1SK: `${of.cohort ?? ''}#${of.id}` }),
}))

/** A mentor's side of an honour, in the mentor's partition. */
export const mentorings = defineEntity('mentoring', mentoring, (of) => keyOf.mentoring(of.personId, of.honourId))

/** Affiliation, in its person's partition. GS1: members of a network. */
export const affiliations = defineEntity('affiliation', affiliation, (of) => ({
  ...childKey(of.id),
  GS1PK: `N#${of.networkId}`,
  GS1SK: `${of.start ?? ''}#${of.id}`,
}))

/** Engagement, in its person's partition. GS1: who took part in an activity. */
export const engagements = defineEntity('engagement', engagement, (of) => ({
  ...childKey(of.id),
  GS1PK: `E#${of.activityId}`,
  GS1SK: `${of.role}#${of.id}`,
}))

/** What was established about a person, in the person's partition. */
export const rulings = defineEntity('ruling', ruling, (of) => childKey(of.id))
