import { Hono } from 'hono'
import * as z from 'zod'
import { recordConsent, withdrawConsent } from '../../../shared/directory/referrals/consents.ts'
import { orderNominees, putNominee, removeNominee } from '../../../shared/directory/referrals/nominees.ts'
import { addOpinion } from '../../../shared/directory/referrals/opinions.ts'
import { nominationInput } from '../../../shared/directory/referrals/referral-input.ts'
import { personId, referralId } from '../../../shared/domain/ids.ts'
import { consentInput, opinionInput } from '../../../shared/domain/nominee.ts'
import { referralLimits } from '../../../shared/domain/referral.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { readReferralView } from '../read-referrals.ts'
import { warningView } from '../views/referral-view.ts'

/** `/v1/referrals/{id}/nominees`: the shortlist, opinions and consents; each change needs the case's version and answers with the case. */
export function referralNomineeRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .put('/:id/nominees', async (c) => {
      noQuery(c)
      const [id, expected] = [pathId(c, referralId), ifMatch(c)]
      const { input, ctx } = await readWrite(c, orderInput)
      return answerComposite(c, await readReferralView(c, await orderNominees(ctx, id, expected, input.order)))
    })
    .put('/:id/nominees/:personId', async (c) => {
      noQuery(c)
      const [id, person, expected] = [pathId(c, referralId), pathId(c, personId, 'personId'), ifMatch(c)]
      const { input, ctx } = await readWrite(c, nominationInput)
      const { file, warnings } = await putNominee(ctx, id, expected, person, input)
      return answerComposite(c, { ...(await readReferralView(c, file)), warnings: warnings.map(warningView) })
    })
    .delete('/:id/nominees/:personId', async (c) => {
      noQuery(c)
      const [id, person, expected] = [pathId(c, referralId), pathId(c, personId, 'personId'), ifMatch(c)]
      return answerComposite(c, await readReferralView(c, await removeNominee(c.var.context, id, expected, person)))
    })
    .post('/:id/nominees/:personId/opinions', async (c) => {
      noQuery(c)
      const [id, person, expected] = [pathId(c, referralId), pathId(c, personId, 'personId'), ifMatch(c)]
      const { input, ctx } = await readWrite(c, opinionInput)
      return answerComposite(c, await readReferralView(c, await addOpinion(ctx, id, expected, person, input)))
    })
    .put('/:id/nominees/:personId/consent', async (c) => {
      noQuery(c)
      const [id, person, expected] = [pathId(c, referralId), pathId(c, personId, 'personId'), ifMatch(c)]
      const { input, ctx } = await readWrite(c, consentInput)
      return answerComposite(c, await readReferralView(c, await recordConsent(ctx, id, expected, person, input)))
    })
    .delete('/:id/nominees/:personId/consent', async (c) => {
      noQuery(c)
      const [id, person, expected] = [pathId(c, referralId), pathId(c, personId, 'personId'), ifMatch(c)]
      return answerComposite(c, await readReferralView(c, await withdrawConsent(c.var.context, id, expected, person)))
    })
}

const orderInput = z.strictObject({ order: z.array(personId).max(referralLimits.nominees) })
