import { expect, it } from 'vitest'
import { makeLog, traceOf } from '../../shared/log.ts'

const now = () => new Date('2026-03-02T04:05:06.789Z')

it('writes one JSON line an event, with time, level and fields', () => {
  const lines: string[] = []
  makeLog('info', now, (line) => lines.push(line))('info', 'request', { method: 'GET', status: 200 })
  expect(lines).toEqual([
    '{"time":"2026-03-02T04:05:06.789Z","level":"info","event":"request","method":"GET","status":200}',
  ])
})

it('leaves out what is below its level', () => {
  const lines: string[] = []
  const log = makeLog('warn', now, (line) => lines.push(line))
  log('info', 'request', {})
  log('error', 'unforeseen', {})
  expect(lines).toHaveLength(1)
  makeLog('silent', now, (line) => lines.push(line))('error', 'unforeseen', {})
  expect(lines).toHaveLength(1)
})

it('traces an error without its message, even one of several lines that look like frames', () => {
  const { error, frames } = traceOf(new RangeError('张三 is not\n   a number'))
  expect(error).toBe('RangeError')
  expect(frames?.[0]).toMatch(/^at .*log\.test\.ts/)
  expect(JSON.stringify(frames)).not.toMatch(/张三|a number/)
  expect(traceOf('thrown text')).toEqual({ error: 'string', frames: [] })
})
