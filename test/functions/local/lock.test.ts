import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { isLocked, takeLock } from '../../../functions/local/lock.ts'
import { readSecret } from '../../../functions/local/secret.ts'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'juxian-lock-'))
})
afterEach(() => rm(dir, { recursive: true }))

it('a lock is held until it is released', async () => {
  const lock = await takeLock(dir)
  expect(await readFile(join(dir, 'lock'), 'utf8')).toBe(String(process.pid))
  await lock.release()
  await (await takeLock(dir)).release()
})

it('the lock of another running system is refused with its process number', async () => {
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'main.ts'], { stdio: 'ignore' })
  try {
    await writeFile(join(dir, 'lock'), String(other.pid))
    expect(await isLocked(dir)).toBe(true)
    await expect(takeLock(dir)).rejects.toMatchObject({
      name: 'StartError',
      detail: { zh: expect.stringContaining(`${other.pid}`) },
    })
  } finally {
    other.kill()
  }
})

it.each(['4194304999', '', 'garbage', String(process.pid), '1'])(
  'a lock that holds "%s" belongs to nobody and is taken over',
  async (left) => {
    await writeFile(join(dir, 'lock'), left)
    expect(await isLocked(dir)).toBe(false)
    await (await takeLock(dir)).release()
  },
)

it('the secret is drawn once and readable by this user only', async () => {
  const secret = await readSecret(dir)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(await readSecret(dir)).toBe(secret)
  expect((await stat(join(dir, 'secret'))).mode & 0o777).toBe(0o600)
})
