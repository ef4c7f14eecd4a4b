import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { recheckPeople } from '../../shared/directory/eligibility/recheck-people.ts'
import { rightsOf } from '../../shared/directory/grants.ts'
import { openCandidates } from '../../shared/directory/open-candidates.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { allowances } from '../../shared/http/allowances.ts'
import { drawId } from '../../shared/http/draw-id.ts'
import { makePseudonyms } from '../../shared/http/pseudonym.ts'
import { tokenPrincipal } from '../../shared/http/tokens/token-principal.ts'
import { tokenVerifier } from '../../shared/http/tokens/verify-token.ts'
import { type LogLevel, makeLog } from '../../shared/log.ts'
import { keyedHasher } from '../../shared/store/keyed-hasher.ts'
import { openLocalStore } from '../../shared/store/local-store.ts'
import type { Table } from '../../shared/table/client.ts'
import { countInTable } from '../../shared/table/counter.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { createApp } from '../api/app.ts'
import { createImporter } from '../import-roster/app.ts'
import { createProjector } from '../projector/app.ts'
import { createSealer } from '../sealer/app.ts'
import { openGivenTable } from './given-table.ts'
import { buildIndex, indexTable } from './index-table.ts'
import { grantAccounts } from './issuer/grant-accounts.ts'
import { localAudience } from './issuer/provider.ts'
import { type RunningIssuer, startIssuer } from './issuer/start-issuer.ts'
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
  /** Port of the issuer of tokens; 0 takes a free one. */
  readonly issuerPort: number
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
export type System = Pick<LocalTable, 'found' | 'ended'> & {
  readonly port: number
  readonly issuer: Omit<RunningIssuer, 'close'>
  readonly stop: () => Promise<void>
}

/** Starts the whole system: lock, server, issuer, database, API, in this order, so that a taken folder or port is told before anything long begins. Throws StartError. */
export async function startSystem({
  dataDir,
  port,
  issuerPort,
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
    const issuer = await startIssuer({ dataDir, port: issuerPort, now, log })
    stops.splice(1, 0, issuer.close)
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
      sealer: createSealer({ table, key: await readSecret(dataDir, 'seal-key'), log, now }),
      log,
      now,
    })
    stops.splice(2, 0, () => pump.stop())
    const emulator = await startStoreEmulator(join(dataDir, 'store'))
    stops.splice(2, 0, emulator.stop)
    const store = await openLocalStore(emulator.endpoint)
    const hashIdentity = keyedHasher(await readSecret(dataDir, 'identity-key'))
    const secret = await readSecret(dataDir)
    const cursors = makeCursors(secret)
    const ids = makeIds(drawId)
    const clock = () => performance.now()
    const importer = createImporter({
      table,
      store,
      hashIdentity,
      rightsOf: (of, actor) => rightsOf(of, actor, []),
      cursors,
      ids,
      now,
      log,
      clock,
      requestId: randomUUID,
    })
    const jobs = new JobPump(store, importer, log)
    stops.splice(4, 0, () => jobs.stop())
    await grantAccounts({ table, cursors, ids, now: now(), requestId: randomUUID() })
    const rules = { issuer: issuer.url, audience: localAudience, algorithms: ['ES256'] } as const
    const verify = tokenVerifier(rules, now)
    const candidates = openCandidates(table)
    state.api = createApp({
      table,
      store,
      hashIdentity,
      candidates,
      recheck: recheckPeople,
      cursors,
      ids,
      now,
      log,
      principalOf: tokenPrincipal({ verify, stewards: [] }),
      allowances: { figures: allowances, count: countInTable() },
      pseudonymOf: makePseudonyms(secret),
      requestIdOf: () => randomUUID(),
    })
    // The first search reads how long the lists are; better now than when somebody waits for it.
    void candidates.open().catch(() => undefined)
    const { url, password } = issuer
    return { port: server.port, issuer: { url, password }, found, ended, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
