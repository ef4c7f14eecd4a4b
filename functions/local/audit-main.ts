import { readFile } from 'node:fs/promises'
import { AppError } from '../../shared/errors.ts'
import { auditUsage, readAuditArguments } from './audit-arguments.ts'
import { runAuditCommand } from './audit-command.ts'
import { openPlace } from './open-place.ts'
import { showProgress } from './progress.ts'
import { complain, say } from './say.ts'
import { StartError } from './start-error.ts'

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => process.exit(name === 'SIGINT' ? 130 : 143))

/** Entry of `npm run audit`; its name ends like that of `npm start`, by which a data folder's lock knows who holds it. */
async function main(): Promise<number> {
  const asked = readAuditArguments(process.argv.slice(2))
  if (asked.kind === 'help') return say({ zh: auditUsage, en: '' })
  if (asked.kind === 'wrong') return complain(asked.detail, 2)
  const progress = showProgress(process.stdout, '审计 Audit')
  try {
    const { table, close } = await openPlace(asked.place, stopping.signal)
    try {
      const key = await keyIn(asked.keyFile)
      return await runAuditCommand(asked, { table, key, now: new Date(), progress, say })
    } finally {
      await close()
    }
  } catch (error) {
    if (error instanceof StartError || error instanceof AppError) return complain(error.detail, 1)
    throw error
  }
}

/** The key of the seals; a new one, which is drawn where there is none on a start, would verify nothing. */
async function keyIn(file: string): Promise<string> {
  const key = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (key.length >= 32) return key
  throw new StartError({ zh: `${file} 中没有封印密钥。`, en: `There is no key of the seals in ${file}.` })
}

process.exit(await main())
