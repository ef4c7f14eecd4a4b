import { honours } from '../../../vocabulary/honours.ts'
import type { Facts, HonourFacts } from '../../columns/facts.ts'
import { type ListId, listId } from '../list.ts'
import { missing } from './place-lists.ts'

/** An honour outside the list. */
export const unlisted = '-'

/** The lists of honours held (with year and mentor, by honour alone, by tier) and of honours of those mentored. */
export function honourLists({ honours: held, mentorings }: Facts): ListId[] {
  return [
    ...held.flatMap(({ value }) => heldLists(value)),
    ...mentorings.map(({ value }) => listId('mo', value ?? unlisted)),
  ]
}

function heldLists({ honour, year, mentored }: HonourFacts): ListId[] {
  const code = honour ?? unlisted
  const tier = honour === undefined ? undefined : honours.get(honour)?.tier
  return [
    listId('h', `${code}.${year ?? missing}.${Number(mentored)}`),
    listId('H', code),
    listId('ht', tier ?? missing),
  ]
}
