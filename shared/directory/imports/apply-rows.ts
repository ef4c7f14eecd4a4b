import { type Day, dayOf } from '../../domain/dates.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { AppError } from '../../errors.ts'
import { doesSomething } from '../../roster/plan/cut-batches.ts'
import type { PlannedRow } from '../../roster/planned-row.ts'
import type { RowRemark } from '../../roster/roster-row.ts'
import type { Context } from '../context.ts'
import { checkCapacity } from '../membership-ground.ts'
import { applyRow } from './apply-row.ts'
import { remarkOf } from './import-faults.ts'
import { type Ground, type Outcome, withReceipt } from './outcome.ts'
import { rowRefusals } from './row-refusals.ts'

/** Rows that go into one transaction, beside batch, import and seat sheet. */
const room = 97

/**
 * Applies rows, as many as one transaction takes, and not one that would make a post overfull. Rows for which the directory has moved on are
 * left out with a reason. `known` is who earlier rows were about.
 */
export function applyRows(
  ctx: Context,
  rows: readonly PlannedRow[],
  ground: Ground,
  known: ReadonlyMap<number, PersonId>,
): Outcome {
  const refused = new Map<number, RowRemark>()
  for (;;) {
    const outcome = attempt(ctx, rows, ground, known, refused)
    const full = overfull(ground.sheet, outcome, dayOf(ctx.now))
    if (full === undefined) return outcome
    refused.set(full.nth, full.remark)
  }
}

function attempt(
  ctx: Context,
  rows: readonly PlannedRow[],
  ground: Ground,
  known: ReadonlyMap<number, PersonId>,
  refused: ReadonlyMap<number, RowRemark>,
): Outcome {
  let outcome: Outcome = {
    sheet: ground.sheet,
    people: new Map(),
    memberships: new Map(),
    flagged: new Set(),
    held: new Map(),
    present: new Map(),
    personOf: known,
    receipts: [],
  }
  for (const row of rows) {
    const next = oneMore(ctx, row, ground, outcome, refused.get(row.nth))
    if (next === undefined) return outcome
    outcome = next
  }
  return outcome
}

/** The outcome with one row more; undefined where the transaction takes no more. */
function oneMore(
  ctx: Context,
  row: PlannedRow,
  ground: Ground,
  outcome: Outcome,
  refused: RowRemark | undefined,
): Outcome | undefined {
  if (!doesSomething(row))
    return withReceipt(outcome, { nth: row.nth, outcome: 'nothing', personId: row.personId, wrote: [] })
  const moved = (remark: RowRemark) =>
    withReceipt(outcome, { nth: row.nth, outcome: 'moved', personId: row.personId, wrote: [], remark })
  if (refused !== undefined) return moved(refused)
  const next = applyRow(ctx, row, ground, outcome)
  if ('code' in next) return moved(next)
  if (stepsOf(next) <= room) return next
  return outcome.receipts.some((each) => each.outcome === 'done') ? undefined : moved(rowRefusals.large)
}

/** How many steps of a transaction an outcome takes. */
function stepsOf({ people, memberships, held, present }: Outcome): number {
  let steps = held.size + present.size + memberships.size * 2
  for (const { before, after } of people.values())
    steps +=
      2 +
      after.identifiers.length +
      (before?.identifiers.length ?? 0) +
      (after.identity?.hash === before?.identity?.hash ? 0 : 1)
  return steps
}

/** The last row that puts one holder too many into a post, and why. */
function overfull(before: SeatSheet, { sheet, memberships, receipts }: Outcome, today: Day) {
  for (const { after } of [...memberships.values()].reverse()) {
    try {
      checkCapacity(before, sheet, after, today)
    } catch (error) {
      const row = receipts.find(({ wrote }) => wrote.includes(after.id))
      if (!(error instanceof AppError) || row === undefined) throw error
      return { nth: row.nth, remark: remarkOf(error) }
    }
  }
  return undefined
}
