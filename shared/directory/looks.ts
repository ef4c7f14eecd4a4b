import type { Purpose } from '../access/fields.ts'
import type { RestrictedField } from '../access/shown-fields.ts'
import type { PersonId, ReferralId } from '../domain/ids.ts'
import { commit } from '../table/commit.ts'
import { inRuns } from '../table/index/in-flight.ts'
import type { Context } from './context.ts'
import { auditWrite } from './write.ts'

/** A look at restricted fields: whose, which, what for, and in which referral case where it is for one. */
export type Look = {
  readonly subjects: Iterable<PersonId>
  readonly fields: readonly RestrictedField[]
  readonly purpose: Purpose
  readonly referralId?: ReferralId | undefined
}

/** Looks that are written at once. */
const together = 90

/**
 * Puts a look on record, once for each person; returns when all of it is written, and only then may the fields be given. Whoever asks has been found to have
 * the right before. Throws as writing does, and then nothing may be given.
 */
export async function recordLook(ctx: Context, { subjects, fields, purpose, referralId }: Look): Promise<void> {
  const after = { fields: [...fields], purpose, ...(referralId === undefined ? {} : { case: referralId }) }
  for (const people of inRuns([...new Set(subjects)], together))
    await commit(
      ctx.table,
      people.map((id) => auditWrite(ctx, { entity: id, type: 'look', subject: id, action: 'look', after })),
    )
}
