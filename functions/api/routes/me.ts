import { Hono } from 'hono'
import { reachOf } from '../../../shared/access/access.ts'
import { permissions } from '../../../shared/access/permission.ts'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { grantView } from '../views/grant-view.ts'

/** `GET /v1/me`: who the token speaks for, their grants with what each allows them today, and a machine client's scopes. */
export function meRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async (c) => {
    noQuery(c)
    const ctx = c.var.context
    const { grants, scopes } = ctx.access
    const on = dayOf(ctx.now)
    const names = await organizationNames(
      ctx,
      grants.flatMap(({ node }) => (node === '*' ? [] : [node])),
    )
    return c.json({
      ...ctx.actor,
      scopes,
      grants: grants.map(({ role, node, scopes: granted, until }) => {
        const grant = { role, node, scopes: granted, until }
        return {
          ...grantView(grant, names, on),
          permissions: permissions.filter((each) => reachOf({ grants: [grant], scopes }, each, on) !== undefined),
        }
      }),
    })
  })
}
