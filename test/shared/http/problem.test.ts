import { describe, expect, it } from 'vitest'
import { AppError, type ErrorCode, errorStatus } from '../../../shared/errors.ts'
import { edge, problemOf } from '../../support/edge.ts'

const fault = { path: 'names.0.text', zh: '不能为空。', en: 'It must not be empty.' }
const refused = edge(() => {
  throw new AppError('invalid-input', { zh: '名称不能为空。', en: 'The name must not be empty.' }, [fault])
})

describe('a refusal', () => {
  it('is problem+json in Chinese unless English is asked for', async () => {
    const answer = await refused.request('/')
    expect(answer.headers.get('Content-Language')).toBe('zh-CN')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(await problemOf(answer)).toEqual({
      type: 'urn:problem-type:juxian:invalid-input',
      title: '输入有误',
      status: 400,
      code: 'invalid-input',
      detail: '名称不能为空。',
      errors: [{ path: 'names.0.text', detail: '不能为空。' }],
      requestId: 'request-1',
    })
  })

  it('is in English with title, detail and errors when English is preferred', async () => {
    const answer = await refused.request('/', { headers: { 'Accept-Language': 'en-GB' } })
    expect(answer.headers.get('Content-Language')).toBe('en')
    const { title, detail, errors } = await problemOf(answer)
    expect([title, detail, errors[0]?.detail]).toEqual([
      'Invalid input',
      'The name must not be empty.',
      'It must not be empty.',
    ])
  })

  it.each([
    ['en', 'en'],
    ['EN-us, zh;q=0.5', 'en'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['fr, en;q=0.2, zh;q=0.1', 'en'],
    ['fr', 'zh-CN'],
    ['en;q=0', 'zh-CN'],
    ['en;q=0.1, zh;q=0.9', 'zh-CN'],
    ['*', 'zh-CN'],
    ['', 'zh-CN'],
    [';;;,q=', 'zh-CN'],
  ])('to Accept-Language "%s" is in %s', async (wanted, language) => {
    const answer = await refused.request('/', { headers: { 'Accept-Language': wanted } })
    expect(answer.headers.get('Content-Language')).toBe(language)
  })

  it('has the status of its code, whatever the code', async () => {
    for (const code of codes()) {
      const { request } = edge(() => {
        throw new AppError(code, { zh: '一', en: 'one' })
      })
      const answer = await request('/')
      expect([code, answer.status]).toEqual([code, errorStatus[code]])
      expect((await problemOf(answer)).title).not.toBe('')
      expect(answer.headers.get('Retry-After')).toBe(answer.status === 503 ? '1' : null)
    }
  })
})

describe('an unforeseen error', () => {
  it('is internal, and its message reaches neither the client nor the log', async () => {
    const { request, log } = edge(() => {
      throw new TypeError('cannot read 张三 13800000000', { cause: new RangeError('李四') })
    })
    const answer = await request('/v1/people?q=%E5%BC%A0%E4%B8%89', { headers: { 'Accept-Language': 'en' } })
    const problem = await problemOf(answer)
    expect([problem.status, problem.code]).toEqual([500, 'internal'])
    expect(problem.detail).toContain('request-1')
    expect(JSON.stringify(problem) + log.join()).not.toMatch(/张三|138|李四|%E5/)
    expect(log).toHaveLength(1)
    expect(JSON.parse(log[0] ?? '')).toMatchObject({
      level: 'error',
      event: 'unforeseen',
      requestId: 'request-1',
      error: 'TypeError < RangeError',
    })
    expect(log[0]).toContain('problem.test.ts')
  })

  it('is busy when the table asked for patience', async () => {
    const { request } = edge(() => {
      throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' })
    })
    expect((await problemOf(await request('/'))).code).toBe('busy')
  })
})

function codes(): ErrorCode[] {
  const isCode = (name: string): name is ErrorCode => Object.hasOwn(errorStatus, name)
  return Object.keys(errorStatus).filter(isCode)
}
