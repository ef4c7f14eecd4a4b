import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'
import { limits } from '../../shared/http/limits.ts'
import { answerErrors, problem } from '../../shared/http/problem.ts'
import { secureAnswers } from '../../shared/http/secure-answers.ts'
import { fileLimits } from '../../shared/spreadsheet/workbook.ts'
import { authorize } from './access/authorize.ts'
import { beginRequest, identify } from './begin-request.ts'
import type { Deps } from './deps.ts'
import { directoryRoutes } from './directory-routes.ts'
import { holdDeadline } from './hold-deadline.ts'
import { limitAddress } from './limit-address.ts'
import { limitPeople } from './limit-people.ts'
import { limitRequests } from './limit-requests.ts'
import { refuseForeignPages } from './refuse-foreign-pages.ts'
import { capabilityRoutes } from './routes/capabilities.ts'
import { vocabularyRoutes } from './routes/vocabularies.ts'

/** The API as a function from request to response: no server, no environment; all it needs is in `deps`. */
export function createApp(deps: Deps): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.onError(answerErrors(deps.log))
  app.notFound((c) => problem(c, noSuchPath))
  app.use(
    secureAnswers(),
    beginRequest(deps),
    holdDeadline(deps.requestMilliseconds ?? limits.requestMilliseconds),
    limitAddress,
    refuseForeignPages,
    identify(deps),
    limitRequests(deps),
    limitPeople(deps),
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header('Allow', methods.join(', '))
        return problem(c, wrongMethod(c.req.method, methods))
      },
    }),
    authorize(),
    (c, next) => (c.req.method === 'POST' && uploads.test(c.req.path) ? fileLimit(c, next) : plainLimit(c, next)),
  )
  app.route('/v1/capabilities', capabilityRoutes())
  app.route('/v1/vocabularies', vocabularyRoutes())
  app.route('/v1', directoryRoutes(deps.candidates, deps.recheck, deps.store, deps.hashIdentity))
  return app
}

const noSuchPath = new AppError('not-found', {
  zh: '没有这个地址；请核对路径（末尾不带斜杠）。',
  en: 'There is nothing at this address; check the path (no slash at its end).',
})

/** The one address that takes files. */
const uploads = /^\/v1\/organizations\/[^/]+\/imports$/

const plainLimit = bodyLimit({
  maxSize: limits.bodyBytes,
  onError: () => {
    throw new AppError('too-large', {
      zh: `请求正文超过 ${limits.bodyBytes / 1024} KB；请分几次发送。`,
      en: `The body is larger than ${limits.bodyBytes / 1024} KB; send it in parts.`,
    })
  },
})

const fileLimit = bodyLimit({
  maxSize: fileLimits.bytes,
  onError: () => {
    throw new AppError('too-large', {
      zh: `文件超过 ${fileLimits.bytes / 1024 ** 2} MB；请删去图片和不用的工作表，或分成几个文件。`,
      en: `The file is larger than ${fileLimits.bytes / 1024 ** 2} MB; remove pictures and unused sheets, or split it.`,
    })
  },
})

function wrongMethod(method: string, allowed: readonly string[]): AppError {
  return new AppError('method-not-allowed', {
    zh: `此地址不支持 ${method}；可用的方法：${allowed.join('、')}。`,
    en: `This address does not take ${method}; it takes ${allowed.join(', ')}.`,
  })
}
