import { dayOf } from '../../domain/dates.ts'
import type { Post } from '../../domain/post.ts'
import { postInput } from '../../domain/post.ts'
import { firstStamp } from '../../domain/record.ts'
import { withPost } from '../../domain/seat-sheet.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import { posts } from '../../table/organizations.ts'
import { roleClasses } from '../../vocabulary/role-classes.ts'
import type { Context } from '../context.ts'
import { assertedNow } from '../provenance.ts'
import { openSheet, sheetWrite } from '../seat-sheets.ts'
import { writeImport } from './write-import.ts'

/** Makes the next post that the plan asks for and that is not there yet; one that somebody else has made under this name is taken as it is. */
export async function makePost(ctx: Context, of: RosterImport): Promise<RosterImport> {
  const at = of.newPosts.findIndex(({ postId }) => postId === undefined)
  const wanted = of.newPosts[at]
  if (wanted === undefined) return of
  const { sheet, guard } = await openSheet(ctx, of.organizationId)
  const there = sheet.seats.find(
    ({ name, end }) => name === wanted.name && (end === undefined || end >= dayOf(ctx.now)),
  )
  const known = (postId: Post['id'], made: boolean) => of.newPosts.with(at, { ...wanted, postId, made })
  if (there !== undefined) return writeImport(ctx, { before: of, change: { newPosts: known(there.postId, false) } })
  const source = { kind: 'file', ref: of.id } as const
  const created: Post = {
    ...postInput.parse({ name: wanted.name, role: wanted.role, capacity: wanted.capacity }),
    responsible: roleClasses.get(wanted.role)?.responsible ?? false,
    id: ctx.ids.post(of.organizationId),
    organizationId: of.organizationId,
    provenance: assertedNow({ ...ctx, source }, 'public'),
    ...firstStamp(ctx.now),
  }
  const after = withPost(sheet, created)
  const { basis } = of
  const inStep = basis?.sheetVersion === sheet.version
  return writeImport(ctx, {
    before: of,
    change: {
      newPosts: known(created.id, true),
      ...(basis !== undefined && inStep ? { basis: { ...basis, sheetVersion: after.version } } : {}),
    },
    changes: [{ entity: created.id, type: 'post', subject: of.organizationId, action: 'create', after: created }],
    writes: [{ kind: 'put', item: posts.toItem(created), expect: 'absent' }, ...sheetWrite(sheet, after), ...guard],
  })
}
