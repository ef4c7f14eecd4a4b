import { Hono } from 'hono'
import * as z from 'zod'
import { changePerson, createPerson } from '../../../shared/directory/people.ts'
import { readPerson } from '../../../shared/directory/person-record.ts'
import { personId } from '../../../shared/domain/ids.ts'
import { personInput } from '../../../shared/domain/person.ts'
import { answerCreated } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch, readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { includeOf } from '../parameters/include.ts'
import { readFacts } from '../read-facts.ts'
import { personRecordView } from '../views/person-record-view.ts'

/** `/v1/people`: create a person, read one with everything, change the facts. */
export function personRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/', async (c) => {
      noQuery(c)
      const { input, ctx } = await readWrite(c, personInput)
      const created = await createPerson(ctx, input)
      return answerCreated(c, `/v1/people/${created.id}`, await readFacts(c, created))
    })
    .get('/:id', async (c) => {
      const { include, ...asked } = readQuery(c, recordParameters)
      const on = dayAsked(c, asked)
      const record = await readPerson(c.var.context, pathId(c, personId), on)
      return answerComposite(c, personRecordView(record, on, include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const { expected, patch, ctx } = await readPatch(c, personInput)
      return answerComposite(c, await readFacts(c, await changePerson(ctx, id, expected, patch)))
    })
}

const recordParameters = z.object({ ...asOfParameter, ...includeOf(['provenance', 'contacts']) })
