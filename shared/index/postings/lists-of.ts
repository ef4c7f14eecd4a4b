import { organizationNameLists, personNameLists } from '../../names/name-lists.ts'
import type { Facts } from '../columns/facts.ts'
import { boundaryLists } from './boundaries.ts'
import type { Document } from './document.ts'
import { engagementLists } from './families/engagement-lists.ts'
import { honourLists } from './families/honour-lists.ts'
import { lifeLists } from './families/life-lists.ts'
import { personLists } from './families/person-lists.ts'
import { postLists } from './families/post-lists.ts'
import { type ListId, partitionPrefix } from './list.ts'
import type { Moment } from './moment.ts'

/** The lists that a document belongs in, in order, each once. */
export function listsOf(document: Document, moment: Moment): readonly ListId[] {
  const lists =
    document.kind === 'organization'
      ? organizationNameLists(document.facts.names)
      : listsOfPerson(document.facts, moment)
  return [...new Set(lists)].sort()
}

/** The dead stand in partitions of their own, but for names and dates: who searches among the living need not read who they are. */
function listsOfPerson(facts: Facts, moment: Moment): ListId[] {
  const lists = [
    ...personLists(facts),
    ...lifeLists(facts, moment),
    ...honourLists(facts),
    ...postLists(facts, moment),
    ...engagementLists(facts),
  ]
  const prefix = partitionPrefix[facts.single.status]
  return [
    ...lists.map((list): ListId => `${prefix}${list}`),
    ...boundaryLists(facts, moment),
    ...personNameLists(facts.single.names.split('\n')),
  ]
}

/** The first byte of the ordinal of a new document: organizations are one, people come by province of work, so that a region's people stand together. */
export function regionByteOf(document: Document): number {
  if (document.kind === 'organization') return organizationByte
  const { workplace } = document.facts.single
  if (workplace === undefined) return 0
  return workplace.region === undefined ? 1 : Number(workplace.region.slice(0, 2))
}

/** The first byte of the ordinals of organizations; provinces have 11 to 82. */
export const organizationByte = 250
