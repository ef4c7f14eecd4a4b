import { complain, say } from './say.ts'
import { StartError } from './start-error.ts'
import { readTokenArguments, tokenUsage } from './token-arguments.ts'
import { getToken } from './token-command.ts'

/** Entry of `npm run token`: the token and nothing else on the standard output, so that a shell can keep it. */
async function main(): Promise<number> {
  const asked = readTokenArguments(process.argv.slice(2))
  if (asked.kind === 'help') return say({ zh: tokenUsage, en: '' })
  if (asked.kind === 'wrong') return complain(asked.detail, 2)
  try {
    return say({ zh: await getToken(asked), en: '' })
  } catch (error) {
    if (error instanceof StartError) return complain(error.detail, 1)
    throw error
  }
}

process.exitCode = await main()
