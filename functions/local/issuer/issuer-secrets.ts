import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint } from 'jose'
import * as z from 'zod'
import { drawHex, hexForm, keepSecret } from '../keep-secret.ts'

/** What the local issuer keeps from one start to the next, so that tokens and passwords outlive it. */
export type IssuerSecrets = {
  /** Of all local accounts. */
  readonly password: string
  /** Of the machine client `demo-integration`. */
  readonly clientSecret: string
  /** Signs cookies. */
  readonly cookieKey: string
  /** Signs tokens: ES256. */
  readonly signingKey: SigningKey
}

const signingKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
})

type SigningKey = z.infer<typeof signingKey>

/** Files of the issuer's folder that others read: two secrets, and where it listens, as long as it does. */
export const issuerFiles = { password: 'password', clientSecret: 'client-secret', address: 'address' } as const

/** Folder of the issuer in the data folder. */
export function issuerFolder(dataDir: string): string {
  return join(dataDir, 'issuer')
}

/** Reads the secrets of the issuer, and draws those that are not there yet; all are for this user only. */
export async function readIssuerSecrets(dataDir: string): Promise<IssuerSecrets> {
  const folder = issuerFolder(dataDir)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const at = (name: string) => join(folder, name)
  return {
    // Somebody may put a password of their own there.
    password: await keepSecret(at(issuerFiles.password), /^\S.{10,}\S$/, drawPassword),
    clientSecret: await keepSecret(at(issuerFiles.clientSecret), hexForm, drawHex),
    cookieKey: await keepSecret(at('cookie-key'), hexForm, drawHex),
    signingKey: signingKey.parse(JSON.parse(await keepSecret(at('signing-key.json'), /^\{.*\}$/, drawKey))),
  }
}

/** No l, o, 0 and 1; 32 of them, so that every byte gives five bits without a bias. */
const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789'

/** 80 bits in four groups: to be copied, and typed if it must be. */
function drawPassword(): string {
  const letters = [...randomBytes(16)].map((byte) => alphabet.charAt(byte % 32)).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

async function drawKey(): Promise<string> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const jwk = privateKey.export({ format: 'jwk' })
  return JSON.stringify({ ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' })
}
