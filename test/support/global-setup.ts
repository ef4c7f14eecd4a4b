import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmulator } from '../../functions/local/emulator.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Endpoint of the one in-memory DynamoDB Local of this run. */
    dynamodbEndpoint: string
    /** Where each worker keeps the lines that were logged, for the scan at the end of the run. */
    logFolder: string
  }
}

/** Makes the folder of logs and starts one emulator for the whole run, or uses the one that DYNAMODB_ENDPOINT names; gives back what ends both. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const logFolder = await mkdtemp(join(tmpdir(), 'juxian-logs-'))
  project.provide('logFolder', logFolder)
  const forget = () => rm(logFolder, { recursive: true, force: true })
  const elsewhere = process.env.DYNAMODB_ENDPOINT
  if (elsewhere !== undefined) {
    project.provide('dynamodbEndpoint', elsewhere)
    return forget
  }
  const emulator = await startEmulator({ storage: { kind: 'memory' } })
  project.provide('dynamodbEndpoint', emulator.endpoint)
  return async () => {
    await emulator.stop()
    await forget()
  }
}
