import { AppError } from '../../shared/errors.ts'
import { readWorkbook } from '../../shared/spreadsheet/read-workbook.ts'
import type { Workbook } from '../../shared/spreadsheet/workbook.ts'

/** A steady clock that stands still: reading under it never runs out of time. */
export const still = () => 0

/** The workbook that bytes hold. */
export function read(bytes: Uint8Array): Promise<Workbook> {
  return readWorkbook(bytes, { clock: still })
}

/** With what code and sentence a file is refused; anything else fails the test. */
export async function fileRefusal(
  bytes: Uint8Array,
  clock: () => number = still,
): Promise<{ code: string; zh: string }> {
  try {
    await readWorkbook(bytes, { clock })
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, zh: error.detail.zh }
    throw error
  }
  throw new Error('it was not refused')
}
