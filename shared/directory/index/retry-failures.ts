import type { Table } from '../../table/client.ts'
import { clearFailures, readFailures } from '../../table/index/failures.ts'
import { project } from './project.ts'

/** Projects those on record who could not be projected before, and takes whoever now can off the record; answers the others, with the reason. */
export async function retryFailures(table: Table): Promise<ReadonlyMap<string, unknown>> {
  const ids = (await readFailures(table)).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const unreadable = await project(table, ids)
  await clearFailures(
    table,
    ids.filter((id) => !unreadable.has(id)),
  )
  return unreadable
}
