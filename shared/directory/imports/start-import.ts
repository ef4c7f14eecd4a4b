import type { OrganizationId } from '../../domain/ids.ts'
import { importId } from '../../domain/ids.ts'
import { firstStamp } from '../../domain/record.ts'
import { AppError, refuse } from '../../errors.ts'
import type { ImportSettings, RosterImport } from '../../roster/roster-import.ts'
import { imports } from '../../table/imports.ts'
import { keyOf } from '../../table/keys.ts'
import { organizations } from '../../table/organizations.ts'
import type { Context } from '../context.ts'
import { once } from '../idempotency.ts'
import { load, unknownReference } from '../read.ts'
import { readSheet } from '../seat-sheets.ts'
import { write } from '../write.ts'
import { askerOf, type ImportContext } from './import-context.ts'
import { getImport } from './read-imports.ts'
import { importChange } from './write-import.ts'

/** What is uploaded: bytes, the name that the user's file has, and how it is to be read. */
export type Upload = {
  readonly bytes: Uint8Array
  readonly name?: string | undefined
  readonly settings: ImportSettings
}

/**
 * Takes a file in: it is kept first, then the import is recorded, then the job is sent. A crash in between leaves a file that nobody names, which
 * the bucket forgets, or an import that is being read and whose job is sent by the same request made again.
 */
export async function startImport(
  ctx: ImportContext,
  organizationId: OrganizationId,
  { bytes, name, settings }: Upload,
): Promise<RosterImport> {
  const started = await once(
    ctx,
    (id) => getImport(ctx, importId.parse(id)),
    async () => {
      if (bytes.length === 0) throw emptyFile
      await checkOrganization(ctx, organizationId, settings)
      const id = ctx.ids.import()
      const key = `imports/${id}`
      await ctx.files.put(key, bytes)
      const created: RosterImport = {
        id,
        organizationId,
        settings,
        choices: [],
        file: { key, name, bytes: bytes.length },
        state: 'reading',
        warnings: [],
        newPosts: [],
        batches: { total: 0, done: 0, order: [] },
        progress: { done: 0, total: 0 },
        createdBy: ctx.actor.id,
        actor: askerOf(ctx),
        ...firstStamp(ctx.now),
      }
      await write(
        { ...ctx, importId: created.id },
        [importChange('create', undefined, created)],
        [{ kind: 'put', item: imports.toItem(created), expect: 'absent' }],
      )
      return created
    },
  )
  if (started.state === 'reading') await ctx.jobs.send({ kind: 'import', importId: started.id })
  return started
}

/** Makes sure that an organization takes imports with these settings; throws `not-found`, `not-active`, `unknown-reference`. */
export async function checkOrganization(ctx: Context, id: OrganizationId, settings: ImportSettings): Promise<void> {
  const organization = await load(ctx.table, organizations, keyOf.organization(id), id)
  if (organization.status === 'closed')
    throw refuse(
      'not-active',
      'id',
      '该组织已经关闭，不再接收名单。',
      'The organization is closed and takes no rosters.',
    )
  const { terms, seats } = await readSheet(ctx, id)
  const { sessionId, posts = [] } = settings
  if (sessionId !== undefined && !terms.some((term) => term.id === sessionId))
    throw unknownReference('sessionId', sessionId)
  for (const [at, post] of posts.entries())
    if (!seats.some(({ postId }) => postId === post)) throw unknownReference(`posts.${at}`, post)
}

const emptyFile = new AppError('invalid-input', {
  zh: '请求正文为空；请把文件作为正文发送。',
  en: 'The body is empty; send the file as the body.',
})
