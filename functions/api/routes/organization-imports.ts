import { Hono } from 'hono'
import * as z from 'zod'
import type { Store } from '../../../shared/directory/imports/import-context.ts'
import { listImports } from '../../../shared/directory/imports/read-imports.ts'
import { startImport } from '../../../shared/directory/imports/start-import.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { findSession } from '../../../shared/directory/sessions.ts'
import { electionDay } from '../../../shared/domain/dates.ts'
import { organizationId, postId } from '../../../shared/domain/ids.ts'
import type { ApiEnv } from '../../../shared/http/api-env.ts'
import { readListQuery } from '../../../shared/http/list-query.ts'
import { flag, pageParameters } from '../../../shared/http/parameters.ts'
import { pathId } from '../../../shared/http/path-id.ts'
import { etag } from '../../../shared/http/precondition.ts'
import { readQuery } from '../../../shared/http/query.ts'
import { readUpload } from '../../../shared/http/upload.ts'
import { importModes } from '../../../shared/roster/roster-import.ts'
import type { IdentityHasher } from '../../../shared/store/identity-hasher.ts'
import { sessionParameter } from '../parameters/session.ts'
import { importView } from '../views/import-view.ts'

/** `/v1/organizations/{id}/imports`: upload a roster (the body is the file, its settings are parameters), list earlier ones. */
export function organizationImportRoutes(store: Store, hash: IdentityHasher): Hono<ApiEnv> {
  return new Hono<ApiEnv>()
    .post('/:id/imports', async (c) => {
      const { session, posts, ...asked } = readQuery(c, uploadParameters)
      const id = pathId(c, organizationId)
      const { bytes, name, ctx } = await readUpload(c, hash)
      await getOrganization(ctx, id)
      const term = session === undefined ? {} : { sessionId: (await findSession(ctx, id, session)).id }
      const settings = { ...asked, ...term, posts }
      const started = await startImport({ ...ctx, ...store }, id, { bytes, name, settings })
      c.header('Location', `/v1/imports/${started.id}`)
      c.header('ETag', etag(started.version))
      return c.json(importView(started), 202)
    })
    .get('/:id/imports', async (c) => {
      const { limit, from, answer } = readListQuery(c, z.object(pageParameters))
      const id = pathId(c, organizationId)
      await getOrganization(c.var.context, id)
      return answer(await listImports(c.var.context, id, limit, from), importView)
    })
}

const uploadParameters = z.object({
  mode: z.enum(importModes).default('update'),
  session: sessionParameter.optional(),
  posts: z
    .string()
    .transform((text) => text.split('|'))
    .pipe(z.array(postId).min(1).max(100))
    .optional(),
  on: electionDay.optional(),
  createPosts: flag.default(false),
})
