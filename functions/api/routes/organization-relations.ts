import { Hono } from 'hono'
import * as z from 'zod'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { createRelation, listRelations } from '../../../shared/directory/relations.ts'
import { organizationId } from '../../../shared/domain/ids.ts'
import { relationInput } from '../../../shared/domain/relation.ts'
import { answerCreated } from '../../../shared/http/answer.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery } from '../../../shared/http/query.ts'
import { readWrite } from '../../../shared/http/write-input.ts'
import { relationKinds } from '../../../shared/vocabulary/relation-kinds.ts'
import { codeFilter, codesIn } from '../parameters/code-filter.ts'
import { relationView } from '../views/relation-view.ts'

/** `/v1/organizations/{id}/relations`: relations that an organization states and those that others state of it. */
export function organizationRelationRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id/relations', async (c) => {
      const { query, limit, from, answer } = readListQuery(c, listParameters)
      const id = pathId(c, organizationId)
      const ctx = c.var.context
      await getOrganization(ctx, id)
      const filter = { direction: query.direction, kinds: codesIn(relationKinds, query.kind) }
      const page = await listRelations(ctx, id, filter, limit, from)
      const named = page.items.flatMap((relation) => [relation.organizationId, relation.targetId])
      const names = await organizationNames(ctx, named)
      return answer(page, (relation) => relationView(relation, names))
    })
    .post('/:id/relations', async (c) => {
      noQuery(c)
      const id = pathId(c, organizationId)
      const { input, ctx } = await readWrite(c, relationInput)
      const created = await createRelation(ctx, id, input)
      const names = await organizationNames(ctx, [id, created.targetId])
      return answerCreated(c, `/v1/relations/${created.id}`, relationView(created, names))
    })
}

const listParameters = z.object({
  ...pageParameters,
  kind: codeFilter(relationKinds).optional(),
  /** Which side states it: this organization (`own`) or the other one (`incoming`). */
  direction: z.enum(['own', 'incoming']).optional(),
})
