import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The secret that cursors are sealed with: drawn on the first start and kept in the data folder for this user only, so cursors outlive a restart. */
export async function readSecret(dir: string): Promise<string> {
  const file = join(dir, 'secret')
  const kept = await readFile(file, 'utf8').catch(() => '')
  if (/^[0-9a-f]{64}$/.test(kept)) return kept
  const drawn = randomBytes(32).toString('hex')
  await writeFile(file, drawn, { mode: 0o600 })
  return drawn
}
