import { Hono, type Context as Request } from 'hono'
import * as z from 'zod'
import { getRulePack, listRulePacks, setRulePack } from '../../../shared/directory/eligibility/rule-packs.ts'
import { packId, rulePackInput } from '../../../shared/eligibility/rule-pack.ts'
import { answerList, answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { parseInput } from '../../../shared/http/parse-input.ts'
import { replacedVersion } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'

/** `/v1/rule-packs`: the rules that verdicts rest on, each with its document and article; a pack is put in as data. */
export function rulePackRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', async (c) => {
      noQuery(c)
      const packs = await listRulePacks(c.var.context)
      return answerList(
        c,
        packs.map(({ rules, ...pack }) => ({ ...pack, rules: rules.length })),
        { total: packs.length },
      )
    })
    .get('/:id', async (c) => {
      noQuery(c)
      return answerOne(c, await getRulePack(c.var.context, idOf(c)))
    })
    .put('/:id', async (c) => {
      noQuery(c)
      const id = idOf(c)
      const expected = replacedVersion(c)
      const { input, ctx } = await readWrite(c, rulePackInput)
      const pack = await setRulePack(ctx, id, expected, input)
      if (expected === undefined) c.status(201)
      return answerOne(c, pack)
    })
}

function idOf(c: Request<ApiEnv>): string {
  return parseInput(z.object({ id: packId }), { id: c.req.param('id') }).id
}
