import type { Context, ErrorHandler } from 'hono'
import { AppError, errorStatus, Forbidden, Moved } from '../errors.ts'
import { type Log, traceOf } from '../log.ts'
import type { ApiEnv } from './api-env.ts'
import { languageOf, languageTags } from './language.ts'
import { limits } from './limits.ts'
import { titles } from './titles.ts'
import { Unvouched } from './tokens/unvouched.ts'

/** An AppError as `application/problem+json` (RFC 9457) in the language that the request prefers; `more` is laid over it. */
export function problem(c: Context, error: AppError, more: object = {}, status?: 301): Response {
  const language = languageOf(c)
  const requestId: unknown = c.get('requestId')
  const body = {
    type: `urn:problem-type:juxian:${error.code}`,
    title: titles[error.code][language],
    status: error.status,
    code: error.code,
    detail: error.detail[language],
    errors: error.faults.slice(0, limits.faults).map((fault) => ({ path: fault.path, detail: fault[language] })),
    ...(error.faults.length > limits.faults ? { errorsTotal: error.faults.length } : {}),
    requestId,
    ...more,
  }
  c.status(status ?? errorStatus[error.code])
  c.header('Content-Type', 'application/problem+json')
  c.header('Content-Language', languageTags[language])
  c.header('Cache-Control', 'no-store')
  if (error.status === 503) c.header('Retry-After', '1')
  return c.body(JSON.stringify(body))
}

/**
 * What lies under another id now, as it is asked for: 301 to the same address with the ids replaced for reads, 409 for everything else. Never kept by
 * the client, for a merge can be undone.
 */
function moved(c: Context, error: Moved): Response {
  const { pathname, search } = new URL(c.req.url)
  const here = `${pathname}${search}`
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  if (!isRead || !here.includes(error.from)) return problem(c, error, { merged: { from: error.from, to: error.to } })
  const there = here.replaceAll(error.from, error.to)
  c.header('Location', there)
  return problem(c, error, { status: 301, merged: { from: error.from, to: error.to } }, 301)
}

/** Answers whatever a route throws: what has moved with its new address, a refusal as it is, a table that asks for patience as `busy`, anything else as `internal` with a trace in the log. */
export function answerErrors(log: Log): ErrorHandler<ApiEnv> {
  return (error, c) => {
    // Already answered: what breaks off after the deadline makes no other answer, and no alarm.
    if (c.get('deadline')?.aborted) return c.res
    const requestId = c.get('requestId')
    if (error instanceof Moved) return moved(c, error)
    if (error instanceof Unvouched || error instanceof Forbidden) {
      const { code, reason } = error
      log(error.status >= 500 ? 'error' : 'info', 'refused', { requestId, code, reason })
    }
    if (error instanceof Unvouched && error.challenge !== undefined) c.header('WWW-Authenticate', error.challenge)
    if (error instanceof AppError) return problem(c, error)
    if (isThrottled(error)) return problem(c, busy)
    log('error', 'unforeseen', { requestId, method: c.req.method, ...traceOf(error) })
    return problem(
      c,
      new AppError('internal', {
        zh: `系统内部出错，未能完成请求；请把请求编号 ${requestId} 告诉管理员。`,
        en: `Something failed inside, and the request was not completed; give the administrator the request id ${requestId}.`,
      }),
    )
  }
}

const busy = new AppError('busy', { zh: '数据库正忙，请稍后再试。', en: 'The database is busy; retry in a moment.' })

/** What DynamoDB throws once the SDK's own retries are used up. */
function isThrottled({ name }: Error): boolean {
  return [
    'ThrottlingException',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'InternalServerError',
  ].includes(name)
}
