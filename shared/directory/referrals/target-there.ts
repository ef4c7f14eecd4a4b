import { dayOf, hasEnded } from '../../domain/dates.ts'
import { organizationOf } from '../../domain/ids.ts'
import type { Target } from '../../domain/referral.ts'
import { refuse } from '../../errors.ts'
import type { Write } from '../../table/commit.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { organizations, posts, sheets } from '../../table/organizations.ts'
import type { Context } from '../context.ts'
import { refer, unknownReference } from '../read.ts'
import { organizationExists } from '../write.ts'

/** The steps that hold true that what the case is for is there; throws for what is not, and for a post that is not filled any more. */
export async function targetThere(ctx: Context, target: Target): Promise<Write[]> {
  if (target.kind !== 'post') {
    const { organizationId: id } = target
    const of = await refer(ctx.table, organizations, keyOf.organization(id), 'target.organizationId', id)
    if (of.status === 'closed') throw closed('target.organizationId')
    return [organizationExists(id, unknownReference('target.organizationId', id))]
  }
  const { postId, sessionId } = target
  const owner = organizationOf(postId)
  const [post, sheet] = await Promise.all([
    refer(ctx.table, posts, childKey(postId), 'target.postId', postId),
    refer(ctx.table, sheets, keyOf.sheet(owner), 'target.postId', postId),
  ])
  if (sessionId !== undefined && !sheet.terms.some(({ id }) => id === sessionId))
    throw unknownReference('target.sessionId', sessionId)
  if (sheet.closedOn !== undefined) throw closed('target.postId')
  if (post.end !== undefined && hasEnded(post.end, dayOf(ctx.now)) === 'yes')
    throw refuse(
      'not-active',
      'target.postId',
      `该职务已于 ${post.end} 撤销。`,
      `The post was abolished on ${post.end}.`,
    )
  return [
    { kind: 'check', key: childKey(postId), expect: 'present', refusal: unknownReference('target.postId', postId) },
  ]
}

function closed(path: string) {
  return refuse(
    'not-active',
    path,
    '该组织已关闭，不能再为它举荐。',
    'The organization is closed; nobody is recommended to it.',
  )
}
