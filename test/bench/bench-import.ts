import { fork } from 'node:child_process'
import { once } from 'node:events'
import * as z from 'zod'
import { startEmulator } from '../../functions/local/emulator.ts'

/** What a run over so many rows has cost; units are request units a row, `rss` the most memory in MB that its process had. */
const figures = z.object({
  rows: z.int(),
  plan: z.object({ read: z.number(), write: z.number(), seconds: z.number() }),
  apply: z.object({ read: z.number(), write: z.number(), seconds: z.number() }),
  again: z.object({ read: z.number(), write: z.number(), seconds: z.number() }),
  rollback: z.object({ read: z.number(), write: z.number(), seconds: z.number() }).optional(),
  rss: z.number(),
  idle: z.number(),
})

/** Imports, imports again and (up to 2,000 rows, for it takes minutes) rolls back rosters of these sizes, each in a process of its own, and prints a table. */
export async function benchImport(sizes: readonly number[]): Promise<void> {
  const emulator = await startEmulator({ storage: { kind: 'memory' }, heap: '1500m' })
  const done: z.infer<typeof figures>[] = []
  try {
    for (const rows of sizes) {
      const child = fork(new URL('import-run.ts', import.meta.url), [emulator.endpoint, String(rows)])
      const [message] = await once(child, 'message')
      await once(child, 'close')
      done.push(figures.parse(message))
    }
  } finally {
    await emulator.stop()
  }
  console.log('| rows | step | read units a row | write units a row | seconds (information) |\n|---|---|---|---|---|')
  for (const each of done)
    for (const step of ['plan', 'apply', 'again', 'rollback'] as const) {
      if (each[step] === undefined) continue
      const { read, write, seconds } = each[step]
      console.log(`| ${each.rows} | ${step} | ${read.toFixed(2)} | ${write.toFixed(2)} | ${seconds.toFixed(1)} |`)
    }
  for (const { rows, rss, idle } of done)
    console.log(
      `memory at most with ${rows} rows: ${rss.toFixed(0)} MB, of which ${idle.toFixed(0)} MB before the import`,
    )
}
