import { join } from 'node:path'
import { drawHex, hexForm, keepSecret } from './keep-secret.ts'

/** What a data folder keeps secret: what cursors are sealed with, the key of the seals over the audit, and that of the hashes of identity numbers. */
export type SecretName = 'secret' | 'seal-key' | 'identity-key'

/** A secret of the data folder: drawn on the first start and kept there for this user only, so that what it sealed outlives a restart. */
export function readSecret(dir: string, name: SecretName = 'secret'): Promise<string> {
  return keepSecret(join(dir, name), hexForm, drawHex)
}
