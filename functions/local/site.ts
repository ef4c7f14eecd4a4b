import { Hono } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { answerErrors } from '../../shared/http/problem.ts'
import { secureAnswers } from '../../shared/http/secure-answers.ts'
import type { Log } from '../../shared/log.ts'
import { guard } from './guard.ts'
import { welcome, welcomeStyle } from './welcome.ts'

/** What a local system answers with at the moment: the API once it is there, else how far the loading of data has come. */
export type SiteState = { port: number; api: Hono<ApiEnv> | undefined; percent: number }

/** The API with a welcome page before it and a guard before both; it answers from the first moment, `busy` until there is data to answer from. */
export function createSite(state: SiteState, log: Log): Hono<ApiEnv> {
  const site = new Hono<ApiEnv>()
  const page = secureAnswers({ styleSrc: ["'self'"] })
  site.onError(answerErrors(log))
  site.use(
    secureAnswers(),
    guard(() => state.port),
  )
  site.get('/', page, (c) => {
    const loading = state.api === undefined ? state.percent : undefined
    return welcome(c, { address: `http://localhost:${state.port}`, loading })
  })
  site.get('/welcome.css', page, (c) => c.body(welcomeStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  site.all('*', (c) => {
    if (state.api === undefined) throw notReady
    return state.api.fetch(c.req.raw, c.env)
  })
  return site
}

const notReady = new AppError('busy', { zh: '系统正在启动，请稍候。', en: 'The system is starting; wait a moment.' })
