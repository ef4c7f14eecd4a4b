import { Hono } from 'hono'
import * as z from 'zod'
import { reachedAmong } from '../../../shared/directory/access/person-reach.ts'
import { areaOf } from '../../../shared/directory/access/reaching.ts'
import { holdsReferral } from '../../../shared/directory/access/referral-reach.ts'
import type { Context } from '../../../shared/directory/context.ts'
import { type Due, dueBefore } from '../../../shared/directory/privacy/retention-due.ts'
import { addDays, dayOf, electionDay } from '../../../shared/domain/dates.ts'
import { retentionRules } from '../../../shared/domain/retention.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'

/** `/v1/retention/due`: whose time to be kept is over before a day, and what is to be done; people decide. */
export function retentionRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/due', async (c) => {
    const { query, limit, from, answer } = readListQuery(c, parameters)
    const ctx = c.var.context
    const before = query.before ?? addDays(dayOf(ctx.now), 1)
    const page = await dueBefore(ctx, before, limit, from)
    return answer({ ...page, items: await reached(ctx, page.items) }, dueView, { before })
  })
}

const parameters = z.object({ ...pageParameters, before: electionDay.optional() })

/** Those of what is due that whoever asks answers for. */
async function reached(ctx: Context, all: readonly Due[]): Promise<Due[]> {
  const area = await areaOf(ctx, 'privacy.read')
  const people = all.flatMap((due) => (due.rule === 'person' ? [due.handling.personId] : []))
  const those = await reachedAmong(ctx, 'privacy.read', people)
  const kept = await Promise.all(
    all.map((due) =>
      due.rule === 'person' ? those.has(due.handling.personId) : holdsReferral(ctx, area, due.referral),
    ),
  )
  return all.filter((_, at) => kept[at])
}

function dueView(due: Due) {
  const rule = retentionRules.find(({ id }) => id === due.rule)
  const todo = rule?.todo
  switch (due.rule) {
    case 'person': {
      const { personId, basis, custodianId } = due.handling
      return { rule: due.rule, dueOn: due.dueOn, personId, basis, custodianId, todo }
    }
    case 'nominee':
      return { rule: due.rule, dueOn: due.dueOn, referralId: due.referral.id, personIds: due.personIds, todo }
  }
}
