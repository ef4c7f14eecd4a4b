import { Hono } from 'hono'
import * as z from 'zod'
import { reachedAmong } from '../../../shared/directory/access/person-reach.ts'
import {
  closeCorrection,
  closingInput,
  correctionsOf,
  getCorrection,
  listCorrections,
  requestCorrection,
} from '../../../shared/directory/privacy/corrections.ts'
import { correctionInput, correctionStates } from '../../../shared/domain/correction.ts'
import { correctionId, personId } from '../../../shared/domain/ids.ts'
import { personInput } from '../../../shared/domain/person.ts'
import { answerCreated, answerList, answerOne } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { mergePatch } from '../../../shared/http/merge-patch.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { parseInput } from '../../../shared/http/parse-input.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'

/** `/v1/corrections`: requests of people to have something corrected, those that are due first, and how each ended. */
export function correctionRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, listParameters)
      const ctx = c.var.context
      const page = await listCorrections(ctx, query.state, limit, from)
      const people = page.items.map((each) => each.personId)
      const reached = await reachedAmong(ctx, 'privacy.read', people)
      return answer({ ...page, items: page.items.filter((each) => reached.has(each.personId)) })
    })
    .get('/:id', async (c) => {
      noQuery(c)
      return answerOne(c, await getCorrection(c.var.context, pathId(c, correctionId)))
    })
    .post('/:id/close', async (c) => {
      noQuery(c)
      const id = pathId(c, correctionId)
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, closingInput)
      const { patch, personVersion, ...how } = input
      const change =
        patch === undefined || personVersion === undefined
          ? undefined
          : {
              personVersion,
              fields: Object.keys(patch),
              patch: (said: unknown) => parseInput(personInput, mergePatch(said, patch)),
            }
      return answerOne(c, await closeCorrection(ctx, id, expected, { ...how, change }))
    })
}

/** `/v1/people/{id}/corrections`: the requests of one person, and one more. */
export function personCorrectionRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/corrections', async (c) => {
      noQuery(c)
      const all = await correctionsOf(c.var.context, pathId(c, personId))
      return answerList(c, all, { total: all.length })
    })
    .post('/:id/corrections', async (c) => {
      noQuery(c)
      const { input, ctx } = await readWrite(c, correctionInput)
      const created = await requestCorrection(ctx, pathId(c, personId), input)
      return answerCreated(c, `/v1/corrections/${created.id}`, created)
    })
}

const listParameters = z.object({ ...pageParameters, state: z.enum(correctionStates).default('open') })
