import type { CohortName } from '../domain/cohort.ts'
import {
  activityId,
  type ImportId,
  type OrganizationId,
  organizationId,
  type PersonId,
  personId,
  type ReferralId,
} from '../domain/ids.ts'
import { placePath } from '../domain/place.ts'
import { simplified } from '../names/character-forms.ts'
import { folded } from '../names/fold.ts'
import type { Key } from './item.ts'

/**
 * Partition and sort keys, all in one place (base table: `O#` organization with posts, sessions, relations, grades, cohorts, quotas, seat sheet;
 * `P#` person with memberships, honours, affiliations, engagements, mentorings; `A#` activity; `R#` referral case with its nominees; `I#` identifier; `F#` import with its batches; `W#` principal with their grants; `Z#` audit; `ZS#` chains of seals over it; `K#` idempotency; `L#` counters of allowances).
 */
export const keyOf = {
  organization: (id: OrganizationId): Key => ({ PK: `O#${id}`, SK: 'A' }),
  sheet: (id: OrganizationId): Key => ({ PK: `O#${id}`, SK: 'V' }),
  charter: (id: OrganizationId, from: string): Key => ({ PK: `O#${id}`, SK: `C#${from}` }),
  rulePack: (id: string): Key => ({ PK: 'J', SK: id }),
  grade: (network: OrganizationId, year: number): Key => ({ PK: `O#${network}`, SK: `G#${year}` }),
  cohort: ({ organizerId, programme, cohort }: CohortName): Key => ({
    PK: `O#${organizerId}`,
    SK: `K#${programme}#${cohort}`,
  }),
  quota: ({ organizerId, programme, cohort }: CohortName, applicant: OrganizationId): Key => ({
    PK: `O#${organizerId}`,
    SK: `Q#${programme}#${cohort}#${applicant}`,
  }),
  person: (id: PersonId): Key => ({ PK: `P#${id}`, SK: 'A' }),
  activity: (id: string): Key => ({ PK: `A#${id}`, SK: 'A' }),
  referral: (id: ReferralId): Key => ({ PK: `R#${id}`, SK: 'A' }),
  nominee: (id: ReferralId, person: PersonId): Key => ({ PK: `R#${id}`, SK: `C#${person}` }),
  identifier: (scheme: string, value: string, owner = ''): Key => ({
    PK: `I#${scheme}#${value}`,
    SK: owner === '' ? 'A' : `X#${owner}`,
  }),
  import: (id: ImportId): Key => ({ PK: `F#${id}`, SK: 'A' }),
  importBatch: (id: ImportId, nth: number): Key => ({ PK: `F#${id}`, SK: `B#${String(nth).padStart(6, '0')}` }),
  /** Who is importing into an organization just now. */
  rosterLock: (id: OrganizationId): Key => ({ PK: `O#${id}`, SK: 'L' }),
  /** How an organization's columns were read last. */
  columnHabits: (id: OrganizationId): Key => ({ PK: `O#${id}`, SK: 'M' }),
  /** A link of a chain of seals over the audit. */
  seal: (chain: number, nth: number): Key => ({ PK: `ZS#${chain}`, SK: String(nth).padStart(12, '0') }),
  idempotency: (actor: string, key: string): Key => ({ PK: `K#${actor}`, SK: key }),
  /** Where a thing that a merge moved away from a person lies now. */
  lineage: (person: PersonId, id: string): Key => ({ PK: `P#${person}`, SK: `Y#${id}` }),
  /** That two people are not the same; `a` is the smaller id. */
  notSame: ({ a, b }: { readonly a: PersonId; readonly b: PersonId }): Key => ({ PK: `D#${a}`, SK: b }),
  /** A role that somebody has been granted at a node. */
  grant: (principal: string, role: string, node: string): Key => ({ PK: `W#${principal}`, SK: `${role}#${node}` }),
  /** Why a person's record is kept, and for how long. */
  handling: (id: PersonId): Key => ({ PK: `P#${id}`, SK: 'B' }),
  /** That a person was erased: all that is left under the id. */
  erasure: (id: PersonId): Key => ({ PK: `P#${id}`, SK: 'X' }),
  /** What the operator says of an activity in the register of processing. */
  registerEntry: (activity: string): Key => ({ PK: 'G', SK: activity }),
  /** What a principal has used of an allowance in a stretch of time. */
  counter: (principal: string, window: string): Key => ({ PK: `L#${principal}`, SK: window }),
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
  rul: 'P#per',
  con: 'P#per',
  cor: 'P#per',
} as const

/** Key of a child by its id alone: the id names its aggregate. */
export function childKey(id: string): Key {
  const prefix = id.slice(0, 3)
  if (!isChildPrefix(prefix)) throw new RangeError(`${id} is not the id of a child`)
  return { PK: `${sorts[prefix]}_${id.slice(4, 20)}`, SK: `${childSort[prefix]}#${id}` }
}

/** Sort-key letter of each kind of child. */
export const childSort = {
  pos: 'P',
  ses: 'S',
  rel: 'R',
  mem: 'M',
  hon: 'H',
  aff: 'N',
  eng: 'E',
  rul: 'U',
  con: 'C',
  cor: 'Q',
} as const

function isChildPrefix(prefix: string): prefix is keyof typeof sorts {
  return prefix in sorts
}

/** Where in GS1 people of one name lie: folded and simplified, so that spaces, dots and traditional characters make no difference. */
export function namedUnder(name: string): string {
  return `PN#${simplified(folded(name)).slice(0, 200)}`
}

/** Where in GS1 the records lie that are kept until a day of this year. */
export function keptUntilYear(year: string): string {
  return `U#${year}`
}

/** Where in GS1 the requests for correction in a state lie, by the day on which they are due. */
export function correctionsIn(state: string): string {
  return `Q#${state}`
}

/** Where in GS1 the grants at a node lie. */
export function grantedAt(node: string): string {
  return `WN#${node}`
}

/** Where in GS1 those selected for a programme of an organizer lie; `-` for those of whom nobody says who selected them. */
export function selectedUnder(organizer: OrganizationId | undefined, programme: string): string {
  return `S#${organizer ?? '-'}#${programme}`
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
