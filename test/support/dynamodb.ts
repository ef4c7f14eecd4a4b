import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { createTable, openTable, type Table, type Usage } from '../../shared/table/client.ts'

/** A new empty table of this test file's own, in the run's in-memory emulator; `meter` is told the request units of every call. */
export async function createTestTable({ meter }: { meter?: (usage: Usage) => void } = {}): Promise<Table> {
  const options = { name: `test-${randomUUID()}`, endpoint: inject('dynamodbEndpoint') }
  const table = openTable(meter === undefined ? options : { ...options, meter })
  await createTable(table)
  return table
}
