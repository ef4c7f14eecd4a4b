import type { PlannedRow } from '../planned-row.ts'

/** How large a batch may become: steps of a transaction, rows, and bytes of its rows as JSON. */
export type BatchLimits = { readonly writes: number; readonly rows: number; readonly bytes: number }

/** What a transaction and an item hold: 100 steps of which three are the batch, its import and the seat sheet; 400 KB with receipts and undo. */
export const batchLimits: BatchLimits = { writes: 97, rows: 200, bytes: 120_000 }

/** Rows cut into batches, and the numbers of those with anything to do (from 1) as they are to be applied. */
export type CutPlan = { readonly batches: readonly (readonly PlannedRow[])[]; readonly order: readonly number[] }

/**
 * Cuts a plan into batches in its order, except that rows of one person stand together, after the first of them. Whoever is absent from the file
 * comes last and is applied first, then batches in which somebody's post ends, so that seats are free before they are filled. Only rows of one
 * person can make a batch too large.
 */
export function cutBatches(rows: readonly PlannedRow[], limits: BatchLimits = batchLimits): CutPlan {
  const batches: PlannedRow[][] = []
  const absent: number[] = []
  const ending: number[] = []
  const present: number[] = []
  let room = { writes: 0, rows: 0, bytes: 0 }
  let open: PlannedRow[] = []
  const close = () => {
    if (open.length === 0) return
    batches.push(open)
    if (open.some(doesSomething)) {
      const turn = open[0]?.row === undefined ? absent : open.some(endsSomething) ? ending : present
      turn.push(batches.length)
    }
    open = []
    room = { ...limits }
  }
  for (const group of byPerson(rows)) {
    const size = {
      writes: total(group.map(writesOf)),
      rows: group.length,
      bytes: total(group.map(bytesOf)),
    }
    const fits = size.writes <= room.writes && size.rows <= room.rows && size.bytes <= room.bytes
    const sameKind = (open[0]?.row === undefined) === (group[0]?.row === undefined)
    if (!fits || !sameKind) close()
    if (open.length === 0) room = { ...limits }
    open.push(...group)
    room = { writes: room.writes - size.writes, rows: room.rows - size.rows, bytes: room.bytes - size.bytes }
  }
  close()
  return { batches, order: [...absent, ...ending, ...present] }
}

/** Whether applying the row writes anything. */
export function doesSomething({ action, steps, newPerson, sameAs, facts, identity }: PlannedRow): boolean {
  if (action !== 'create' && action !== 'change' && action !== 'leave') return false
  const says = newPerson ?? sameAs ?? facts ?? identity
  return steps.length > 0 || says !== undefined
}

function endsSomething(row: PlannedRow): boolean {
  return doesSomething(row) && row.steps.some(({ kind }) => kind === 'end')
}

/** Steps of a transaction that a row takes at most, audit items among them; an ending is reckoned with one seat that rests on it. */
export function writesOf(row: PlannedRow): number {
  if (!doesSomething(row)) return 0
  const { newPerson, facts, identity, steps } = row
  const said = newPerson ?? facts
  const identifiers = (said?.identifiers ?? []).length + (row.factsWere?.identifiers ?? []).length
  const employers = (said?.employments ?? []).filter(({ organizationId }) => organizationId !== undefined).length
  const number = identity === undefined ? 0 : 1
  const person = said === undefined && number === 0 ? 1 : 2 + identifiers + employers + number
  return person + total(steps.map((step) => (step.kind === 'create' ? (step.predecessorId === undefined ? 2 : 3) : 4)))
}

/** Bytes of a row in an item, with its receipt and what undoes it. */
function bytesOf(row: PlannedRow): number {
  return Buffer.byteLength(JSON.stringify(row))
}

function byPerson(rows: readonly PlannedRow[]): PlannedRow[][] {
  const groups = new Map<string, PlannedRow[]>()
  for (const row of rows) {
    const key = row.personId ?? String(row.sameAs ?? row.nth)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()]
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0)
}
