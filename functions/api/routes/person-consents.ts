import { Hono } from 'hono'
import { consentsOf, getPersonalConsent, recordPersonalConsent } from '../../../shared/directory/privacy/consents.ts'
import { withdrawalInput, withdrawPersonalConsent } from '../../../shared/directory/privacy/withdraw-consent.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { consentId, personId } from '../../../shared/domain/ids.ts'
import { personalConsentInput } from '../../../shared/domain/personal-consent.ts'
import { answerCreated, answerList } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { consentView } from '../views/consent-view.ts'

/** `/v1/people/{id}/consents`: what a person has consented to; withdrawing one stops what rests on it at once. */
export function personConsentRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/consents', async (c) => {
      noQuery(c)
      const ctx = c.var.context
      const consents = await consentsOf(ctx, pathId(c, personId))
      const today = dayOf(ctx.now)
      return answerList(
        c,
        consents.map((each) => consentView(each, today)),
        { total: consents.length },
      )
    })
    .post('/:id/consents', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const { input, ctx } = await readWrite(c, personalConsentInput)
      const created = await recordPersonalConsent(ctx, id, input)
      return answerCreated(c, `/v1/people/${id}/consents/${created.id}`, consentView(created, dayOf(ctx.now)))
    })
    .get('/:id/consents/:consent', async (c) => {
      noQuery(c)
      const ctx = c.var.context
      const consent = await getPersonalConsent(ctx, pathId(c, personId), pathId(c, consentId, 'consent'))
      return answerComposite(c, consentView(consent, dayOf(ctx.now)))
    })
    .post('/:id/consents/:consent/withdraw', async (c) => {
      noQuery(c)
      const [id, consent] = [pathId(c, personId), pathId(c, consentId, 'consent')]
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, withdrawalInput)
      const withdrawn = await withdrawPersonalConsent(ctx, id, consent, expected, input)
      const view = consentView(withdrawn.consent, dayOf(ctx.now))
      return answerComposite(c, { ...view, withdrawnInCases: withdrawn.cases })
    })
}
