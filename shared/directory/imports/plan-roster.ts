import { makePlan, type Plan } from '../../roster/plan/plan.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import type { RosterRow } from '../../roster/roster-row.ts'
import type { Context } from '../context.ts'
import { type Progress, readScene } from './read-scene.ts'
import { withoutStrangers } from './strangers.ts'

/** A plan, and the roster that it rests on. */
export type RosterPlan = Plan & { readonly basis: NonNullable<RosterImport['basis']> }

/** Plans what the rows of a file bring about in the roster as it is now; `progress` hears of rows. Writes nothing. */
export async function planRoster(
  ctx: Context,
  of: Pick<RosterImport, 'organizationId' | 'settings' | 'choices' | 'createdAt' | 'map'>,
  rows: readonly RosterRow[],
  progress: Progress = () => {},
): Promise<RosterPlan> {
  await progress(0, rows.length)
  const scene = await readScene(ctx, of, rows, progress)
  const plan = makePlan(scene, rows)
  await progress(rows.length, rows.length)
  const { sheet, term, on } = scene
  const basis = { sheetVersion: sheet.version, on, at: ctx.now.toISOString(), ...(term && { sessionId: term.id }) }
  return { ...plan, rows: plan.rows.map((row) => withoutStrangers(row, scene.strangers)), basis }
}
