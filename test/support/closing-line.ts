import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Reporter, SerializedError, TestModule, TestState, Vitest } from 'vitest/node'

/** What came of a run. */
export type Count = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** Counts tests by their states; each of the `faults` outside any test is one failure, so nothing that went wrong is lost. */
export function count(states: readonly TestState[], faults: number): Count {
  const of = (...wanted: readonly TestState[]) => states.filter((state) => wanted.includes(state)).length
  return { passed: of('passed'), failed: of('failed') + faults, skipped: of('skipped', 'pending') }
}

/** The line that closes a run: `12 passed, 0 failed`, and `, 1 skipped` where any was. */
export function closingLine({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Whether a run shows that what it tested works; one in which no test ran shows nothing. */
export function isGood({ passed, failed }: Count): boolean {
  return passed > 0 && failed === 0
}

/**
 * Scans the logs that the run has kept, and ends vitest's output with the closing line, and the process with an exit code that agrees with it. A log
 * that holds what none may is a failure like any other.
 */
export class ClosingLine implements Reporter {
  #vitest: Vitest | undefined

  onInit(vitest: Vitest): void {
    this.#vitest = vitest
  }

  async onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): Promise<void> {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const broken = modules.filter((module) => module.errors().length > 0)
    const complaints = await this.#complaints(modules)
    for (const complaint of complaints) console.error(complaint)
    const counted = count(states, broken.length + errors.length + complaints.length)
    if (!isGood(counted)) process.exitCode = 1
    console.log(closingLine(counted))
  }

  /** What is wrong with the logs; in a process of its own, which loads the demonstration for its names. */
  async #complaints(modules: readonly TestModule[]): Promise<readonly string[]> {
    const [module] = modules
    if (this.#vitest === undefined || module === undefined) return []
    const all = await this.#vitest.globTestSpecifications()
    const isWhole = all.length === modules.length && this.#vitest.config.testNamePattern === undefined
    const { logFolder } = module.project.getProvidedContext()
    const scan = fileURLToPath(new URL('test/support/scan-logs.ts', `file://${this.#vitest.config.root}/`))
    try {
      const args = [scan, logFolder, isWhole ? 'whole' : 'part']
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args)
      console.log(stderr.trim())
      return stdout.split('\n').filter((line) => line !== '')
    } catch (error) {
      return [`the logs could not be scanned: ${error}`]
    }
  }
}
