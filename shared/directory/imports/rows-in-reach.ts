import { hasPermission } from '../access/reaching.ts'
import type { Context } from '../context.ts'
import type { ImportRow } from './read-imports.ts'
import { strangersAmong, withoutStrangers } from './strangers.ts'

/**
 * Rows of a plan as whoever asks would have planned them: somebody else of the society may reach further, and what their plan says of people out of reach is theirs
 * to see alone. It is also what applying does: it acts by the rights of whoever applies.
 */
export async function rowsInReach(ctx: Context, rows: readonly ImportRow[]): Promise<ImportRow[]> {
  const ids = rows.flatMap(({ row }) => [row.personId ?? [], ...row.candidates.map(({ personId }) => personId)].flat())
  const seeing = hasPermission(ctx, 'person.internal') ? 'person.internal' : 'person.write'
  const strangers = await strangersAmong(ctx, seeing, ids)
  return strangers.size === 0
    ? [...rows]
    : rows.map((each) => ({ ...each, row: withoutStrangers(each.row, strangers) }))
}
