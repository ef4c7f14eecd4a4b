import { Hono } from 'hono'
import * as z from 'zod'
import { checkEligibility, eligibilityLimits } from '../../../shared/directory/eligibility/check-eligibility.ts'
import { electionDay } from '../../../shared/domain/dates.ts'
import { personId, postId, sessionId } from '../../../shared/domain/ids.ts'
import { answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readBody } from '../../../shared/http/body.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readBriefs, shownInLists } from '../read-briefs.ts'
import { seatAsked, verdictView } from '../views/verdict-view.ts'

/** `POST /v1/eligibility/check`: may these people lawfully take this post, by the rules in force on the election day? */
export function eligibilityRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/check', async (c) => {
    noQuery(c)
    const { people: ids, ...ask } = await readBody(c, checkInput)
    const ctx = c.var.context
    const { seat, packs, people } = await checkEligibility(ctx, ask, ids)
    const briefs = await readBriefs(
      ctx,
      [...people.values()].map(({ dossier }) => dossier.profile.person),
      seat.electionOn,
      shownInLists(ctx, 'eligibility.check'),
    )
    const data = ids.flatMap((id) => {
      const checked = people.get(id)
      return checked === undefined ? [] : [{ person: briefs.get(id), ...verdictView(checked) }]
    })
    return answerList(c, data, { total: data.length, ...seatAsked(seat, packs, people.values()) })
  })
}

const checkInput = z.strictObject({
  people: z
    .array(personId)
    .min(1)
    .max(eligibilityLimits.people)
    .refine((ids) => new Set(ids).size === ids.length, { error: 'person-twice' }),
  postId,
  electionOn: electionDay.optional(),
  sessionId: sessionId.optional(),
  termEnd: electionDay.optional(),
})
