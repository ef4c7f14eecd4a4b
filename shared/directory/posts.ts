import { type Day, dayOf } from '../domain/dates.ts'
import type { OrganizationId, PostId } from '../domain/ids.ts'
import { type Post, type PostInput, postInput } from '../domain/post.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { type SeatSheet, withPost } from '../domain/seat-sheet.ts'
import { overfullOn } from '../domain/seat-state.ts'
import { refuse } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { childKey } from '../table/keys.ts'
import { posts } from '../table/organizations.ts'
import { roleClasses } from '../vocabulary/role-classes.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { assertedNow } from './provenance.ts'
import { load, readAll, unknownReference } from './read.ts'
import { openSheet, readSheet, sheetWrite } from './seat-sheets.ts'
import { expectVersion, retrying, stale, write } from './write.ts'

/** Creates a post in an organization that is not closed. */
export function createPost(ctx: Context, organizationId: OrganizationId, input: PostInput): Promise<Post> {
  return once(
    ctx,
    (id) => load(ctx.table, posts, childKey(id), id),
    () =>
      retrying(async () => {
        const { sheet, guard } = await openSheet(ctx, organizationId)
        if (sheet.closedOn !== undefined)
          throw refuse(
            'not-active',
            'organizationId',
            '组织已关闭，不能再设职务。',
            'The organization is closed and takes no new posts.',
          )
        const id = ctx.ids.post(organizationId)
        const created: Post = {
          ...input,
          responsible: input.responsible ?? usuallyResponsible(input.role),
          id,
          organizationId,
          provenance: assertedNow(ctx, 'public'),
          ...firstStamp(ctx.now),
        }
        await write(
          ctx,
          [{ entity: id, type: 'post', subject: organizationId, action: 'create', after: created }],
          [
            { kind: 'put', item: posts.toItem(created), expect: 'absent' },
            ...sheetWrite(sheet, withPost(sheet, created)),
            ...guard,
            ...baseExists(input),
          ],
        )
        return created
      }),
  )
}

/** Changes a post; a capacity below what it certainly holds, today or later, is refused. */
export function changePost(
  ctx: Context,
  id: PostId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Post> {
  return retrying(async () => {
    const before = await getPost(ctx, id)
    expectVersion(before, expected)
    const input = postInput.parse(patch(inputOf(postInput, before)))
    const sheet = await readSheet(ctx, before.organizationId)
    const after: Post = {
      ...replaced(postInput, before, { ...input, responsible: input.responsible ?? usuallyResponsible(input.role) }),
      provenance: assertedNow(ctx, before.provenance.visibility),
      ...nextStamp(before, ctx.now),
    }
    if (input.basePostId === id)
      throw refuse('cycle', 'basePostId', '职务不能以自己为本职。', 'A post cannot go with itself.')
    if (input.capacity < before.capacity) checkCapacity(withPost(sheet, after), id, dayOf(ctx.now))
    await write(
      ctx,
      [{ entity: id, type: 'post', subject: before.organizationId, action: 'change', before, after }],
      [
        { kind: 'put', item: posts.toItem(after), expect: { version: expected }, refusal: stale() },
        ...sheetWrite(sheet, withPost(sheet, after)),
        ...baseExists(input),
      ],
    )
    return after
  })
}

/** The post of this id; throws `not-found`. */
export function getPost(ctx: Context, id: PostId): Promise<Post> {
  return load(ctx.table, posts, childKey(id), id)
}

/** All posts of an organization, chairs first. */
export async function postsOf(ctx: Context, organizationId: OrganizationId): Promise<Post[]> {
  const all = await readAll(ctx.table, posts, { pk: `O#${organizationId}`, prefix: 'P#' })
  return all.sort((a, b) => roleOrder(a.role) - roleOrder(b.role) || (a.id < b.id ? -1 : 1))
}

/** Place of a role in rosters, 0 for the first: the order of the list of role classes. */
export function roleOrder(role: string): number {
  return roleOrders.get(role) ?? 999
}

const roleOrders = new Map([...roleClasses.entries()].map(({ code }, at) => [code, at]))

function usuallyResponsible(role: string): boolean {
  return roleClasses.get(role)?.responsible ?? false
}

function baseExists({ basePostId }: PostInput): Write[] {
  return basePostId === undefined
    ? []
    : [
        {
          kind: 'check',
          key: childKey(basePostId),
          expect: 'present',
          refusal: unknownReference('basePostId', basePostId),
        },
      ]
}

function checkCapacity(sheet: SeatSheet, id: PostId, today: Day): void {
  const seat = sheet.seats.find(({ postId }) => postId === id)
  const on = seat === undefined ? undefined : overfullOn(seat, sheet, { since: today })
  if (on !== undefined)
    throw refuse(
      'post-full',
      'capacity',
      `${on} 在任人数超过新的编制；请先结束多余的任职。`,
      `On ${on} more people hold the post than the new capacity; end their memberships first.`,
    )
}
