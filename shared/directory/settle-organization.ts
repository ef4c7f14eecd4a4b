import { setTimeout as wait } from 'node:timers/promises'
import { lastDay } from '../domain/dates.ts'
import type { OrganizationId } from '../domain/ids.ts'
import { endsUnheld, type Membership } from '../domain/membership.ts'
import type { Closing, Organization } from '../domain/organization.ts'
import { nextStamp } from '../domain/record.ts'
import { withMembership } from '../domain/seat-sheet.ts'
import { AppError } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { organizations } from '../table/organizations.ts'
import { memberships } from '../table/people.ts'
import { queryAll, queryOnce } from '../table/read.ts'
import type { Context } from './context.ts'
import { flagDependents } from './dependents.ts'
import { find, load } from './read.ts'
import { readSheet, sheetWrite } from './seat-sheets.ts'
import { retrying, write } from './write.ts'

/** Members let go in one transaction: with audit items and flags of seats that rest on them it stays far below the limit of 100. */
const chunk = 10

/**
 * Carries on whatever a close or a move of this organization has left to do, until all is done; safe to call at any time, any number
 * of times, by several at once. Answers with the organization as it then is.
 */
export function settleOrganization(ctx: Context, id: OrganizationId): Promise<Organization> {
  const quiet = { ...ctx, idempotency: undefined }
  return retrying(async () => {
    let current = await load(ctx.table, organizations, keyOf.organization(id), id)
    if (current.movedFrom !== undefined) {
      await moveBelow(quiet, id, current.movedFrom)
      const { movedFrom, ...arrived } = current
      current = await finish(quiet, current, arrived, 'moved')
    }
    if (current.closing !== undefined && !current.closing.done) {
      await letAllGo(quiet, id, current.closing)
      current = await finish(quiet, current, { ...current, closing: { ...current.closing, done: true } }, 'closed')
    }
    return current
  })
}

async function finish(ctx: Context, before: Organization, after: Organization, action: string): Promise<Organization> {
  const done = { ...after, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: done.id, type: 'organization', subject: done.id, action, before, after: done }],
    [{ kind: 'put', item: organizations.toItem(done), expect: { version: before.version } }],
  )
  return done
}

/** Passes over what still lies under the old path until a pass finds nothing: something may have been created there during the last one. */
async function moveBelow(ctx: Context, top: OrganizationId, from: Organization['path']): Promise<void> {
  const range = { index: 'GS3', pk: `T#${from[0]}`, prefix: `${from.join('/')}/` } as const
  for (let moved = true; moved; ) {
    moved = false
    for await (const item of queryAll(ctx.table, range)) {
      const { id } = organizations.fromItem(item)
      if (id !== top && (await retrying(() => followParent(ctx, id)))) moved = true
    }
  }
}

/** Gives an organization the path that its parent has now, whichever of them moved last; says whether it had another one. */
async function followParent(ctx: Context, id: OrganizationId): Promise<boolean> {
  const before = await load(ctx.table, organizations, keyOf.organization(id), id)
  if (before.parentId === undefined) return false
  const parent = await load(ctx.table, organizations, keyOf.organization(before.parentId), before.parentId)
  const path = [...parent.path, id]
  if (path.join() === before.path.join()) return false
  const after = { ...before, path, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'organization', subject: id, action: 'moved-with-parent', before, after }],
    [
      { kind: 'put', item: organizations.toItem(after), expect: { version: before.version } },
      { kind: 'check', key: keyOf.organization(parent.id), expect: { version: parent.version } },
    ],
  )
  return true
}

/** The sheet's count of memberships that have not ended is read strongly; the roster index may lag behind it for a moment. */
async function letAllGo(ctx: Context, id: OrganizationId, closing: Closing): Promise<void> {
  for (let idle = 0; ; ) {
    const sheet = await readSheet(ctx, id)
    if (sheet.unended === 0) return
    const gone = await retrying(() => letSomeGo(ctx, id, closing))
    idle = gone === 0 ? idle + 1 : 0
    if (idle > 50)
      throw new AppError('busy', {
        zh: `组织已关闭，仍有 ${sheet.unended} 项任职等待结束；请稍后再次调用，将从中断处继续。`,
        en: `The organization is closed and ${sheet.unended} memberships are still to be ended; call again in a moment, it goes on where it stopped.`,
      })
    if (gone === 0) await wait(idle * 10)
  }
}

async function letSomeGo(ctx: Context, id: OrganizationId, closing: Closing): Promise<number> {
  const ids = await unended(ctx, id)
  if (ids.length === 0) return 0
  const seen = await readSheet(ctx, id)
  let sheet = seen
  const writes: Write[] = []
  const changes = []
  for (const { id: member } of ids) {
    const before = await find(ctx.table, memberships, childKey(member))
    // One that has just moved with a merged person is found under its new id the next time.
    if (before === undefined || before.status === 'ended') continue
    const after = ended(before, closing, ctx.now)
    const dependents = await flagDependents(ctx, after, (each) => each.organizationId !== id)
    sheet = withMembership(sheet, before, after)
    writes.push(
      { kind: 'put', item: memberships.toItem(after), expect: { version: before.version } },
      ...dependents.writes,
    )
    changes.push(
      { entity: after.id, type: 'membership', subject: after.personId, action: 'organization-closed', before, after },
      ...dependents.changes,
    )
  }
  if (changes.length === 0) return 0
  const tally = sheetWrite(seen, { ...sheet, version: seen.version + 1 })
  await write(ctx, changes, [...writes, ...tally])
  return changes.length
}

async function unended(ctx: Context, id: OrganizationId): Promise<Membership[]> {
  const range = { index: 'GS2', pk: `M#${id}` } as const
  const found: Membership[] = []
  let after: Awaited<ReturnType<typeof queryOnce>>['next']
  do {
    const page = await queryOnce(ctx.table, range, undefined, after)
    for (const item of page.items) {
      const membership = memberships.fromItem(item)
      if (membership.status !== 'ended') found.push(membership)
      if (found.length === chunk) return found
    }
    after = page.next
  } while (after !== undefined)
  return found
}

/** What was to end before the closing keeps its own last day; what had not begun by then never takes effect. */
function ended(before: Membership, closing: Closing, now: Date): Membership {
  const end = before.end !== undefined && lastDay(before.end) <= closing.on ? before.end : closing.on
  const neverHeld = endsUnheld(before, 'ended')
  return { ...before, status: 'ended', end, endReason: 'organization-closed', neverHeld, ...nextStamp(before, now) }
}
