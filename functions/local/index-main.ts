import { AppError } from '../../shared/errors.ts'
import { indexUsage, readIndexArguments } from './index-arguments.ts'
import { runIndexCommand } from './index-command.ts'
import { openPlace } from './open-place.ts'
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
    const { table, alone, close } = await openPlace(asked.place, stopping.signal)
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

process.exit(await main())
