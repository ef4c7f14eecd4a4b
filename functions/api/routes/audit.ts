import { Hono } from 'hono'
import * as z from 'zod'
import { readTrail } from '../../../shared/directory/audit-trail.ts'
import { refuse } from '../../../shared/errors.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { includeProvenance } from '../parameters/include.ts'
import { auditView } from '../views/audit-view.ts'

/** `/v1/audit`: who wrote what and when, of one thing or by one actor, newest first. */
export function auditRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const { query, limit, from, answer } = readListQuery(c, parameters)
    const page = await readTrail(c.var.context, trailOf(query), limit, from)
    return answer(page, (each) => auditView(each, query.include))
  })
}

const parameters = z.object({
  ...pageParameters,
  entity: z.string().min(1).max(200).optional(),
  actor: z.string().min(1).max(200).optional(),
  ...includeProvenance,
})

function trailOf({ entity, actor }: z.output<typeof parameters>): Parameters<typeof readTrail>[1] {
  if (entity !== undefined && actor === undefined) return { entity }
  if (actor !== undefined && entity === undefined) return { actor }
  throw refuse(
    'invalid-input',
    'entity',
    '请在 entity（某条记录的编号）与 actor（操作者）中写且只写一个。',
    'Give exactly one of entity (the id of a thing) and actor.',
  )
}
