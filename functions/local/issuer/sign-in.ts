import { hash, timingSafeEqual } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { errors, type Interaction, type Provider } from 'oidc-provider'
import { AppError, type Bilingual } from '../../../shared/errors.ts'
import type { Log } from '../../../shared/log.ts'
import { localAccounts } from './accounts.ts'
import type { LocalClient } from './clients.ts'
import { SignInLimit } from './sign-in-limit.ts'
import { errorPage, signInPage } from './sign-in-page.ts'

/** Requests as Node's server gives them, which the provider works with. */
export type NodeEnv = { readonly Bindings: HttpBindings }

/** What the page works with: the provider whose sign-ins it finishes, who may ask for them, the password of all local accounts, the clock. */
export type SignInOptions = {
  readonly provider: Provider
  readonly clients: readonly LocalClient[]
  readonly password: string
  readonly now: () => Date
  readonly log: Log
}

/** `/sign-in/{uid}`: the form of a sign-in that the provider has begun, for the browser whose cookie says so. */
export function signInRoutes({ provider, clients, password, now, log }: SignInOptions): Hono<NodeEnv> {
  const limit = new SignInLimit(now)
  const titles = new Map(clients.map(({ metadata, title }) => [metadata.client_id, title]))

  const show = (c: Context<NodeEnv>, { uid, params }: Interaction, account: string, refusal?: Bilingual) => {
    const id = String(params.client_id)
    const client = titles.get(id) ?? { zh: id, en: id }
    return c.html(signInPage({ action: `/sign-in/${uid}`, client, account, refusal }))
  }

  return new Hono<NodeEnv>()
    .onError((error, c) => {
      if (!(error instanceof errors.SessionNotFound)) throw error
      return c.html(errorPage(error.error, error.error_description), 400)
    })
    .get('/:uid', async (c) => {
      const interaction = await begun(provider, c)
      const { login_hint: hint } = interaction.params
      return show(c, interaction, typeof hint === 'string' ? hint : '')
    })
    .post('/:uid', bodyLimit({ maxSize: 4096, onError: tooLarge }), async (c) => {
      const interaction = await begun(provider, c)
      const { account, password: given } = await readForm(c)
      const known = localAccounts.find(({ name }) => name === account)
      const counted = known?.name ?? ''
      const wait = limit.wait(counted)
      if (wait > 0) {
        c.status(429)
        c.header('Retry-After', String(wait))
        return show(c, interaction, account, tooMany(wait))
      }
      // Both are compared whoever it is, so that the time says nothing.
      const isRight = isSame(given, password)
      if (!isRight || known === undefined) {
        limit.wrong(counted)
        if (limit.wait(counted) > 0) log('warn', 'sign-in-held', {})
        c.status(403)
        return show(c, interaction, account, wrong)
      }
      limit.right(counted)
      return c.redirect(await finish(provider, c, interaction, known.name), 303)
    })
}

/** The sign-in that this browser has begun; throws SessionNotFound for any other. */
async function begun(provider: Provider, c: Context<NodeEnv>): Promise<Interaction> {
  const interaction = await provider.interactionDetails(c.env.incoming, c.env.outgoing)
  if (interaction.uid !== c.req.param('uid')) throw new errors.SessionNotFound('another sign-in has begun since')
  return interaction
}

/** Notes who has signed in; the address where the provider goes on. */
async function finish(
  provider: Provider,
  c: Context<NodeEnv>,
  interaction: Interaction,
  accountId: string,
): Promise<string> {
  const { session } = interaction
  if (session !== undefined && session.accountId !== accountId) {
    // Somebody else had signed in here: theirs ends first. The provider would ask for that by a page with a script.
    await (await provider.Session.findByUid(session.uid))?.destroy()
    interaction.session = undefined
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000))
  }
  return provider.interactionResult(c.env.incoming, c.env.outgoing, { login: { accountId, remember: false } })
}

async function readForm(c: Context<NodeEnv>): Promise<{ readonly account: string; readonly password: string }> {
  if (!/^application\/x-www-form-urlencoded\b/.test(c.req.header('Content-Type') ?? '')) throw noForm
  const form = new URLSearchParams(await c.req.text())
  return { account: (form.get('account') ?? '').trim(), password: (form.get('password') ?? '').trim() }
}

/** Compares digests, in a time that does not depend on where they differ. */
function isSame(given: string, kept: string): boolean {
  return timingSafeEqual(hash('sha256', given, 'buffer'), hash('sha256', kept, 'buffer'))
}

function tooLarge(): never {
  throw new AppError('too-large', { zh: '提交的内容过大。', en: 'What was sent is too large.' })
}

const noForm = new AppError('unsupported-media-type', {
  zh: '请用登录页的表单提交。',
  en: 'Send the form of the page.',
})

const wrong: Bilingual = { zh: '账户或密码不对。', en: 'Account or password is wrong.' }

function tooMany(seconds: number): Bilingual {
  const minutes = Math.ceil(seconds / 60)
  return {
    zh: `密码错误次数过多，请 ${minutes} 分钟后再试。`,
    en: `Too many wrong passwords; try again in ${minutes} min.`,
  }
}
