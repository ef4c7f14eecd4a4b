import type { Purpose } from '../access/fields.ts'
import type { RestrictedField } from '../access/shown-fields.ts'
import type { PersonId, ReferralId } from '../domain/ids.ts'
import { commit } from '../table/commit.ts'
import { inRuns } from '../table/index/in-flight.ts'
import { keyOf } from '../table/keys.ts'
import { referrals } from '../table/referrals.ts'
import { areaOf, hasPermission } from './access/reaching.ts'
import { holdsReferral } from './access/referral-reach.ts'
import type { Context } from './context.ts'
import { find, unknownReference } from './read.ts'
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
  if (referralId !== undefined) await expectCase(ctx, referralId)
  const after = { fields: [...fields], purpose, ...(referralId === undefined ? {} : { case: referralId }) }
  for (const people of inRuns([...new Set(subjects)], together))
    await commit(
      ctx.table,
      people.map((id) => auditWrite(ctx, { entity: id, type: 'look', subject: id, action: 'look', after })),
    )
}

/** The case that a look is for is one that whoever looks may read. */
async function expectCase(ctx: Context, id: ReferralId): Promise<void> {
  const referral = hasPermission(ctx, 'referral.read')
    ? await find(ctx.table, referrals, keyOf.referral(id))
    : undefined
  if (referral === undefined || !(await holdsReferral(ctx, await areaOf(ctx, 'referral.read'), referral)))
    throw unknownReference('case', id)
}
