import { Hono } from 'hono'
import type { Store } from '../../../shared/directory/imports/import-context.ts'
import { erasePerson, erasureInput } from '../../../shared/directory/privacy/erase-person.ts'
import { getErasure } from '../../../shared/directory/privacy/erasures.ts'
import type { Erasure } from '../../../shared/domain/erasure.ts'
import { personId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'

/** `/v1/people/{id}/erase` and `/erasure`: erase a person, and see how far that is. From the first answer on they are not there for any reader. */
export function personErasureRoutes(store: Store): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/:id/erase', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      const expected = ifMatch(c)
      const { input, ctx } = await readWrite(c, erasureInput)
      const erasure = await erasePerson({ ...ctx, ...store }, id, expected, input)
      c.status(202)
      return answerComposite(c, erasureView(erasure))
    })
    .get('/:id/erasure', async (c) => {
      noQuery(c)
      return answerComposite(c, erasureView(await getErasure(c.var.context, pathId(c, personId))))
    })
}

/** An erasure: how far it is, and never what is looked for. */
function erasureView({ work, ...told }: Erasure) {
  return { ...told, ...(work === undefined ? {} : { pass: work.pass, found: work.found }) }
}
