import { AppError } from '../../shared/errors.ts'
import { openTable, type Table } from '../../shared/table/client.ts'
import { indexUsage, type Place, readIndexArguments } from './index-arguments.ts'
import { runIndexCommand } from './index-command.ts'
import { isThere } from './is-there.ts'
import { openLocalTable } from './local-table.ts'
import { takeLock } from './lock.ts'
import { showProgress } from './progress.ts'
import { complain, say } from './say.ts'
import { StartError } from './start-error.ts'

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(name === 'SIGINT' ? 130 : 143))

/** Entry of `npm run index`; its name ends like that of `npm start`, by which a data folder's lock knows who holds it. */
async function main(): Promise<number> {
  const asked = readIndexArguments(process.argv.slice(2))
  if (asked.kind === 'help') return say({ zh: indexUsage, en: '' })
  if (asked.kind === 'wrong') return complain(asked.detail, 2)
  const progress = showProgress(process.stdout, '索引 Index')
  try {
    const { table, alone, close } = await open(asked.place)
    try {
      return await runIndexCommand(asked, { table, alone, now: new Date(), progress, say })
    } finally {
      await close()
    }
  } catch (error) {
    if (error instanceof StartError || error instanceof AppError) return complain(error.detail, 1)
    throw error
  }
}

async function open(place: Place): Promise<{ table: Table; alone: boolean; close: () => Promise<void> }> {
  if (place.kind === 'table') {
    const table = openTable({ name: place.name, endpoint: place.endpoint })
    return { table, alone: false, close: async () => table.doc.destroy() }
  }
  const { dataDir } = place
  if (!(await isThere(dataDir)))
    throw new StartError({ zh: `没有数据文件夹 ${dataDir}。`, en: `There is no data folder ${dataDir}.` })
  const lock = await takeLock(dataDir)
  try {
    const { table, stop } = await openLocalTable(dataDir, undefined, stopping.signal)
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

process.exit(await main())
