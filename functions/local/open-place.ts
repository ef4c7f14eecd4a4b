import { openTable, type Table } from '../../shared/table/client.ts'
import type { Place } from './index-arguments.ts'
import { isThere } from './is-there.ts'
import { openLocalTable } from './local-table.ts'
import { takeLock } from './lock.ts'
import { StartError } from './start-error.ts'

/** A table that a command works on; `alone` where nobody else uses it. */
export type OpenPlace = { readonly table: Table; readonly alone: boolean; readonly close: () => Promise<void> }

/** Opens the table at a place: that of a data folder with an emulator of its own and the folder's lock, until it is closed. Throws StartError. */
export async function openPlace(place: Place, signal: AbortSignal): Promise<OpenPlace> {
  if (place.kind === 'table') {
    const table = openTable({ name: place.name, endpoint: place.endpoint })
    return { table, alone: false, close: async () => table.doc.destroy() }
  }
  const { dataDir } = place
  if (!(await isThere(dataDir)))
    throw new StartError({ zh: `没有数据文件夹 ${dataDir}。`, en: `There is no data folder ${dataDir}.` })
  const lock = await takeLock(dataDir)
  try {
    const { table, stop } = await openLocalTable(dataDir, undefined, signal)
    const close = async () => {
      await stop()
      await lock.release()
    }
    return { table, alone: true, close }
  } catch (error) {
    await lock.release()
    throw error
  }
}
