import { join } from 'node:path'
import { createTable, openStream, openTable, type Table } from '../../shared/table/client.ts'
import { type Emulator, startEmulator } from './emulator.ts'
import { type Fill, fillDatabase, localTableName } from './fill-database.ts'
import { isThere } from './is-there.ts'

/** DynamoDB Local sorts a whole segment for every page that it gives of it, so a segment should fit one page of 1 MB. */
const scanSegments = 64

/** The table of a local system; `ended` resolves when what holds it is gone, asked or not. */
export type LocalTable = {
  readonly table: Table
  readonly endpoint: string
  /** What was found: data of an earlier start, or nothing, which was filled or left empty. */
  readonly found: 'data' | 'filled' | 'empty'
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

/** Opens the database in the data folder with an emulator of its own; a database that is not there is filled first, if `fill` is given, all or nothing. */
export async function openLocalTable(
  dataDir: string,
  fill: Fill | undefined,
  signal: AbortSignal,
): Promise<LocalTable> {
  const dir = join(dataDir, 'db')
  const isNew = !(await isThere(dir))
  if (isNew && fill !== undefined) await fillDatabase(dir, fill, signal)
  const emulator: Emulator = await startEmulator({ storage: { kind: 'disk', dir }, signal })
  const table = openTable({ name: localTableName, endpoint: emulator.endpoint, scanSegments })
  try {
    await createTable(table)
    await openStream(table)
  } catch (error) {
    await emulator.stop()
    throw error
  }
  const found = isNew ? (fill === undefined ? 'empty' : 'filled') : 'data'
  return { table, endpoint: emulator.endpoint, found, ended: emulator.ended, stop: emulator.stop }
}
