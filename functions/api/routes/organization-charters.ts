import { Hono } from 'hono'
import * as z from 'zod'
import { chartersOf, setCharter } from '../../../shared/directory/eligibility/charters.ts'
import { rulesInForce } from '../../../shared/directory/eligibility/read-rules.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { day } from '../../../shared/domain/dates.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { charterInput } from '../../../shared/eligibility/charter.ts'
import { answerList, answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { parseInput } from '../../../shared/http/parse-input.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { replacedVersion } from '../../../shared/http/precondition.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { shown } from '../views/shown.ts'

/** `/v1/organizations/{id}/charters`, each by the day from which it is in force, and `/rules`: what is in force there on a day. */
export function organizationCharterRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/charters', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const [charters] = await Promise.all([chartersOf(c.var.context, id), getOrganization(c.var.context, id)])
      return answerList(
        c,
        charters.map((each) => shown(each, [])),
        { total: charters.length },
      )
    })
    .put('/:id/charters/:from', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const { from } = parseInput(z.object({ from: day }), { from: c.req.param('from') })
      const expected = replacedVersion(c)
      const { input, ctx } = await readWrite(c, charterInput)
      const charter = await setCharter(ctx, id, from, expected, input)
      if (expected === undefined) c.status(201)
      return answerOne(c, shown(charter, []))
    })
    .get('/:id/rules', async (c) => {
      const asOf = dayAsked(c, readQuery(c, z.object(asOfParameter)))
      const organization = await getOrganization(c.var.context, pathId(c, organizationId))
      const { packs, charter, rules } = await rulesInForce(c.var.context, organization, asOf)
      return answerList(c, rules, {
        total: rules.length,
        asOf,
        packs: packs.map(({ id, name, from, until, note }) => ({ id, name, from, until, note })),
        charter: charter && { document: charter.document, from: charter.from },
      })
    })
}
