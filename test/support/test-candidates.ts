import { catchUp } from '../../shared/directory/index/catch-up.ts'
import { ensureIndex } from '../../shared/directory/index/ensure-index.ts'
import { openCandidates } from '../../shared/directory/open-candidates.ts'
import type { Candidates } from '../../shared/directory/search-candidates.ts'
import type { Table } from '../../shared/table/client.ts'

/** The referral index of a table without a projector beside it: before each search it takes up what has been logged since the last one. */
export function testCandidates(table: Table): Candidates {
  const candidates = openCandidates(table)
  let reached: Date | undefined
  return {
    ...candidates,
    reach: async (now) => {
      await ensureIndex(table, now)
      await catchUp(table, reached ?? now, now)
      reached = now
      return candidates.reach(now)
    },
  }
}
