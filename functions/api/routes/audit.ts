import { Hono } from 'hono'
import * as z from 'zod'
import { reachOf } from '../../../shared/access/access.ts'
import { mostTrailDays, readTrail, type TrailQuery } from '../../../shared/directory/audit-trail.ts'
import { day, dayOf, daysBetween } from '../../../shared/domain/dates.ts'
import { importId } from '../../../shared/domain/ids.ts'
import { refuse } from '../../../shared/errors.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { type Filter, filterOf } from '../../../shared/http/filter.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { includeProvenance } from '../parameters/include.ts'
import { shownInLists } from '../read-briefs.ts'
import { auditView } from '../views/audit-view.ts'

/** `/v1/audit`: who wrote what and who looked at what and when: of one thing, by one actor, by one import, or in some days; newest first. */
export function auditRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    const { query, limit, from, answer } = readListQuery(c, parameters)
    const ctx = c.var.context
    const page = await readTrail(ctx, trailOf(query, ctx.now), limit, from)
    const shown = {
      ...shownInLists(ctx, 'audit.read'),
      cases: reachOf(ctx.access, 'referral.read', dayOf(ctx.now)) === 'everywhere',
    }
    return answer(page, (each) => auditView(each, shown, query.include))
  })
}

const name = z.string().min(1).max(240)

const parameters = z.object({
  ...pageParameters,
  entity: name.optional(),
  actor: name.optional(),
  import: importId.optional(),
  /** First and last day, in China's civil time. */
  from: day.optional(),
  to: day.optional(),
  action: filterOf(name).optional(),
  type: filterOf(name).optional(),
  ...includeProvenance,
})

function trailOf(query: z.output<typeof parameters>, now: Date): TrailQuery {
  const { entity, actor, import: of, from, to, action, type } = query
  if (from !== undefined && to !== undefined && to < from)
    throw refuse('invalid-input', 'to', `to（${to}）早于 from（${from}）。`, `to (${to}) is before from (${from}).`)
  if (entity === undefined && actor === undefined && of === undefined) {
    if (from === undefined)
      throw refuse(
        'invalid-input',
        'entity',
        '请至少写一项：entity（某条记录的编号）、actor（操作者）、import（某次导入的编号），或 from（起始日）。',
        'Give at least one of entity (the id of a thing), actor, import (the id of an import) and from (the first day).',
      )
    if (daysBetween(from, to ?? dayOf(now)) >= mostTrailDays)
      throw refuse(
        'invalid-input',
        'from',
        `只按时间查询时最多 ${mostTrailDays} 天；请缩短时段，或加上 entity、actor 或 import。`,
        `By time alone at most ${mostTrailDays} days; ask for fewer, or give entity, actor or import too.`,
      )
  }
  return { entity, actor, importId: of, from, to, actions: passes(action), types: passes(type) }
}

function passes(filter: Filter<string> | undefined): (value: string) => boolean {
  if (filter === undefined) return () => true
  const values = new Set(filter.values)
  return (value) => values.has(value) !== filter.negated
}
