import type { RosterImport } from '../../roster/roster-import.ts'
import { childKey } from '../../table/keys.ts'
import { posts } from '../../table/organizations.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { touched } from './touched.ts'
import { writeImport } from './write-import.ts'

/** Takes away the last post that an import has made; undefined when none is left. Throws `roster-moved` where somebody else holds it. */
export async function removePost(ctx: Context, of: RosterImport): Promise<RosterImport | undefined> {
  const at = of.newPosts.findLastIndex(({ postId }) => postId !== undefined)
  const last = of.newPosts[at]
  if (last?.postId === undefined) return undefined
  const { postId, made, ...wanted } = last
  const newPosts = of.newPosts.with(at, wanted)
  const post = await find(ctx.table, posts, childKey(postId))
  if (post === undefined || !made) return writeImport(ctx, { before: of, change: { newPosts } })
  const sheet = await readSheet(ctx, of.organizationId)
  const seat = sheet.seats.find((each) => each.postId === postId)
  if (post.version !== 1 || (seat?.spans.length ?? 0) > 0) throw touched([postId])
  const seats = sheet.seats.filter((each) => each.postId !== postId)
  return writeImport(ctx, {
    before: of,
    change: { newPosts },
    changes: [{ entity: postId, type: 'post', subject: of.organizationId, action: 'rolled-back', before: post }],
    writes: [
      { kind: 'delete', key: childKey(postId), expect: { version: post.version } },
      ...sheetWrite(sheet, { ...sheet, seats, version: sheet.version + 1 }),
    ],
  })
}
