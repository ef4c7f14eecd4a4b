import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import type { ApiEnv } from '../../shared/http/api-env.ts'

/**
 * Answers `timed-out` for a request that has not been answered after `milliseconds`, and then breaks off what it still reads and keeps it from sending more to the table.
 * Files and jobs are not broken off, and work that never waits is not interrupted: limits on what may be asked hold that.
 */
export function holdDeadline(milliseconds: number): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const deadline = new AbortController()
    c.set('deadline', deadline.signal)
    const late = Promise.withResolvers<never>()
    const timer = setTimeout(() => {
      late.reject(timedOut(c, milliseconds))
      // Only once the answer is made: what breaks off must not make another.
      setImmediate(() => deadline.abort())
    }, milliseconds)
    try {
      await Promise.race([next(), late.promise])
    } finally {
      clearTimeout(timer)
    }
  }
}

function timedOut(c: Context, milliseconds: number): AppError {
  const seconds = Math.round(milliseconds / 1000)
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  return new AppError(
    'timed-out',
    isRead
      ? {
          zh: `${seconds} 秒内没有完成；请缩小范围（减少条件或每页条数）后再试。`,
          en: `It was not done within ${seconds} seconds; ask for less (fewer conditions, a smaller limit) and retry.`,
        }
      : {
          zh: `${seconds} 秒内没有完成，已停止；已经发出的写入可能仍会生效，请先读取核对，再决定是否重发（新建请带原来的 Idempotency-Key）。`,
          en: `It was not done within ${seconds} seconds and was broken off. A write that was on its way may still be carried out: read before you send it again (a creation with the Idempotency-Key that it had).`,
        },
  )
}
