import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from './start-error.ts'

/** Takes the data folder for this process, or throws a StartError that names the process that has it. The lock of a process that is gone is taken over. */
export async function takeLock(dir: string): Promise<{ readonly release: () => Promise<void> }> {
  const file = join(dir, 'lock')
  for (let attempt = 1; ; attempt++) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' })
      return { release: () => rm(file, { force: true }) }
    } catch (error) {
      if (!isExists(error)) throw error
    }
    const holder = Number(await readFile(file, 'utf8').catch(() => ''))
    if (attempt > 3 || isRunning(holder)) throw taken(dir, holder)
    await rm(file, { force: true })
  }
}

/** Whether a local system has this data folder now. */
export async function isLocked(dir: string): Promise<boolean> {
  return isRunning(Number(await readFile(join(dir, 'lock'), 'utf8').catch(() => '')))
}

/** Whether `pid` is another local system: in a container, a new process easily has the number of one that crashed. */
function isRunning(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.ts')
  } catch {
    return true
  }
}

function isExists(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}

function taken(dir: string, pid: number): StartError {
  return new StartError({
    zh: `数据文件夹 ${dir} 正被另一个聚贤进程使用（进程号 ${pid}）。请先停止它，或用 --data 另选文件夹。`,
    en: `The data folder ${dir} is in use by another Juxian (process ${pid}). Stop that one first, or choose another folder with --data.`,
  })
}
