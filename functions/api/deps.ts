import type { Context } from 'hono'
import type { Principal } from '../../shared/access/access.ts'
import type { Store } from '../../shared/directory/imports/import-context.ts'
import type { Recheck } from '../../shared/directory/referrals/recheck.ts'
import type { Candidates } from '../../shared/directory/search-candidates.ts'
import type { Ids } from '../../shared/domain/ids.ts'
import type { Allowances } from '../../shared/http/allowances.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import type { PseudonymOf } from '../../shared/http/pseudonym.ts'
import type { Log } from '../../shared/log.ts'
import type { IdentityHasher } from '../../shared/store/identity-hasher.ts'
import type { Table } from '../../shared/table/client.ts'
import type { Count } from '../../shared/table/counter.ts'
import type { Cursors } from '../../shared/table/cursor.ts'

/** All that the API needs from outside: the same on Lambda, on one machine and in tests. */
export type Deps = {
  readonly table: Table
  /** The referral index over the same table. */
  readonly candidates: Candidates
  /** Judges people once more before they are recommended or appointed. */
  readonly recheck: Recheck
  /** Uploaded files, and the queue of work that takes longer than a request. */
  readonly store: Store
  /** Hashes identity numbers under the key of this system. */
  readonly hashIdentity: IdentityHasher
  readonly cursors: Cursors
  readonly ids: Ids
  readonly now: () => Date
  readonly log: Log
  /** Who asks, and what they may do now; throws `unauthenticated` where nobody vouches for them. `table` is metered for the request. */
  readonly principalOf: (c: Context<ApiEnv>, table: Table) => Promise<Principal>
  /** What each role may ask for, and what counts it: the table, where there are several instances. */
  readonly allowances: { readonly figures: Allowances; readonly count: Count }
  /** Who asks, as the log has it. */
  readonly pseudonymOf: PseudonymOf
  /** How long a request may take, where it is not the limit that `/v1/capabilities` states. */
  readonly requestMilliseconds?: number
  /** A new id for this request, unique because audit items carry it; never one that the client chose. */
  readonly requestIdOf: (c: Context<ApiEnv>) => string
}
