import { Hono } from 'hono'
import { openingInput, referralInput } from '../../../shared/directory/referrals/referral-input.ts'
import { listReferrals } from '../../../shared/directory/referrals/referral-lists.ts'
import { changeReferral, getReferral, openReferral } from '../../../shared/directory/referrals/referrals.ts'
import { referralId } from '../../../shared/domain/ids.ts'
import { answerCreated } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readPatch, readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { referralFilter, referralParameters } from '../parameters/referral-filter.ts'
import { readReferralLines, readReferralView } from '../read-referrals.ts'

/** `/v1/referrals`: open a case, list cases by post, organization, person, officer, state and year, read and change one. */
export function referralCaseRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/', async (c) => {
      noQuery(c)
      const { input, ctx } = await readWrite(c, openingInput)
      const { id } = await openReferral(ctx, input)
      return answerCreated(c, `/v1/referrals/${id}`, await readReferralView(c, await getReferral(ctx, id)))
    })
    .get('/', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, referralParameters)
      const ctx = c.var.context
      const { items, next } = await listReferrals(ctx, await referralFilter(ctx, query), limit, from)
      return answer({ items: await readReferralLines(c, items), next })
    })
    .get('/:id', async (c) => {
      noQuery(c)
      const file = await getReferral(c.var.context, pathId(c, referralId))
      return answerComposite(c, await readReferralView(c, file))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, referralId)
      const { expected, patch, ctx } = await readPatch(c, referralInput)
      return answerComposite(c, await readReferralView(c, await changeReferral(ctx, id, expected, patch)))
    })
}
