import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type Access, fullAccess } from '../../shared/access/access.ts'
import { carryOn } from '../../shared/directory/imports/carry-on.ts'
import type { Asker, ImportContext, Store } from '../../shared/directory/imports/import-context.ts'
import { planFile } from '../../shared/directory/imports/plan-file.ts'
import type { Planner } from '../../shared/directory/imports/plan-import.ts'
import { carryOnErasure } from '../../shared/directory/privacy/settle-erasure.ts'
import { carryOnSessionChange } from '../../shared/directory/session-changes/carry-on.ts'
import type { Ids } from '../../shared/domain/ids.ts'
import { AppError, type ErrorCode } from '../../shared/errors.ts'
import { type Log, traceOf } from '../../shared/log.ts'
import { readWorkbook } from '../../shared/spreadsheet/read-workbook.ts'
import type { IdentityHasher } from '../../shared/store/identity-hasher.ts'
import { type Job, job } from '../../shared/store/jobs.ts'
import type { Table } from '../../shared/table/client.ts'
import type { Cursors } from '../../shared/table/cursor.ts'

/** All that the importer needs from outside: the same on Lambda, on one machine and in tests. */
export type ImporterDeps = {
  readonly table: Table
  readonly store: Store
  /** Hashes identity numbers under the key of this system. */
  readonly hashIdentity: IdentityHasher
  /** What whoever asked for a job may do now. */
  readonly rightsOf: (table: Table, asker: Asker) => Promise<Access>
  readonly cursors: Cursors
  readonly ids: Ids
  readonly now: () => Date
  readonly log: Log
  /** Milliseconds of a steady clock, for reading that takes too long. */
  readonly clock: () => number
  /** A new id for each transaction, unique because audit items carry it. */
  readonly requestId: () => string
}

/** Does the work that takes longer than a request. */
export type Importer = {
  /** Carries on with one job until it is done, or `until` says that time is up; what is left is then sent as a job again, later where others are in the way. */
  readonly run: (of: Job, until: () => boolean) => Promise<void>
  /** Runs the jobs of an event; answers those that are to come again. `remaining` is how many milliseconds are left. */
  readonly consume: (event: SQSEvent, remaining: () => number) => Promise<SQSBatchResponse>
}

/** A step takes seconds; one that is begun this long before the end is done in time. */
const reserveMs = 60_000

/** Others write the same things, or an import holds the roster: the job comes again after a while, and much sooner than one that failed. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['busy', 'conflict', 'roster-locked'])
const laterSeconds = 60

/** The importer as functions of jobs: no environment. */
export function createImporter({
  table,
  store,
  hashIdentity,
  rightsOf,
  cursors,
  ids,
  now,
  log,
  clock,
  requestId,
}: ImporterDeps): Importer {
  const request = (): ImportContext => ({
    table,
    ...store,
    cursors,
    ids,
    now: now(),
    actor: { id: 'system:import-roster', kind: 'system' },
    access: fullAccess,
    rightsOf: (actor) => rightsOf(table, actor),
    openFile: (bytes) => readWorkbook(bytes, { clock }),
    requestId: requestId(),
  })
  const run: Importer['run'] = async (of, until) => {
    const began = now()
    const report = (failure: unknown) => log('error', 'import-stopped', { ...traceOf(failure), subject: subjectOf(of) })
    try {
      const left = await carriedOn(of, request, until, planFile(clock, hashIdentity), report)
      if (left === 'more') await store.jobs.send(of)
      if (left === 'waiting') await store.jobs.send(of, laterSeconds)
      log('info', `job-${left}`, { milliseconds: now().getTime() - began.getTime(), subject: subjectOf(of) })
    } catch (error) {
      if (!(error instanceof AppError && passing.has(error.code))) throw error
      await store.jobs.send(of, laterSeconds)
      log('warn', 'job-later', { code: error.code, subject: subjectOf(of) })
    }
  }
  return {
    run,
    consume: async ({ Records }, remaining) => {
      const failed: string[] = []
      for (const { messageId, body } of Records) {
        try {
          await run(job.parse(JSON.parse(body)), () => remaining() < reserveMs)
        } catch (error) {
          log('error', 'job-failed', traceOf(error))
          failed.push(messageId)
        }
      }
      return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) }
    },
  }
}

async function carriedOn(
  of: Job,
  request: () => ImportContext,
  until: () => boolean,
  planner: Planner,
  report: (failure: unknown) => void,
): Promise<'done' | 'more' | 'waiting'> {
  switch (of.kind) {
    case 'import':
      return carryOn(request, of.importId, until, planner, report)
    case 'session-change':
      await carryOnSessionChange(request(), of.sessionId)
      return 'done'
    case 'erasure':
      return carryOnErasure(request, of.personId, until)
  }
}

function subjectOf(of: Job): string {
  switch (of.kind) {
    case 'import':
      return of.importId
    case 'session-change':
      return of.organizationId
    case 'erasure':
      return of.personId
  }
}
