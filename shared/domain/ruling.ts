import * as z from 'zod'
import { approver, matter } from './approver.ts'
import { addYears, type Day, day } from './dates.ts'
import { personId, postId, rulingId } from './ids.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

/** Votes for, of all cast or of all entitled, as the rule counts them. */
const majority = z
  .strictObject({ votes: z.int().min(0).max(1_000_000), of: z.int().min(1).max(1_000_000) })
  .refine(({ votes, of }) => votes <= of, { error: 'votes-over-voters', path: ['votes'] })

/**
 * What somebody with authority has established about a person: an `approval` for one post (who, when, with which majority), a `bar`
 * (a sentence, a disciplinary ban), or `cleared`: it was looked into and nothing stands against the person.
 */
export const rulingInput = z
  .strictObject({
    kind: z.enum(['approval', 'bar', 'cleared']),
    matter,
    /** The post that an approval is for; bars and clearances hold for all posts. */
    postId: postId.optional(),
    by: approver.optional(),
    on: day,
    /** Last day on which it holds; an approval or a clearance without one holds for a year, a bar until it is ended. */
    until: day.optional(),
    majority: majority.optional(),
    /** Number or title of the document. */
    document: line(300).optional(),
    note: remark.optional(),
  })
  .refine(({ on, until }) => until === undefined || until >= on, { error: 'end-before-start', path: ['until'] })
  .refine(({ kind, postId }) => (kind === 'approval') === (postId !== undefined), {
    error: 'post-of-approval',
    path: ['postId'],
  })
  .refine(({ kind, by }) => kind !== 'approval' || by !== undefined, { error: 'approver-missing', path: ['by'] })

/** A ruling as it is stored, in its person's partition. */
export const ruling = z.strictObject({ ...rulingInput.shape, id: rulingId, personId, provenance, ...record })

/** What was established about a person. */
export type Ruling = z.infer<typeof ruling>
/** What a user says of a ruling. */
export type RulingInput = z.infer<typeof rulingInput>

/** Whether a ruling holds on a day; an approval or a clearance without an end holds for a year, so that none is used for a later election by mistake. */
export function rulingHolds({ kind, on, until }: Pick<Ruling, 'kind' | 'on' | 'until'>, day: Day): boolean {
  const last = until ?? (kind === 'bar' ? '9999-12-31' : addYears(on, 1))
  return on <= day && day <= last
}
