import { Hono } from 'hono'
import * as z from 'zod'
import { fieldsShown } from '../../../shared/access/shown-fields.ts'
import { rightsOverPerson } from '../../../shared/directory/access/field-rights.ts'
import { recordLook } from '../../../shared/directory/looks.ts'
import { changePerson, createPerson } from '../../../shared/directory/people.ts'
import { readPerson } from '../../../shared/directory/person-record.ts'
import { expectSharable } from '../../../shared/directory/privacy/sharing.ts'
import { personId } from '../../../shared/domain/ids.ts'
import { answerCreated } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { ifMatch } from '../../../shared/http/precondition.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import type { IdentityHasher } from '../../../shared/store/identity-hasher.ts'
import { answerComposite } from '../answer-composite.ts'
import { asOfParameter, dayAsked } from '../parameters/as-of.ts'
import { lookAsked, restrictedParameters } from '../parameters/restricted.ts'
import { readFacts } from '../read-facts.ts'
import { readNewPerson, readPersonPatch } from '../read-person-input.ts'
import { personRecordView } from '../views/person-record-view.ts'

/** `/v1/people`: create a person, read one with everything, change the facts. */
export function personRoutes(hash: IdentityHasher): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/', async (c) => {
      noQuery(c)
      const { input, identity, ctx } = await readNewPerson(c, hash)
      const created = await createPerson(ctx, input, identity)
      return answerCreated(c, `/v1/people/${created.id}`, await readFacts(c, created))
    })
    .get('/:id', async (c) => {
      const query = readQuery(c, recordParameters)
      const ctx = c.var.context
      const on = dayAsked(c, query)
      const id = pathId(c, personId)
      await expectSharable(ctx, id)
      const record = await readPerson(ctx, id, on)
      const rights = await rightsOverPerson(ctx, record)
      const look = lookAsked(query, rights)
      if (look !== undefined) await recordLook(ctx, { ...look, subjects: [record.person.id] })
      return answerComposite(c, personRecordView(record, on, fieldsShown(rights, look?.fields), query.include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, personId)
      ifMatch(c)
      const { expected, patch, identity, ctx } = await readPersonPatch(c, hash)
      return answerComposite(c, await readFacts(c, await changePerson(ctx, id, expected, patch, identity)))
    })
}

const recordParameters = z.object({
  ...asOfParameter,
  ...restrictedParameters(['provenance', 'birth', 'contacts', 'identity']),
})
