import type { Day } from '../../domain/dates.ts'
import { hiddenNumber, looksLikeNumber, readIdentityNumber, withoutNumbers } from '../../domain/identity-number.ts'
import type { Cell, HiddenIdentity, Workbook } from '../../spreadsheet/workbook.ts'
import type { IdentityHasher } from '../../store/identity-hasher.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'

/** Hashes under way at once. */
const lanes = 16

/** A workbook without any identity number, and whether there was one. */
export type Hidden = { readonly workbook: Workbook; readonly found: boolean }

/**
 * Takes every identity number out of a workbook, right or mistyped, in whatever column or note it stands: what is read and kept afterwards has the
 * keyed hash and what the number says. Each number is hashed once.
 */
export async function hideIdentities(workbook: Workbook, hash: IdentityHasher, on: Day): Promise<Hidden> {
  const numbers = new Map<string, HiddenIdentity>()
  const right = new Map<string, { readonly number: string; readonly texts: string[] }>()
  for (const text of textsIn(workbook)) {
    if (numbers.has(text) || !looksLikeNumber(text)) continue
    const reading = readIdentityNumber(text, on)
    if ('fault' in reading) numbers.set(text, reading)
    else {
      const same = right.get(reading.number) ?? { number: reading.number, texts: [] }
      same.texts.push(text)
      right.set(reading.number, same)
      numbers.set(text, { birth: reading.birth, gender: reading.gender, hash: '' })
    }
  }
  await mapInFlight(
    [...right.values()],
    async ({ number, texts }) => {
      const hashed = await hash(number)
      for (const text of texts) {
        const read = numbers.get(text)
        if (read !== undefined && 'hash' in read) numbers.set(text, { ...read, hash: hashed })
      }
    },
    lanes,
  )
  let found = false
  const hide = (cell: Cell | undefined): Cell | undefined => {
    if (cell === undefined) return undefined
    const identity = numbers.get(cell.text)
    const text = identity === undefined ? withoutNumbers(cell.text) : hiddenNumber
    if (text === cell.text) return cell
    found = true
    return { kind: cell.kind === 'number' ? 'text' : cell.kind, text, ...(identity === undefined ? {} : { identity }) }
  }
  const sheets = workbook.sheets.map((sheet) => ({
    ...sheet,
    name: withoutNumbers(sheet.name),
    rows: sheet.rows.map((row) => ({ ...row, cells: row.cells.map(hide) })),
  }))
  return found ? { workbook: { ...workbook, sheets }, found } : { workbook, found }
}

function* textsIn({ sheets }: Workbook): Generator<string> {
  for (const { rows } of sheets) for (const { cells } of rows) for (const cell of cells) if (cell) yield cell.text
}
