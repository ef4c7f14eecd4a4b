import { createHash } from 'node:crypto'
import { cp, mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createTable, openTable, type Table } from '../../shared/table/client.ts'
import { startEmulator } from './emulator.ts'

/** Puts data into an empty table. */
export type Fill = (table: Table) => Promise<void>

/** Name of the table on a local system. */
export const localTableName = 'juxian'

/** Room that the demo data may need, in bytes: four times what it takes. */
const room = 512 * 1024 ** 2

/**
 * Makes the database `dir` and fills it. This happens in a memory file system, where the emulator writes three times as fast as on disk;
 * the finished files are copied beside `dir` and renamed, so that a crash at any point leaves no database, never half of one.
 */
export async function fillDatabase(dir: string, fill: Fill, signal: AbortSignal): Promise<void> {
  // Named for the database, whose folder this process has locked: what a crash left behind is found and removed.
  const scratch = join(await fastFolder(), `juxian-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`)
  const beside = `${dir}.tmp`
  await removeAll(scratch, beside)
  try {
    await mkdir(scratch, { recursive: true, mode: 0o700 })
    const emulator = await startEmulator({ storage: { kind: 'disk', dir: scratch }, signal })
    try {
      const table = openTable({ name: localTableName, endpoint: emulator.endpoint })
      await createTable(table)
      await fill(table)
    } finally {
      await emulator.stop()
    }
    signal.throwIfAborted()
    await cp(scratch, beside, { recursive: true })
    await Promise.all((await readdir(beside)).map((name) => flush(join(beside, name))))
    await rename(beside, dir)
    await flush(dirname(dir))
  } finally {
    await removeAll(scratch, beside)
  }
}

/** A memory file system with room, else the folder for temporary files: a container's /dev/shm often has only 64 MB. */
async function fastFolder(): Promise<string> {
  const memory = '/dev/shm'
  try {
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize > room ? memory : tmpdir()
  } catch {
    return tmpdir()
  }
}

async function flush(path: string): Promise<void> {
  const file = await open(path)
  await file.sync()
  await file.close()
}

async function removeAll(...paths: readonly string[]): Promise<void> {
  for (const path of paths) await rm(path, { recursive: true, force: true })
}
