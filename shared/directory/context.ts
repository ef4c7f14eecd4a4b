import type { Access } from '../access/access.ts'
import type { Actor } from '../domain/actor.ts'
import type { Ids, ImportId } from '../domain/ids.ts'
import type { Source } from '../domain/provenance.ts'
import type { Table } from '../table/client.ts'
import type { Cursors } from '../table/cursor.ts'

/** What every verb is given: the table, who acts, when, in which request. Time, ids and actor are parameters, never looked up. */
export type Context = {
  readonly table: Table
  readonly cursors: Cursors
  readonly ids: Ids
  readonly now: Date
  readonly actor: Actor
  /** What the actor may do; every write is held against it. */
  readonly access: Access
  readonly requestId: string
  /** The import that all of this belongs to, and the part of the system that carries it out for the actor; both go into every audit item. */
  readonly importId?: ImportId | undefined
  readonly via?: string | undefined
  /** Where the facts of this write come from, as its caller states it. */
  readonly source?: Source | undefined
  /** Given by a client that may repeat a creation: its Idempotency-Key, and a digest of route and body. */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string } | undefined
}
