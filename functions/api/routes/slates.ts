import { Hono } from 'hono'
import * as z from 'zod'
import { judgeSlate } from '../../../shared/directory/slates/judge-slate.ts'
import { slateInput } from '../../../shared/directory/slates/slate-input.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readBody } from '../../../shared/http/body.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { includeOf } from '../parameters/include.ts'
import { readBriefs, shownInLists } from '../read-briefs.ts'
import { slateView } from '../views/slate-view.ts'

/** `POST /v1/slates/check`: what the rules in force say of a proposed council, and of everybody proposed for it. */
export function slateRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/check', async (c) => {
    const { include } = readQuery(c, parameters)
    const ctx = c.var.context
    const judged = await judgeSlate(ctx, await readBody(c, slateInput))
    const people = judged.seats.map(({ dossier }) => dossier.profile.person)
    const briefs = await readBriefs(ctx, people, judged.slate.electionOn, shownInLists(ctx, 'eligibility.check'))
    return c.json(slateView(judged, briefs, include.includes('rules')))
  })
}

const parameters = z.object(includeOf(['rules']))
