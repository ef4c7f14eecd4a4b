import { Hono, type Context as Request } from 'hono'
import * as z from 'zod'
import { type Grant, grantInput, node, principalId } from '../../../shared/access/grant.ts'
import { roles } from '../../../shared/access/role.ts'
import { type GrantName, getGrant, listGrants, removeGrant, setGrant } from '../../../shared/directory/grants.ts'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { dayOf } from '../../../shared/domain/dates.ts'
import { refuse } from '../../../shared/errors.ts'
import { answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { parseInput } from '../../../shared/http/parse-input.ts'
import { ifMatch, replacedVersion } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { grantView } from '../views/grant-view.ts'

/** `/v1/grants`: who has which role at which node; taken away by DELETE, from the next request on. */
export function grantRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, parameters)
      const { items, next } = await listGrants(c.var.context, askedIn(query), limit, from)
      return answer({ items: await viewsOf(c, items), next })
    })
    .get('/:principal/:role/:node', async (c) => {
      noQuery(c)
      return one(c, await getGrant(c.var.context, nameIn(c)))
    })
    .put('/:principal/:role/:node', async (c) => {
      noQuery(c)
      const name = nameIn(c)
      const expected = replacedVersion(c)
      const { input, ctx } = await readWrite(c, grantInput)
      const grant = await setGrant(ctx, name, expected, input)
      if (expected === undefined) c.status(201)
      return one(c, grant)
    })
    .delete('/:principal/:role/:node', async (c) => {
      noQuery(c)
      await removeGrant(c.var.context, nameIn(c), ifMatch(c))
      return c.body(null, 204)
    })
}

const parameters = z.object({ ...pageParameters, principal: principalId.optional(), node: node.optional() })

function askedIn({ principal, node }: z.output<typeof parameters>): Parameters<typeof listGrants>[1] {
  if (principal !== undefined && node === undefined) return { principal }
  if (node !== undefined && principal === undefined) return { node }
  throw refuse(
    'invalid-input',
    'principal',
    '请在 principal（谁的授权）与 node（哪个节点的授权）中写且只写一个。',
    'Give exactly one of principal (whose grants) and node (the grants at which node).',
  )
}

const inAddress = z.object({ principal: principalId, role: z.enum(roles), node })

/** Which grant the address names. */
function nameIn(c: Request<ApiEnv>): GrantName {
  const { principal, role, node } = c.req.param()
  return parseInput(inAddress, { principal, role, node })
}

async function one(c: Request<ApiEnv>, grant: Grant): Promise<Response> {
  const [view = grant] = await viewsOf(c, [grant])
  return answerOne(c, view)
}

async function viewsOf(c: Request<ApiEnv>, grants: readonly Grant[]) {
  const ctx = c.var.context
  const nodes = grants.flatMap(({ node }) => (node === '*' ? [] : [node]))
  const names = await organizationNames(ctx, nodes)
  return grants.map((grant) => grantView(grant, names, dayOf(ctx.now)))
}
