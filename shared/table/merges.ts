import type { PersonId } from '../domain/ids.ts'
import { lineage, notSame } from '../domain/person-merge.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

/** Where a thing that a merge moved lies now, in the partition of the person that it left. */
export const lineages = defineEntity('lineage', lineage, (of) => keyOf.lineage(of.personId, of.id))

/** Two people who are not the same, with the smaller id. GS1: the same with the bigger id. */
export const notSames = defineEntity('not-same', notSame, (of) => ({
  ...keyOf.notSame(of),
  GS1PK: differentFrom(of.b),
  GS1SK: of.a,
}))

/** Where in GS1 those lie of smaller id whom a person was found to be different from. */
export function differentFrom(person: PersonId): string {
  return `D#${person}`
}
