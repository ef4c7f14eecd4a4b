import { createApp } from '../../functions/api/app.ts'
import type { Deps } from '../../functions/api/deps.ts'
import { fullAccess, type Principal } from '../../shared/access/access.ts'
import { recheckPeople } from '../../shared/directory/eligibility/recheck-people.ts'
import type { Store } from '../../shared/directory/imports/import-context.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import { makePseudonyms } from '../../shared/http/pseudonym.ts'
import { keyedHasher } from '../../shared/store/keyed-hasher.ts'
import { openTable, type Table } from '../../shared/table/client.ts'
import { makeCursors } from '../../shared/table/cursor.ts'
import { generous, memoryCount } from './memory-count.ts'
import { memoryStore } from './memory-store.ts'
import { testCandidates } from './test-candidates.ts'
import { testLog } from './test-log.ts'

/** Hashes identity numbers under a key that is no secret. */
export const testHasher = keyedHasher('test')

/** The instant at which test requests happen. */
export const testNow = new Date('2026-03-02T04:05:06.789Z')

type TestOptions = {
  readonly table?: Table
  readonly now?: () => Date
  readonly log?: string[]
  readonly store?: Store
  /** Who asks; somebody who may do everything when left out. */
  readonly principal?: Principal
  /** What may be asked for, and where it is counted; far more than a test asks for, counted in memory, when left out. */
  readonly allowances?: Deps['allowances']
}

/** What the API needs, with a fixed clock, counted ids and a log that is kept; without a `table` only what needs none works. */
export function testDeps({
  table = openTable({ name: 'none', endpoint: 'http://127.0.0.1:1' }),
  now = () => testNow,
  log = [],
  store = memoryStore(),
  principal = { id: 'test:operator', kind: 'user', ...fullAccess },
  allowances = { figures: generous, count: memoryCount() },
}: TestOptions = {}): Deps {
  let drawn = 0
  let requests = 0
  return {
    table,
    candidates: testCandidates(table),
    recheck: recheckPeople,
    store,
    hashIdentity: testHasher,
    cursors: makeCursors('test'),
    ids: makeIds((length) => (drawn++).toString().padStart(length, '0')),
    now,
    log: testLog(log, 'debug', now),
    principalOf: async () => principal,
    allowances,
    pseudonymOf: makePseudonyms('test'),
    requestIdOf: () => `request-${++requests}`,
  }
}

/** The API over `testDeps`: call `app.request`, no server; `log` has its lines. */
export function testApp(options: TestOptions = {}) {
  const log: string[] = []
  return { app: createApp(testDeps({ log, ...options })), log }
}

/** A request with a JSON body; `headers` may replace its content type. */
export function withJson(method: string, body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) }
}
