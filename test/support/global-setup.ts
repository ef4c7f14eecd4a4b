import type { TestProject } from 'vitest/node'
import { startEmulator } from '../../functions/local/emulator.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Endpoint of the one in-memory DynamoDB Local of this run. */
    dynamodbEndpoint: string
  }
}

/** Starts one emulator for the whole run, or uses the one that DYNAMODB_ENDPOINT names; gives back what ends it. */
export async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const elsewhere = process.env.DYNAMODB_ENDPOINT
  if (elsewhere !== undefined) {
    project.provide('dynamodbEndpoint', elsewhere)
    return undefined
  }
  const emulator = await startEmulator({ storage: { kind: 'memory' } })
  project.provide('dynamodbEndpoint', emulator.endpoint)
  return emulator.stop
}
