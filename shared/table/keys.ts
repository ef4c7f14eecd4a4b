import { activityId, type OrganizationId, organizationId, type PersonId, personId } from '../domain/ids.ts'
import { placePath } from '../domain/place.ts'
import type { Key } from './item.ts'

/**
 * Partition and sort keys, all in one place (base table: `O#` organization with posts, sessions, relations, grades, seat sheet;
 * `P#` person with memberships, honours, affiliations, engagements, mentorings; `A#` activity; `I#` identifier; `Z#` audit; `K#` idempotency).
 */
export const keyOf = {
  organization: (id: OrganizationId): Key => ({ PK: `O#${id}`, SK: 'A' }),
  sheet: (id: OrganizationId): Key => ({ PK: `O#${id}`, SK: 'V' }),
  grade: (network: OrganizationId, year: number): Key => ({ PK: `O#${network}`, SK: `G#${year}` }),
  person: (id: PersonId): Key => ({ PK: `P#${id}`, SK: 'A' }),
  activity: (id: string): Key => ({ PK: `A#${id}`, SK: 'A' }),
  identifier: (scheme: string, value: string, owner = ''): Key => ({
    PK: `I#${scheme}#${value}`,
    SK: owner === '' ? 'A' : `X#${owner}`,
  }),
  idempotency: (actor: string, key: string): Key => ({ PK: `K#${actor}`, SK: key }),
  mentoring: (mentor: PersonId, honour: string): Key => ({ PK: `P#${mentor}`, SK: `T#${honour}` }),
}

const sorts = {
  pos: 'O#org',
  ses: 'O#org',
  rel: 'O#org',
  mem: 'P#per',
  hon: 'P#per',
  aff: 'P#per',
  eng: 'P#per',
} as const

/** Key of a child by its id alone: the id names its aggregate. */
export function childKey(id: string): Key {
  const prefix = id.slice(0, 3)
  if (!isChildPrefix(prefix)) throw new RangeError(`${id} is not the id of a child`)
  return { PK: `${sorts[prefix]}_${id.slice(4, 20)}`, SK: `${childSort[prefix]}#${id}` }
}

/** Sort-key letter of each kind of child. */
export const childSort = { pos: 'P', ses: 'S', rel: 'R', mem: 'M', hon: 'H', aff: 'N', eng: 'E' } as const

function isChildPrefix(prefix: string): prefix is keyof typeof sorts {
  return prefix in sorts
}

/** The id of the organization, person or activity whose partition an item lies in. */
export function aggregateOf(PK: string): string {
  const id = PK.slice(2)
  return [organizationId, personId, activityId].some((schema) => schema.safeParse(id).success) ? id : ''
}

/** Place of a thing as a sort key: `CN/440000/440300/`, and `-/` where no place is known. */
export function placeSort(
  place: { readonly country: string; readonly region?: string | undefined } | undefined,
): string {
  return place === undefined ? '-/' : placePath(place)
}
