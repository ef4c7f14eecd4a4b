import { Hono } from 'hono'
import * as z from 'zod'
import { changeActivity, createActivity, getActivity } from '../../../shared/directory/activities.ts'
import { listActivities, readParticipants } from '../../../shared/directory/activity-lists.ts'
import { activityInput } from '../../../shared/domain/activity.ts'
import { dayOf, firstDay, lastDay } from '../../../shared/domain/dates.ts'
import { activityId, organizationId } from '../../../shared/domain/ids.ts'
import { answerCreated, answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { dateStretch } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch, readWrite } from '../../../shared/http/write-input.ts'
import { activityKinds } from '../../../shared/vocabulary/activity-kinds.ts'
import { codeFilter, codesIn } from '../parameters/code-filter.ts'
import { includeProvenance } from '../parameters/include.ts'
import { readBriefs } from '../read-briefs.ts'
import { activityView } from '../views/activity-view.ts'
import { engagementView } from '../views/engagement-view.ts'

/** `/v1/activities`: create, list by date, read, change; and who took part. */
export function activityRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/', async (c) => {
      noQuery(c)
      const { input, ctx } = await readWrite(c, activityInput)
      const created = await createActivity(ctx, input)
      return answerCreated(c, `/v1/activities/${created.id}`, activityView(created))
    })
    .get('/', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, listParameters)
      const { organizer, kind, date } = query
      const filter = {
        organizer,
        kinds: codesIn(activityKinds, kind),
        from: date?.from && firstDay(date.from),
        to: date?.to && lastDay(date.to),
      }
      return answer(await listActivities(c.var.context, filter, limit, from), (each) => activityView(each))
    })
    .get('/:id', async (c) => {
      const { include } = readQuery(c, z.object(includeProvenance))
      return answerOne(c, activityView(await getActivity(c.var.context, pathId(c, activityId)), include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, activityId)
      const { expected, patch, ctx } = await readPatch(c, activityInput)
      return answerOne(c, activityView(await changeActivity(ctx, id, expected, patch)))
    })
    .get('/:id/participants', async (c) => {
      const { limit, from, answer } = readListQuery(c, z.object(pageParameters))
      const id = pathId(c, activityId)
      const ctx = c.var.context
      await getActivity(ctx, id)
      const page = await readParticipants(ctx, id, limit, from)
      const people = page.items.map(({ person }) => person)
      const briefs = await readBriefs(ctx, people, dayOf(ctx.now))
      return answer(page, ({ engagement }) => ({
        ...engagementView(engagement),
        person: briefs.get(engagement.personId),
      }))
    })
}

const listParameters = z.object({
  ...pageParameters,
  organizer: organizationId.optional(),
  kind: codeFilter(activityKinds).optional(),
  date: dateStretch.optional(),
})
