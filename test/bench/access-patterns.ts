import { writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { startEmulator } from '../../functions/local/emulator.ts'
import type { Usage } from '../../shared/table/client.ts'
import type { Line } from './line.ts'
import { measureReads } from './measure-reads.ts'
import { measureReferrals } from './measure-referrals.ts'
import { measureWrites } from './measure-writes.ts'
import { openBench } from './open-bench.ts'

/** Measures every access pattern on the demonstration data and writes docs/access-patterns.md. */
export async function benchAccessPatterns(): Promise<void> {
  const emulator = await startEmulator({ storage: { kind: 'memory' } })
  try {
    const usage: Usage[] = []
    const bench = await openBench(emulator.endpoint, (each) => usage.push(each))
    const measure = async (name: string, key: string, run: () => Promise<unknown>): Promise<Line> => {
      usage.length = 0
      await run()
      const sum = (of: 'read' | 'write') => usage.reduce((total, each) => total + each[of], 0)
      return { name, key, requests: usage.length, read: sum('read'), write: sum('write') }
    }
    const reads = await measureReads(bench, measure)
    const writes = await measureWrites(bench, measure)
    const referrals = await measureReferrals(bench, measure)
    const text = page([...reads, ...referrals.reads], [...writes, ...referrals.writes], bench.items)
    await writeFile(new URL('../../docs/access-patterns.md', import.meta.url), text)
    console.log(text)
  } finally {
    await emulator.stop()
  }
}

function page(reads: readonly Line[], writes: readonly Line[], items: number): string {
  return `# Access patterns and what they cost

Request units as DynamoDB bills them (reads of indexes eventually consistent, of the base table strongly; transactions count double), measured by
\`npm run bench\` with DynamoDB Local on the demonstration data (${items.toLocaleString('en')} items). Machine: ${cpus().length} processors; units do not depend on it. A query that finds
nothing shows 0 here and is billed 0.5 on AWS.

## Reads

| pattern | key | requests | read units |
|---|---|---|---|
${reads.map(({ name, key, requests, read }) => `| ${name} | ${key} | ${requests} | ${read} |`).join('\n')}

## Writes

Each with its audit item in the same transaction.

| write | what is written | requests | read units | write units |
|---|---|---|---|---|
${writes.map(({ name, key, requests, read, write }) => `| ${name} | ${key} | ${requests} | ${read} | ${write} |`).join('\n')}
`
}
