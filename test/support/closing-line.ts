import type { Reporter, SerializedError, TestModule, TestState } from 'vitest/node'

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

/** Ends vitest's output with the closing line, and the process with an exit code that agrees with it. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly SerializedError[]): void {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state))
    const broken = modules.filter((module) => module.errors().length > 0)
    const counted = count(states, broken.length + errors.length)
    if (!isGood(counted)) process.exitCode = 1
    console.log(closingLine(counted))
  }
}
