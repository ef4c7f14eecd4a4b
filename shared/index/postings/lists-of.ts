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
