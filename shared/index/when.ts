import * as z from 'zod'
import { type Day, day } from '../domain/dates.ts'
import { heldBy, holdsOn, type Tenure } from '../domain/tenure.ts'
import type { Truth } from '../domain/truth.ts'

/** At what time something must be held: on the day of the query, at any time up to it, or on a day. */
export const when = z.union([z.enum(['now', 'ever']), z.strictObject({ on: day })])

/** At what time something must be held. */
export type When = z.infer<typeof when>

/** Whether `tenure` is held at the time asked for; `asOf` is the day of the query. */
export function heldWhen(tenure: Tenure | undefined, at: When, asOf: Day): Truth {
  if (at === 'now') return holdsOn(tenure, asOf)
  return at === 'ever' ? heldBy(tenure, asOf) : holdsOn(tenure, at.on)
}
