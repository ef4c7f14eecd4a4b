import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fullAccess } from '../../shared/access/access.ts'
import { recheckPeople } from '../../shared/directory/eligibility/recheck-people.ts'
import { openCandidates } from '../../shared/directory/open-candidates.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { drawId } from '../../shared/http/draw-id.ts'
import { type LogLevel, makeLog } from '../../shared/log.ts'
import { openLocalStore } from '../../shared/store/local-store.ts'
import type { Table } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { createApp } from '../api/app.ts'
import { createImporter } from '../import-roster/app.ts'
import { createProjector } from '../projector/app.ts'
import { openGivenTable } from './given-table.ts'
import { buildIndex, indexTable } from './index-table.ts'
import { JobPump } from './job-pump.ts'
import { type LocalTable, openLocalTable } from './local-table.ts'
import { takeLock } from './lock.ts'
import type { Progress } from './progress.ts'
import { readSecret } from './secret.ts'
import { listen } from './server.ts'
import { createSite, type SiteState } from './site.ts'
import { startStoreEmulator } from './store-emulator.ts'
import { StreamPump } from './stream-pump.ts'

/** How a local system is started; nothing here comes from the environment. */
export type SystemOptions = {
  readonly dataDir: string
  /** 0 takes a free one. */
  readonly port: number
  /** Loads what a new database begins with; without it, the database begins empty. */
  readonly load: ((table: Table, progress: Progress) => Promise<void>) | undefined
  /** Address of a DynamoDB Local that somebody else keeps; without it, the system has its own in `dataDir`. */
  readonly endpoint: string | undefined
  readonly logLevel: LogLevel
  readonly progress: Progress
  readonly indexProgress: Progress
  /** Breaks the start off. */
  readonly signal: AbortSignal
}

/** A running system; `ended` resolves when its database is gone, asked or not. */
export type System = Pick<LocalTable, 'found' | 'ended'> & { readonly port: number; readonly stop: () => Promise<void> }

/** Starts the whole system: lock, server, database, API, in this order, so that a taken folder or port is told before anything long begins. Throws StartError. */
export async function startSystem({
  dataDir,
  port,
  load,
  endpoint,
  logLevel,
  progress,
  indexProgress,
  signal,
}: SystemOptions): Promise<System> {
  const stops: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const each of stops.splice(0).reverse()) await each()
  }
  const now = () => new Date()
  const log = makeLog(logLevel, now, console.error)
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    stops.push((await takeLock(dataDir)).release)
    const state: SiteState = { port, api: undefined, percent: 0 }
    const server = await listen(createSite(state, log).fetch, port)
    state.port = server.port
    const watched =
      (show: Progress, from: number, to: number): Progress =>
      (done, total) => {
        state.percent = Math.floor(from + (total === 0 ? 1 : done / total) * (to - from))
        show(done, total)
      }
    const index = (table: Table) => indexTable(table, now(), watched(indexProgress, 60, 100))
    const fill =
      load === undefined
        ? undefined
        : async (table: Table) => {
            await load(table, watched(progress, 0, 60))
            await buildIndex(table, now(), watched(indexProgress, 60, 100))
          }
    stops.push(server.close)
    const {
      table,
      endpoint: database,
      found,
      ended,
      stop: close,
    } = await (endpoint === undefined ? openLocalTable(dataDir, fill, signal) : openGivenTable(endpoint, fill))
    stops.splice(1, 0, close) // Requests finish before the database goes.
    await index(table)
    const pump = await StreamPump.start({
      table,
      endpoint: database,
      projector: createProjector({ table, log, now }),
      log,
      now,
    })
    stops.splice(2, 0, () => pump.stop())
    const emulator = await startStoreEmulator(join(dataDir, 'store'))
    stops.splice(2, 0, emulator.stop)
    const store = await openLocalStore(emulator.endpoint)
    const cursors = makeCursors(await readSecret(dataDir))
    const ids = makeIds(drawId)
    const clock = () => performance.now()
    const importer = createImporter({ table, store, cursors, ids, now, log, clock, requestId: randomUUID })
    const jobs = new JobPump(store, importer, log)
    stops.splice(4, 0, () => jobs.stop())
    state.api = createApp({
      table,
      store,
      candidates: openCandidates(table),
      recheck: recheckPeople,
      cursors,
      ids,
      now,
      log,
      principalOf: async () => ({ id: 'local:operator', kind: 'user', ...fullAccess }),
      requestIdOf: () => randomUUID(),
    })
    // The candidate index reads everybody on first use; better now than when the first person searches.
    void Promise.resolve(state.api.request('/v1/people?limit=1')).catch(() => undefined)
    return { port: server.port, found, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
