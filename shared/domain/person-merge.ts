import * as z from 'zod'
import { identifier } from './identifier.ts'
import { identity } from './identity-number.ts'
import { personId } from './ids.ts'
import { remark } from './text.ts'

/** Most people that one can have been merged from. */
export const mergeLimits = { absorbed: 50 } as const

const facts = z.record(z.string(), z.array(z.unknown()))

/**
 * That a person was merged away: into whom, when, by whom and why. `done` once everything has moved, `undoing` while it moves back. What the
 * survivor took is kept, so that it can be given back: whole facts by name, single entries of lists; `unfit` had no room and stays here.
 */
export const merging = z.strictObject({
  into: personId,
  at: z.iso.datetime(),
  by: z.string(),
  reason: remark.optional(),
  done: z.boolean(),
  undoing: z.boolean().optional(),
  took: z.array(z.string()),
  added: facts,
  unfit: facts,
  /** The identifiers before the merge: those that are with the survivor now are not held here any more. */
  identifiers: z.array(identifier),
  /** The same of the identity number. */
  identity: identity.optional(),
})

/** Where a thing that moved in a merge lies now: kept in the partition that it left. */
export const lineage = z.strictObject({
  /** Whose partition it left, and its id there. */
  personId,
  id: z.string(),
  to: z.string(),
  /**
   * `moved`: it lies there; `joined`: what it said was on record there already; `mentored`: an honour of somebody else that named this person
   * as mentor; `back`: it went back where it had come from, when the merge was undone.
   */
  kind: z.enum(['moved', 'joined', 'mentored', 'back']),
  at: z.iso.datetime(),
  /** The last version that it had here, and the one that it had there when it came. */
  last: z.int(),
  there: z.int(),
  before: z.record(z.string(), z.unknown()).optional(),
})

/** That two people were compared and are not the same: never offered as duplicates again. `a` is the smaller id. */
export const notSame = z.strictObject({
  a: personId,
  b: personId,
  at: z.iso.datetime(),
  by: z.string(),
  reason: remark.optional(),
})

/** That a person was merged away. */
export type Merging = z.infer<typeof merging>
/** Where a thing lies that moved in a merge. */
export type Lineage = z.infer<typeof lineage>
/** That two people are not the same. */
export type NotSame = z.infer<typeof notSame>
