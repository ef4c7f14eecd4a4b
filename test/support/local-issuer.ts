import { hash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandClient, commandRedirect } from '../../functions/local/issuer/clients.ts'
import { CookieJar } from '../../functions/local/issuer/cookie-jar.ts'
import { issuerFiles, issuerFolder } from '../../functions/local/issuer/issuer-secrets.ts'
import { type RunningIssuer, startIssuer } from '../../functions/local/issuer/start-issuer.ts'
import { testLog } from './test-log.ts'

/** A running local issuer in a data folder of its own; `wait` puts its clock forward. */
export type TestIssuer = RunningIssuer & {
  readonly dataDir: string
  readonly now: () => Date
  /** What it has logged. */
  readonly lines: readonly string[]
  readonly wait: (seconds: number) => void
  readonly end: () => Promise<void>
}

/** Starts the local issuer on free ports; `end` stops it and removes its folder. */
export async function startTestIssuer(): Promise<TestIssuer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'juxian-issuer-'))
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const lines: string[] = []
  const issuer = await startIssuer({ dataDir, port: 0, now, log: testLog(lines) })
  const end = async () => {
    await issuer.close()
    await rm(dataDir, { recursive: true })
  }
  const wait = (seconds: number) => {
    ahead += seconds * 1000
  }
  return { ...issuer, dataDir, now, lines, wait, end }
}

/** Path of a file that the issuer keeps. */
export function keptAt(dataDir: string, name: keyof typeof issuerFiles): string {
  return join(issuerFolder(dataDir), issuerFiles[name])
}

/** A browser without a screen: it keeps cookies and follows nothing by itself. */
export class Visitor {
  readonly #jar = new CookieJar()
  readonly #issuer: string
  /** Of the code that was asked for last. */
  readonly verifier = randomBytes(32).toString('base64url')

  constructor({ url }: { readonly url: string }) {
    this.#issuer = url
  }

  /** Asks for an address; with a form, sends that. */
  async visit(address: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const answer = await fetch(new URL(address, this.#issuer), {
      redirect: 'manual',
      headers: {
        Cookie: this.#jar.header,
        Accept: address === '/token' ? 'application/json' : 'text/html',
        ...headers,
      },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    this.#jar.take(answer)
    return answer
  }

  /** Asks for a code as the command line does; `more` is laid over the parameters, undefined leaves one out. */
  authorize(more: Record<string, string | undefined> = {}): Promise<Response> {
    const parameters = {
      client_id: commandClient,
      response_type: 'code',
      redirect_uri: commandRedirect,
      scope: 'openid',
      state: 'a-state',
      code_challenge: hash('sha256', this.verifier, 'base64url'),
      code_challenge_method: 'S256',
      ...more,
    }
    const given = new URLSearchParams()
    for (const [name, value] of Object.entries(parameters)) if (value !== undefined) given.set(name, value)
    return this.visit(`/auth?${given}`)
  }

  /** Signs in and gives the address that the browser is sent back to. */
  async signIn(account: string, password: string, more: Record<string, string> = {}): Promise<URL> {
    const page = locationOf(await this.authorize(more))
    const signed = await this.visit(page, { account, password })
    return new URL(locationOf(await this.visit(locationOf(signed))))
  }

  /** Turns a code into tokens; `more` is laid over the form. */
  exchange(back: URL, more: Record<string, string> = {}): Promise<Response> {
    return this.visit('/token', {
      client_id: commandClient,
      grant_type: 'authorization_code',
      code: back.searchParams.get('code') ?? '',
      redirect_uri: commandRedirect,
      code_verifier: this.verifier,
      ...more,
    })
  }
}

/** Where an answer sends the browser. */
export function locationOf(answer: Response): string {
  const location = answer.headers.get('Location')
  if (location === null) throw new Error(`an answer of ${answer.status} without a location`)
  return location
}
