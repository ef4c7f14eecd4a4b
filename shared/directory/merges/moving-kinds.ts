import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { affiliationInput } from '../../domain/affiliation.ts'
import { engagementInput } from '../../domain/engagement.ts'
import { honourInput } from '../../domain/honour.ts'
import { affiliationId, engagementId, honourId, type Ids, type PersonId, rulingId } from '../../domain/ids.ts'
import type { Stamp } from '../../domain/record.ts'
import { rulingInput } from '../../domain/ruling.ts'
import type { Entity } from '../../table/item.ts'
import { childSort } from '../../table/keys.ts'
import { affiliations, engagements, honours, rulings } from '../../table/people.ts'
import { inputOf } from '../input-of.ts'

/** A thing of a person as far as all kinds agree. */
export type Moving = Stamp & {
  readonly id: string
  readonly personId: PersonId
  readonly mentorId?: PersonId | undefined
}

/** A kind of thing that moves with a person and rests on no other: how it is read and written, and what a user says of one. */
export type MovingKind = {
  readonly type: string
  /** Of its sort keys, and of its ids. */
  readonly prefix: string
  readonly idPrefix: string
  readonly read: (item: Readonly<Record<string, unknown>>) => Moving
  /** The item of a thing with other fields laid over. */
  readonly item: (
    before: Moving,
    more: object,
  ) => { readonly thing: Moving; readonly item: ReturnType<Entity<z.ZodObject>['toItem']> }
  readonly form: { readonly parse: (text: string) => string }
  readonly draw: (ids: Ids, owner: PersonId) => string
  /** Whether two say just the same. */
  readonly same: (a: Moving, b: Moving) => boolean
}

function kind<S extends z.ZodObject>(
  entity: Entity<S>,
  input: z.ZodObject,
  idPrefix: 'hon' | 'aff' | 'eng' | 'rul',
  form: MovingKind['form'],
  draw: MovingKind['draw'],
): MovingKind {
  const known = z.looseObject({
    id: z.string(),
    personId: z.custom<PersonId>((value) => typeof value === 'string'),
    mentorId: z.custom<PersonId>((value) => typeof value === 'string').optional(),
    version: z.int(),
    createdAt: z.string(),
    updatedAt: z.string(),
  })
  const read: MovingKind['read'] = (item) => known.parse(entity.fromItem(item))
  return {
    type: entity.type,
    prefix: `${childSort[idPrefix]}#`,
    idPrefix,
    read,
    item: (before, more) => {
      const laid = Object.entries({ ...before, ...more }).filter(([, value]) => value !== undefined)
      const thing = entity.fromItem({ ...Object.fromEntries(laid), T: entity.type })
      return { thing: known.parse(thing), item: entity.toItem(thing) }
    },
    form,
    draw,
    same: (a, b) => isDeepStrictEqual(inputOf(input, a), inputOf(input, b)),
  }
}

/** Honours first: a mentor's side moves with each. */
export const movingKinds: readonly MovingKind[] = [
  kind(honours, honourInput, 'hon', honourId, (ids, owner) => ids.honour(owner)),
  kind(affiliations, affiliationInput, 'aff', affiliationId, (ids, owner) => ids.affiliation(owner)),
  kind(engagements, engagementInput, 'eng', engagementId, (ids, owner) => ids.engagement(owner)),
  kind(rulings, rulingInput, 'rul', rulingId, (ids, owner) => ids.ruling(owner)),
]

/** The kind that an id is of; undefined for memberships and for what does not lie with a person. */
export function kindOf(id: string): MovingKind | undefined {
  const prefix = id.slice(0, 3)
  return movingKinds.find((each) => each.idPrefix === prefix)
}
