import { Hono } from 'hono'
import { appointmentInput } from '../../../shared/directory/referrals/appointment-input.ts'
import { appoint } from '../../../shared/directory/referrals/appointments.ts'
import type { Recheck } from '../../../shared/directory/referrals/recheck.ts'
import { moveReferral, transitionInput } from '../../../shared/directory/referrals/transitions.ts'
import { referralId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { readReferralView } from '../read-referrals.ts'
import { warningView } from '../views/referral-view.ts'

/** `/v1/referrals/{id}/transitions` and `/appoint`: move a case on; appoint, which is an act of its own. People are checked again by `recheck`. */
export function referralStepRoutes(recheck: Recheck): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/:id/transitions', async (c) => {
      noQuery(c)
      const [id, expected] = [pathId(c, referralId), ifMatch(c)]
      const { input, ctx } = await readWrite(c, transitionInput)
      const { file, warnings } = await moveReferral(ctx, recheck, id, expected, input)
      return answerComposite(c, { ...(await readReferralView(c, file)), warnings: warnings.map(warningView) })
    })
    .post('/:id/appoint', async (c) => {
      noQuery(c)
      const [id, expected] = [pathId(c, referralId), ifMatch(c)]
      const { input, ctx } = await readWrite(c, appointmentInput)
      const { file, warnings } = await appoint(ctx, recheck, id, expected, input)
      return answerComposite(c, { ...(await readReferralView(c, file)), warnings: warnings.map(warningView) })
    })
}
