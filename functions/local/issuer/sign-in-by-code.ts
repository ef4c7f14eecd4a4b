import { hash, randomBytes } from 'node:crypto'
import * as z from 'zod'
import { commandClient, commandRedirect } from './clients.ts'
import { CookieJar } from './cookie-jar.ts'

/** Whom the issuer did not sign in, with the status of its answer: 403 wrong password, 429 too many wrong ones. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
  readonly status: number

  constructor(status: number, options?: ErrorOptions) {
    super(`the issuer answered ${status}`, options)
    this.status = status
  }
}

/** Signs in as an account of the local issuer as a browser would, by authorization code with PKCE (RFC 7636); an access token. Throws NotSignedIn. */
export async function signInByCode(issuer: string, account: string, password: string): Promise<string> {
  const jar = new CookieJar()
  const visit = async (url: URL, form?: Record<string, string>): Promise<URL> => {
    const answer = await send(url, { Cookie: jar.header }, form)
    jar.take(answer)
    const location = answer.headers.get('Location')
    if (answer.status !== 303 || location === null) throw new NotSignedIn(answer.status)
    return new URL(location, url)
  }
  const [verifier, state] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')]
  const asked = new URL('/auth', issuer)
  asked.search = new URLSearchParams({
    client_id: commandClient,
    response_type: 'code',
    redirect_uri: commandRedirect,
    scope: 'openid',
    state,
    code_challenge: hash('sha256', verifier, 'base64url'),
    code_challenge_method: 'S256',
  }).toString()
  const page = await visit(asked)
  const { searchParams: given } = await visit(await visit(page, { account, password }))
  // Nobody listens at the redirect: its address holds all that is needed.
  if (given.get('state') !== state || given.get('iss') !== issuer) throw new NotSignedIn(400)
  return exchange(
    issuer,
    {},
    {
      client_id: commandClient,
      grant_type: 'authorization_code',
      code: given.get('code') ?? '',
      redirect_uri: commandRedirect,
      code_verifier: verifier,
    },
  )
}

/** An access token for a machine client by its secret, with these scopes (client credentials, RFC 6749, 4.4). Throws NotSignedIn. */
export function signInBySecret(
  issuer: string,
  { client, secret, scopes }: { readonly client: string; readonly secret: string; readonly scopes: readonly string[] },
): Promise<string> {
  const credentials = Buffer.from(`${client}:${secret}`).toString('base64')
  const form = { grant_type: 'client_credentials', scope: scopes.join(' ') }
  return exchange(issuer, { Authorization: `Basic ${credentials}` }, form)
}

async function exchange(
  issuer: string,
  headers: Record<string, string>,
  form: Record<string, string>,
): Promise<string> {
  const answer = await send(new URL('/token', issuer), headers, form)
  if (answer.status !== 200) throw new NotSignedIn(answer.status)
  return tokens.parse(await answer.json()).access_token
}

const tokens = z.object({ access_token: z.string() })

async function send(url: URL, headers: Record<string, string>, form?: Record<string, string>): Promise<Response> {
  const body = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }
  try {
    return await fetch(url, { headers, redirect: 'manual', ...body })
  } catch (cause) {
    throw new NotSignedIn(503, { cause })
  }
}
