import type { ImportId } from '../../domain/ids.ts'
import { AppError } from '../../errors.ts'
import type { ImportState, RosterImport } from '../../roster/roster-import.ts'
import type { Write } from '../../table/commit.ts'
import { keptUntil, rosterLocks } from '../../table/imports.ts'
import { keyOf } from '../../table/keys.ts'
import type { Context } from '../context.ts'
import { readSheet } from '../seat-sheets.ts'
import { expectVersion, retrying, stale } from '../write.ts'
import { withBegun } from './check-rollback.ts'
import { checkUntouched } from './check-untouched.ts'
import { askerOf, type ImportContext } from './import-context.ts'
import { rosterLocked, rosterMoved, wrongState } from './import-faults.ts'
import { findLock, getImport } from './read-imports.ts'
import { writeImport } from './write-import.ts'

/**
 * Begins to apply a plan, or takes up one that has stopped; asked again while it is under way, sends its job once more. Throws `roster-moved` where the
 * roster is not the one that the plan was made on, `roster-locked` where another import is writing it.
 */
export function applyImport(ctx: ImportContext, id: ImportId, expected: number): Promise<RosterImport> {
  return retrying(() => beginApplying(ctx, id, expected))
}

async function beginApplying(ctx: ImportContext, id: ImportId, expected: number): Promise<RosterImport> {
  const before = await getImport(ctx, id)
  if (before.state === 'applying') return sent(ctx, before)
  if (before.state === 'applied') return before
  expectVersion(before, expected)
  const allowed: readonly ImportState[] = ['planned', 'stopped']
  if (!allowed.includes(before.state) || before.undoing) throw wrongState(before, allowed)
  if (before.state === 'stopped') return sent(ctx, await locked(ctx, before, { state: 'applying' }, 'apply'))
  if (keptUntil(before.updatedAt) < ctx.now) throw tooOld
  const sheet = await readSheet(ctx, before.organizationId)
  if (before.basis?.sheetVersion !== sheet.version) throw rosterMoved
  // Who was meant stands in the rows; what is written with every batch is kept small.
  const change = { choices: [] }
  if (before.batches.order.length > 0)
    return sent(ctx, await locked(ctx, before, { ...change, state: 'applying' }, 'apply'))
  const { total } = before.progress
  const applied = await writeImport(ctx, {
    before,
    change: {
      ...change,
      actor: askerOf(ctx),
      state: 'applied',
      appliedAt: ctx.now.toISOString(),
      progress: { done: total, total },
    },
    action: 'applied',
    refusal: stale(),
  })
  // There is nothing to write, but its rows are to be kept.
  return sent(ctx, applied)
}

/** Rows up to which a request itself checks whether anything was touched. */
const checkedAtOnce = 300

/**
 * Begins to roll back an import that was applied, in whole or up to where it stopped; its job first makes sure that nobody has touched any of what
 * it wrote, and otherwise leaves all as it is. For a small import that is refused at once (`roster-moved` with all of it). Asked again while it is
 * under way, sends its job once more.
 */
export function rollbackImport(ctx: ImportContext, id: ImportId, expected: number): Promise<RosterImport> {
  return retrying(() => beginRollback(ctx, id, expected))
}

async function beginRollback(ctx: ImportContext, id: ImportId, expected: number): Promise<RosterImport> {
  const before = await getImport(ctx, id)
  if (before.state === 'rolling-back') return sent(ctx, before)
  if (before.state === 'rolled-back') return before
  expectVersion(before, expected)
  const allowed: readonly ImportState[] = ['applied', 'stopped']
  if (!allowed.includes(before.state)) throw wrongState(before, allowed)
  const other = await findLock(ctx, before.organizationId)
  if (other !== undefined && other.importId !== id) throw rosterLocked(other.importId)
  // The job looks in any case; where that takes no time whoever asks is told at once.
  if (before.progress.total <= checkedAtOnce) await checkUntouched(ctx, await withBegun(ctx, before))
  return sent(ctx, await locked(ctx, before, { state: 'rolling-back' }, 'rollback'))
}

/** Takes the lock on the roster with the step, or keeps it where the import has it. */
async function locked(
  ctx: Context,
  of: RosterImport,
  change: Partial<RosterImport>,
  action: string,
): Promise<RosterImport> {
  const { id, organizationId } = of
  const lock = await findLock(ctx, organizationId)
  if (lock !== undefined && lock.importId !== id) throw rosterLocked(lock.importId)
  const item = rosterLocks.toItem({ organizationId, importId: id, since: ctx.now.toISOString(), by: ctx.actor.id })
  const take: Write = { kind: 'put', item, expect: 'absent' }
  const keep: Write = { kind: 'check', key: keyOf.rosterLock(organizationId), expect: 'present' }
  const { trouble: _, checked: __, ...before } = of
  const writes = [lock === undefined ? take : keep]
  return writeImport(ctx, { before, change: { ...change, actor: askerOf(ctx) }, action, writes, refusal: stale() })
}

async function sent(ctx: ImportContext, of: RosterImport): Promise<RosterImport> {
  await ctx.jobs.send({ kind: 'import', importId: of.id })
  return of
}

const tooOld = new AppError('roster-moved', {
  zh: '核对结果已过保存期；请重新上传文件。',
  en: 'The plan is past its time; upload the file again.',
})
