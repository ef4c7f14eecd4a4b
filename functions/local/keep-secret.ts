import { randomBytes } from 'node:crypto'
import { chmod, readFile, writeFile } from 'node:fs/promises'

/** What `file` keeps for this user only (mode 0600), without white space around it; what is not there, or has another `form`, is drawn and kept. */
export async function keepSecret(file: string, form: RegExp, draw: () => string | Promise<string>): Promise<string> {
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim()
  const secret = form.test(kept) ? kept : await draw()
  if (secret !== kept) await writeFile(file, secret, { mode: 0o600 })
  await chmod(file, 0o600)
  return secret
}

/** The form of `drawHex`. */
export const hexForm = /^[0-9a-f]{64}$/

/** 256 bits of chance in hexadecimal. */
export function drawHex(): string {
  return randomBytes(32).toString('hex')
}
