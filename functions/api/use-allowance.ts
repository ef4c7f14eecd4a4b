import type { Context } from 'hono'
import { dayOf } from '../../shared/domain/dates.ts'
import { type Allowance, allowanceOf } from '../../shared/http/allowances.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { type Stretch, secondsLeft } from '../../shared/http/rate-headers.ts'
import { traceOf } from '../../shared/log.ts'
import { keyOf } from '../../shared/table/keys.ts'
import type { Deps } from './deps.ts'
import type { Tally } from './tally.ts'

/** What came of using an allowance: whether it was enough, what it is, what is left of it, and in how many seconds there is more. */
export type Used = {
  readonly enough: boolean
  readonly allowance: Allowance
  readonly left: number
  readonly seconds: number
}

/** What each instance lets through where the table does not count: a tenth, so that ten busy ones together let through about what is due. */
const shareAlone = 0.1

/** How long a counter is kept after its stretch, for an administrator to see who has used what. */
const keptMilliseconds = 2 * 86_400_000

/**
 * Uses `by` of what `c`'s principal is allowed of `what` in `stretch`. The table counts, so it holds over all instances; whoever is known to have nothing left is not
 * counted again. Where the table does not answer, neither is everything let through nor nothing: the instance counts by itself, to a tenth, and the log has it.
 */
export async function useAllowance(
  c: Context<ApiEnv>,
  { allowances, log }: Pick<Deps, 'allowances' | 'log'>,
  what: keyof Allowance,
  { tally, stretch, by }: { readonly tally: Tally; readonly stretch: Stretch; readonly by: number },
): Promise<Used> {
  const { table, actor, access, now } = c.var.context
  const allowance = allowanceOf(allowances.figures, access.grants, dayOf(now))
  const most = allowance[what]
  const of = { allowance, seconds: secondsLeft(stretch, now) }
  const known = tally.known(stretch.name, actor.id)
  if (known + by > most) return { ...of, enough: false, left: most - known }
  try {
    const key = keyOf.counter(actor.id, stretch.name)
    const expires = new Date(stretch.ends.getTime() + keptMilliseconds)
    const { added, total } = await allowances.count(table, { key, by, most, expires })
    tally.learn(stretch.name, actor.id, total)
    return { ...of, enough: added, left: most - total }
  } catch (error) {
    log('error', 'allowance-uncounted', { requestId: c.var.requestId, ...traceOf(error) })
    const alone = Math.ceil(most * shareAlone)
    const { added, total } = tally.add(stretch.name, actor.id, by, alone)
    return { ...of, enough: added, left: alone - total }
  }
}
