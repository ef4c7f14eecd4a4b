import { firstStamp, nextStamp, type Stamp } from '../domain/record.ts'
import { AppError, Moved, refuse } from '../errors.ts'
import { drawSalt } from '../table/audit-digest.ts'
import { auditItem } from '../table/audits.ts'
import { commit, type Write } from '../table/commit.ts'
import { keyOf } from '../table/keys.ts'
import { pause } from '../table/pause.ts'
import { guardChanges } from './access/guard-changes.ts'
import type { Context } from './context.ts'
import { idempotencyWrite } from './idempotency.ts'
import { movedOr } from './where-now.ts'

/** One thing going from `before` to `after`, for the audit: `subject` is the person or organization whose partition changes. */
export type Change = {
  readonly entity: string
  readonly type: string
  readonly subject: string
  readonly action: string
  readonly before?: (Readonly<Record<string, unknown>> & { readonly version?: number }) | undefined
  readonly after?: (Readonly<Record<string, unknown>> & { readonly version?: number }) | undefined
}

/** Commits `writes` with an audit item for each change, all or nothing. */
export async function write(ctx: Context, changes: readonly Change[], writes: readonly Write[]): Promise<void> {
  await guardChanges(ctx, changes)
  const audits = changes.map((change) => auditWrite(ctx, change))
  try {
    await commit(ctx.table, [...writes, ...audits, ...idempotencyWrite(ctx, changes[0]?.entity)])
  } catch (error) {
    // The survivor may have been merged away in turn: the last one is named.
    throw error instanceof Moved ? await movedOr(ctx.table, error.from, 'personId', error) : error
  }
}

/** The step that puts a change, or a look, on record. */
export function auditWrite(ctx: Context, { before, after, ...about }: Change): Write {
  const head = {
    ...about,
    at: ctx.now.toISOString(),
    actor: ctx.actor.id,
    requestId: ctx.requestId,
    version: after?.version,
    importId: ctx.importId,
    via: ctx.via,
  }
  return { kind: 'put', item: auditItem(head, before, after, drawSalt()), expect: 'absent' }
}

/** Throws `stale-version` unless the stored version is the one that the caller has seen. */
export function expectVersion(stored: { readonly version: number }, expected: number): void {
  if (stored.version !== expected) throw stale(stored.version)
}

/** The refusal of a write that was based on an older version than `current`. */
export function stale(current?: number): AppError {
  const now = current === undefined ? '' : `（现为第 ${current} 版）`
  const nowEn = current === undefined ? '' : ` (it is at version ${current} now)`
  return refuse(
    'stale-version',
    'If-Match',
    `记录已被他人修改${now}；请重新读取，核对差异后再提交。`,
    `The record has been changed by someone else${nowEn}; read it again, compare, and send your change once more.`,
  )
}

/**
 * What a PUT under a key needs: the stamp of the new version, what must be true of the stored one, and the action. `expected` is the version
 * that the caller replaces, undefined for a first one; throws `taken` where there is one already, `stale-version` for another version or none.
 */
export function replacing(now: Date, before: Stamp | undefined, expected: number | undefined, taken: AppError) {
  if (before === undefined) {
    if (expected !== undefined) throw stale()
    return { stamp: firstStamp(now), expect: 'absent', action: 'create' } as const
  }
  if (expected === undefined) throw taken
  expectVersion(before, expected)
  return { stamp: nextStamp(before, now), expect: { version: before.version }, action: 'change' } as const
}

/**
 * Runs `attempt` again when data that it had read was changed under it; it must read everything anew each time. Waits longer each time
 * and never as long as others do: many who fill one council all write its one seat sheet. A conflict that names a fault is final.
 */
export async function retrying<T>(attempt: () => Promise<T>, times = 12): Promise<T> {
  for (let nth = 1; ; nth++) {
    try {
      return await attempt()
    } catch (error) {
      const again = error instanceof AppError && error.code === 'conflict' && error.faults.length === 0 && nth < times
      if (!again) throw error
      await pause(nth)
    }
  }
}

/** A step that makes sure that an organization referred to exists. */
export function organizationExists(id: Parameters<typeof keyOf.organization>[0], refusal: AppError): Write {
  return { kind: 'check', key: keyOf.organization(id), expect: 'present', refusal }
}

/** A step that makes sure that the person whose collection is added to exists and is not merged away. */
export function personExists(id: Parameters<typeof keyOf.person>[0]): Write {
  const refusal = refuse('not-found', 'id', `没有编号为 ${id} 的人。`, `There is no person ${id}.`)
  return { kind: 'check', key: keyOf.person(id), expect: 'current', refusal }
}
