import { AppError, type Fault } from '../../errors.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import { keyOf } from '../../table/keys.ts'
import type { Context } from '../context.ts'
import { checkUntouched } from './check-untouched.ts'
import { findBatchOf } from './read-imports.ts'
import { writeImport } from './write-import.ts'

/**
 * The first step of the job that rolls back: from here on there is no way back if nothing that the import wrote was touched; otherwise it goes
 * back to where it was, with `roster-moved` that names the things, and gives the roster free if it was applied.
 */
export async function checkRollback(ctx: Context, of: RosterImport): Promise<RosterImport> {
  const whole = await withBegun(ctx, of)
  try {
    await checkUntouched(ctx, whole)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'roster-moved') throw error
    return calledOff(ctx, of, error)
  }
  return writeImport(ctx, { before: of, change: { batches: whole.batches, undoing: true, checked: true } })
}

/** A batch that was begun when the import stopped counts as applied. */
export async function withBegun(ctx: Context, of: RosterImport): Promise<RosterImport> {
  const { order, done } = of.batches
  const nth = order[done]
  if (nth === undefined || of.undoing) return of
  const batch = await findBatchOf(ctx, of, nth)
  return batch === undefined || batch.undo.length === 0 ? of : { ...of, batches: { ...of.batches, done: done + 1 } }
}

function calledOff(ctx: Context, of: RosterImport, { detail, faults }: AppError): Promise<RosterImport> {
  const state = of.appliedAt === undefined || of.undoing ? 'stopped' : 'applied'
  return writeImport(ctx, {
    before: of,
    change: { state, trouble: { code: 'roster-moved', ...withNames(detail, faults) } },
    action: 'rollback-called-off',
    writes:
      state === 'applied' ? [{ kind: 'delete', key: keyOf.rosterLock(of.organizationId), expect: 'anything' }] : [],
  })
}

/** Things that are named at most. */
const named = 20

function withNames({ zh, en }: AppError['detail'], faults: readonly Fault[]): AppError['detail'] {
  const ids = faults.slice(0, named).map(({ path }) => path)
  const more = faults.length > named
  return {
    zh: `${zh}涉及：${ids.join('、')}${more ? ` 等 ${faults.length} 项` : ''}。`,
    en: `${en} They are ${ids.join(', ')}${more ? ` and ${faults.length - named} more` : ''}.`,
  }
}
