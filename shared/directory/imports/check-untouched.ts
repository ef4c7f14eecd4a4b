import { dayOf } from '../../domain/dates.ts'
import type { PersonId, PostId } from '../../domain/ids.ts'
import { withMembership } from '../../domain/seat-sheet.ts'
import { overfullOn } from '../../domain/seat-state.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import { eachInFlight } from '../../table/index/in-flight.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { posts } from '../../table/organizations.ts'
import { memberships, people } from '../../table/people.ts'
import { getItems, queryAll, queryOnce } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { findAll } from '../read.ts'
import { readSheet } from '../seat-sheets.ts'
import { getBatchOf } from './read-imports.ts'
import { restingOn } from './resting-on.ts'
import { keyOfEntry, restoredMembership } from './restore.ts'
import { touched } from './touched.ts'

/** What an import has written, by id: the version that it has since, and whether it was new. */
type Own = ReadonlyMap<string, { readonly version: number; readonly isNew: boolean }>

/**
 * Makes sure that all that an import has written is as it left it: same versions, nothing said or recorded about people whom it created, nothing that
 * rests on or comes after memberships that go, nobody else in posts that it made, and room for everybody who comes back. Batches are read one after
 * the other. Throws `roster-moved` with every thing that is not so.
 */
export async function checkUntouched(ctx: Context, of: RosterImport): Promise<void> {
  const own = await ownOf(ctx, of)
  const found = new Set<string>()
  const heldPosts = new Set<PostId>()
  let sheet = await readSheet(ctx, of.organizationId)
  const before = sheet
  for (const nth of of.batches.order.slice(0, of.batches.done)) {
    const { undo } = await getBatchOf(ctx, of, nth)
    const last = undo.filter(({ id, version }) => own.get(id)?.version === version)
    const items = new Map(
      (await getItems(ctx.table, last.map(keyOfEntry), true)).map((item) => [String(item.id), item]),
    )
    const created: PersonId[] = []
    const going = new Set<PersonId>()
    for (const entry of last) {
      const item = items.get(entry.id)
      if (item?.version !== entry.version) found.add(entry.id)
      else if (entry.type === 'membership') {
        const now = memberships.fromItem(item)
        if (entry.before === undefined) {
          heldPosts.add(now.postId)
          going.add(now.personId)
        }
        sheet = withMembership(sheet, now, restoredMembership(now, entry, ctx.now))
      } else if (entry.before === undefined) created.push(people.fromItem(item).id)
    }
    await eachInFlight(created, async (id) => {
      if (await isBuiltOn(ctx, id, own)) found.add(id)
    })
    // Whatever rests on a membership of somebody new is an addition to them.
    for (const id of created) going.delete(id)
    await eachInFlight([...going], async (id) => {
      for (const each of await restingOn(ctx, id, (base) => own.get(base)?.isNew === true)) found.add(each.id)
    })
  }
  for (const id of await referringIn(ctx, [...heldPosts], own)) found.add(id)
  for (const id of await keptPosts(ctx, of, own)) found.add(id)
  for (const seat of sheet.seats) {
    const earlier = before.seats.find(({ postId }) => postId === seat.postId)
    if (overfullOn(seat, sheet, { since: dayOf(ctx.now), before: earlier }) !== undefined) found.add(seat.postId)
  }
  if (found.size > 0) throw touched([...found])
}

async function ownOf(ctx: Context, of: RosterImport): Promise<Own> {
  const own = new Map<string, { version: number; isNew: boolean }>()
  for (const nth of of.batches.order.slice(0, of.batches.done))
    for (const { id, version, before } of (await getBatchOf(ctx, of, nth)).undo)
      own.set(id, { version, isNew: before === undefined || own.get(id)?.isNew === true })
  return own
}

/** Whether a person whom an import has created has something that it did not write, or is named by a referral case. */
async function isBuiltOn(ctx: Context, id: PersonId, own: ReadonlyMap<string, unknown>): Promise<boolean> {
  for await (const item of queryAll(ctx.table, { pk: keyOf.person(id).PK }))
    if (typeof item.id !== 'string' || !own.has(item.id)) return true
  const { items } = await queryOnce(ctx.table, { index: 'GS1', pk: `RP#${id}` }, 1, undefined)
  return items.length > 0
}

/** Memberships of others that name one of the import's as the one before them. */
async function referringIn(ctx: Context, ids: readonly PostId[], own: Own): Promise<string[]> {
  const found: string[] = []
  for (const id of ids)
    for await (const item of queryAll(ctx.table, { index: 'GS1', pk: `H#${id}` })) {
      const each = memberships.fromItem(item)
      if (own.get(each.predecessorId ?? '')?.isNew && !own.has(each.id)) found.push(each.id)
    }
  return found
}

/** Posts that the import has made and that somebody has changed, or put somebody into. */
async function keptPosts(ctx: Context, of: RosterImport, own: ReadonlyMap<string, unknown>): Promise<string[]> {
  const ids = of.newPosts.flatMap(({ postId, made }) => (made ? (postId ?? []) : []))
  const found: string[] = []
  for (const post of await findAll(ctx.table, posts, ids.map(childKey))) {
    let isHeld = post.version !== 1
    for await (const item of queryAll(ctx.table, { index: 'GS1', pk: `H#${post.id}` }))
      isHeld ||= !own.has(String(item.id))
    if (isHeld) found.push(post.id)
  }
  return found
}
