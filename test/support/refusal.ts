import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Table } from '../../shared/table/client.ts'
import { snapshot } from './snapshot.ts'

/** The refusal that `act` ends in; anything else fails the test. */
export async function refusalOf(act: () => Promise<unknown>): Promise<{ code: ErrorCode; paths: string[] }> {
  try {
    await act()
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, paths: error.faults.map(({ path }) => path) }
    throw error
  }
  throw new Error('it was not refused')
}

/** The refusal that `act` ends in, having left the table as it was: no item, audit or remembered key more or less. */
export async function untouched(
  table: Table,
  act: () => Promise<unknown>,
): Promise<{ code: ErrorCode; paths: string[] }> {
  const before = await snapshot(table)
  const refusal = await refusalOf(act)
  const after = await snapshot(table)
  if (JSON.stringify(after) !== JSON.stringify(before))
    throw new Error(`refused with ${refusal.code}, yet something was written`)
  return refusal
}
