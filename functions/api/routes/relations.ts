import { Hono } from 'hono'
import * as z from 'zod'
import type { Context } from '../../../shared/directory/context.ts'
import { organizationNames } from '../../../shared/directory/organization-names.ts'
import { changeRelation, getRelation } from '../../../shared/directory/relations.ts'
import { relationId } from '../../../shared/domain/ids.ts'
import { type Relation, relationInput } from '../../../shared/domain/relation.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { noQuery, readQuery } from '../../../shared/http/query.ts'
import { readPatch } from '../../../shared/http/write-input.ts'
import { answerComposite } from '../answer-composite.ts'
import { type Included, includeProvenance } from '../parameters/include.ts'
import { relationView } from '../views/relation-view.ts'

/** `/v1/relations/{id}`: read and change a relation. */
export function relationRoutes(): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .get('/:id', async (c) => {
      const { include } = readQuery(c, z.object(includeProvenance))
      const relation = await getRelation(c.var.context, pathId(c, relationId))
      return answerComposite(c, await named(c.var.context, relation, include))
    })
    .patch('/:id', async (c) => {
      noQuery(c)
      const id = pathId(c, relationId)
      const { expected, patch, ctx } = await readPatch(c, relationInput)
      return answerComposite(c, await named(ctx, await changeRelation(ctx, id, expected, patch)))
    })
}

async function named(ctx: Context, relation: Relation, include?: Included) {
  const names = await organizationNames(ctx, [relation.organizationId, relation.targetId])
  return relationView(relation, names, include)
}
