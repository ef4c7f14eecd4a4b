import { createReadStream, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { demoNames } from './demo-names.ts'
import { eventOf, faultsOf, type HoldsName, type LogFault } from './log-faults.ts'

/** What the logs of a run hold: lines, how often each event, and what none may hold, each kind once. */
export type LogScan = {
  readonly lines: number
  readonly events: ReadonlyMap<string, number>
  readonly faults: readonly LogFault[]
}

/** Scans all files of a folder, line by line. */
export async function scanLogs(folder: string, holdsName: HoldsName): Promise<LogScan> {
  let lines = 0
  const events = new Map<string, number>()
  const faults = new Map<string, LogFault>()
  for (const file of readdirSync(folder))
    for await (const line of createInterface({ input: createReadStream(join(folder, file)) })) {
      if (line.trim() === '') continue
      lines++
      const event = eventOf(line)
      if (event !== undefined) events.set(event, (events.get(event) ?? 0) + 1)
      for (const fault of faultsOf(line, holdsName)) faults.set(JSON.stringify(fault), fault)
    }
  return { lines, events, faults: [...faults.values()] }
}

/** What a run of all tests logs at the least, so that a scan of nothing does not pass for one that found nothing. */
export const leastLogged = {
  lines: 3000,
  events: ['request', 'projected', 'sealed', 'rolled', 'job-done', 'projection-failed', 'unforeseen'],
} as const

/** What is wrong with the logs of a run, a sentence each; `isWhole` where all tests have run. */
export function complaintsAbout({ lines, events, faults }: LogScan, isWhole: boolean): string[] {
  const missing = leastLogged.events.filter((event) => !events.has(event))
  return [
    ...faults.map(
      ({ event, field, rule }) => `a log line holds what it may not (${rule}): event "${event}", field ${field}`,
    ),
    ...(isWhole && lines < leastLogged.lines ? [`only ${lines} log lines were collected`] : []),
    ...(isWhole && missing.length > 0 ? [`no log lines were collected of ${missing.join(', ')}`] : []),
  ]
}

/** `node test/support/scan-logs.ts <folder> [whole]`: as many lines on standard output as there are complaints. */
if (import.meta.main) {
  const [folder = '', whole] = process.argv.slice(2)
  const scan = await scanLogs(folder, demoNames())
  for (const complaint of complaintsAbout(scan, whole === 'whole')) console.log(complaint)
  console.error(`${scan.lines} log lines of ${scan.events.size} events scanned`)
}
