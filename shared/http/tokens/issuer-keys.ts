import { createLocalJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import * as z from 'zod'
import { Unvouched } from './unvouched.ts'

/** How long the keys of the issuer are used, and how soon it is asked again, in milliseconds. */
export const keyTimes = {
  /** Keys are read anew after this, so a key that was withdrawn is used no longer than that. */
  maxAge: 600_000,
  /** A token under a key that is not known has the keys read anew, but not so often that made-up tokens keep the issuer busy. */
  cooldown: 30_000,
  /** After a failure all are refused at once for this long, instead of each waiting for the issuer. */
  holdOff: 1_000,
  /** How long one answer of the issuer is waited for. */
  patience: 3_000,
} as const

type Loaded = { readonly find: JWTVerifyGetKey; readonly at: number }

/**
 * Finds the issuer's key that a token names: by its discovery document, then its key set, both kept and read anew as `keyTimes` says. jose's own remote
 * key set goes by the clock of the machine and knows no discovery. Throws jose's `JWKSNoMatchingKey`, or Unvouched where the issuer cannot be asked.
 */
export function issuerKeys(issuer: string, now: () => Date): JWTVerifyGetKey {
  let loaded: Loaded | undefined
  let loading: Promise<Loaded> | undefined
  let failedAt = Number.NEGATIVE_INFINITY

  const load = (): Promise<Loaded> => {
    if (now().getTime() - failedAt < keyTimes.holdOff) throw new Unvouched('failed-just-now')
    loading ??= readKeys(issuer)
      .then((find) => {
        loaded = { find, at: now().getTime() }
        return loaded
      })
      .catch((error) => {
        failedAt = now().getTime()
        throw error
      })
      .finally(() => {
        loading = undefined
      })
    return loading
  }

  return async (header, token) => {
    const at = now().getTime()
    const current = loaded !== undefined && at - loaded.at < keyTimes.maxAge ? loaded : await load()
    try {
      return await current.find(header, token)
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || at - current.at < keyTimes.cooldown) throw error
      return (await load()).find(header, token)
    }
  }
}

async function readKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const discovery = await readJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
  const about = document.safeParse(discovery)
  if (!about.success) throw new Unvouched('unusable-answer')
  if (about.data.issuer !== issuer) throw new Unvouched('other-issuer')
  const keys = await readJson(about.data.jwks_uri)
  try {
    return createLocalJWKSet(keySet.parse(keys))
  } catch (cause) {
    throw new Unvouched('unusable-answer', { cause })
  }
}

const document = z.object({ issuer: z.string(), jwks_uri: z.url() })
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) })

async function readJson(url: string): Promise<unknown> {
  if (!isSafe(url)) throw new Unvouched('not-https')
  try {
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(keyTimes.patience),
      headers: { Accept: 'application/json' },
    })
    if (answer.status === 200) return await answer.json()
  } catch (cause) {
    throw new Unvouched('no-answer', { cause })
  }
  throw new Unvouched('no-answer')
}

/** Keys come over https, or from this very machine. */
function isSafe(url: string): boolean {
  const { protocol, hostname } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}
