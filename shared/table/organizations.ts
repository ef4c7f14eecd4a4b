import { grade } from '../domain/grade.ts'
import { mainName } from '../domain/names.ts'
import { organization } from '../domain/organization.ts'
import { post } from '../domain/post.ts'
import { relation } from '../domain/relation.ts'
import { seatSheet } from '../domain/seat-sheet.ts'
import { session } from '../domain/session.ts'
import { defineEntity } from './item.ts'
import { childKey, keyOf, placeSort } from './keys.ts'

/** Organization root. GS1: children of a parent by kind and name; GS2: all of a kind by place; GS3: subtree of a root by path. */
export const organizations = defineEntity('organization', organization, (of) => ({
  ...keyOf.organization(of.id),
  ...(of.parentId === undefined
    ? {}
    : { GS1PK: `C#${of.parentId}`, GS1SK: `${of.kind}#${mainName(of.names).slice(0, 200)}#${of.id}` }),
  GS2PK: `O#${of.kind}`,
  GS2SK: `${placeSort(of.place)}#${of.id}`,
  GS3PK: `T#${of.path[0]}`,
  GS3SK: `${of.path.join('/')}/`,
}))

/** Seats of an organization. GS2: sheets of a kind by place, for vacancies by region. */
export const sheets = defineEntity('sheet', seatSheet, (of) => ({
  ...keyOf.sheet(of.organizationId),
  GS2PK: `V#${of.kind}`,
  GS2SK: `${placeSort(of.place)}#${of.organizationId}`,
}))

/** Relation, in the partition of the organization that states it. GS1: relations that point at an organization. */
export const relations = defineEntity('relation', relation, (of) => ({
  ...childKey(of.id),
  GS1PK: `R#${of.targetId}`,
  GS1SK: `${of.kind}#${of.id}`,
}))

/** Post, in its organization's partition. */
export const posts = defineEntity('post', post, (of) => childKey(of.id))

/** Session, in its organization's partition. */
export const sessions = defineEntity('session', session, (of) => childKey(of.id))

/** Grade of a network in a year, in the network's partition. */
export const grades = defineEntity('grade', grade, (of) => keyOf.grade(of.networkId, of.year))
