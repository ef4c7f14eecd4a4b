import type { ImportId } from '../../domain/ids.ts'
import { AppError } from '../../errors.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import { imports } from '../../table/imports.ts'
import { isLasting } from '../../table/is-lasting.ts'
import { keyOf } from '../../table/keys.ts'
import { pause } from '../../table/pause.ts'
import { requireOrganization } from '../access/reaching.ts'
import { find } from '../read.ts'
import { applyBatch } from './apply-batch.ts'
import { checkRollback } from './check-rollback.ts'
import type { ImportContext } from './import-context.ts'
import { internalFault, remarkOf } from './import-faults.ts'
import { keepBatches } from './keep-batches.ts'
import { makePost } from './make-posts.ts'
import { type Planner, planImport } from './plan-import.ts'
import { getImport } from './read-imports.ts'
import { undoBatch } from './undo-batch.ts'
import { writeImport } from './write-import.ts'

/**
 * Carries on with whatever an import has left to do, until all is done or `until` says that time is up (`more`). Each step is one transaction and
 * rests on what the table says, so it may be called at any time, any number of times, by several at once, and after a crash at any point.
 * `request` gives a context of its own to each transaction. A refusal that no repetition gets over stops the import, and so does a failure of the
 * program, which `report` is told of; anything else is thrown, and `busy` or `conflict` where others write the same things without end.
 */
export async function carryOn(
  request: () => ImportContext,
  id: ImportId,
  until: () => boolean,
  planner: Planner,
  report: (failure: unknown) => void = () => undefined,
): Promise<'done' | 'more'> {
  for (;;) {
    const next = await oneStep(request, id, planner, report)
    if (next === undefined) return 'done'
    if (until()) return 'more'
  }
}

const attempts = 12

/** One step, repeated while others change what it rests on; undefined where there was none to do. */
async function oneStep(
  request: () => ImportContext,
  id: ImportId,
  planner: Planner,
  report: (failure: unknown) => void,
): Promise<RosterImport | undefined> {
  for (let nth = 1; ; nth++) {
    const asked = request()
    const of = await find(asked.table, imports, keyOf.import(id))
    if (of === undefined) return undefined
    const recording = (given: ImportContext) => ({ ...given, actor: of.actor, importId: id, via: systemOf(given) })
    const access = await rightsOf(asked, of)
    const acting = (given: ImportContext) => ({ ...recording(given), access })
    try {
      if (of.state === 'applying' || of.state === 'rolling-back')
        await requireOrganization(acting(asked), 'roster.write', of.organizationId)
      return await stepOf(acting(asked), () => acting(request()), of, planner)
    } catch (error) {
      // Nothing is left to write but that its rows are kept: that is no reason to stop.
      if (of.state === 'applied') throw error
      if (!(error instanceof AppError)) {
        if (!isLasting(error)) throw error
        report(error)
        return await stopped(recording(request()), of, internalFault)
      }
      // Somebody asks otherwise, or reads the same file just now, and has a job of their own.
      if (error.code === 'conflict' && of.state === 'reading') return undefined
      if (isPassing(error) && nth < attempts) await pause(nth)
      else if (error.code === 'conflict' || error.code === 'busy') throw error
      else return await stopped(recording(request()), of, error)
    }
  }
}

/** What whoever asked for it may do now: rights that were taken away since are gone for what is left of their import as well. */
function rightsOf(
  given: ImportContext,
  { actor }: RosterImport,
): ImportContext['access'] | Promise<ImportContext['access']> {
  return given.rightsOf === undefined ? given.access : given.rightsOf(actor)
}

/** Whoever asked is the actor; that the system did it for them is on record beside. */
function systemOf({ actor }: ImportContext): string | undefined {
  return actor.kind === 'system' ? actor.id : undefined
}

async function stepOf(
  ctx: ImportContext,
  request: () => ImportContext,
  of: RosterImport,
  planner: Planner,
): Promise<RosterImport | undefined> {
  switch (of.state) {
    case 'reading':
      return planImport(ctx, request, of, planner)
    case 'applying':
      if (!of.batches.kept) return keepBatches(ctx, of)
      if (of.newPosts.some(({ postId }) => postId === undefined)) return makePost(ctx, of)
      return of.batches.done < of.batches.order.length ? applyBatch(ctx, of) : finished(ctx, of, 'applied')
    case 'rolling-back':
      if (!of.batches.kept) return keepBatches(ctx, of)
      if (!of.checked) return checkRollback(ctx, of)
      return (await undoBatch(ctx, of)) ?? finished(ctx, of, 'rolled-back')
    case 'unreadable':
    case 'planned':
    case 'cancelled':
    case 'stopped':
    case 'rolled-back':
      return undefined
    case 'applied':
      return of.batches.kept ? undefined : keepBatches(ctx, of)
  }
}

/** All is written or undone: the lock goes in the same transaction. */
function finished(ctx: ImportContext, before: RosterImport, state: 'applied' | 'rolled-back'): Promise<RosterImport> {
  const applied = state === 'applied' ? { appliedAt: ctx.now.toISOString() } : {}
  const { total } = before.progress
  return writeImport(ctx, {
    before,
    change: { state, ...applied, progress: { done: state === 'applied' ? total : 0, total } },
    action: state,
    writes: [{ kind: 'delete', key: keyOf.rosterLock(before.organizationId), expect: 'anything' }],
  })
}

/** Others write the same things just now: the next attempt reads them anew. */
function isPassing({ code }: AppError): boolean {
  return code === 'conflict' || code === 'busy' || code === 'identifier-taken' || code === 'merged'
}

/** Some of it may have been written before it was refused, so the import is read anew; whoever asks otherwise meanwhile is heard. */
async function stopped(ctx: ImportContext, { id, state }: RosterImport, error: AppError): Promise<RosterImport> {
  const before = await getImport(ctx, id)
  if (before.state !== state) return before
  const next = state === 'reading' ? 'unreadable' : 'stopped'
  return writeImport(ctx, { before, change: { state: next, trouble: remarkOf(error) }, action: next })
}
