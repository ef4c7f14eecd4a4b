import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { inject } from 'vitest'
import { type Log, type LogLevel, makeLog } from '../../shared/log.ts'
import { noon, today } from './clock.ts'

/**
 * The log of whatever is tested: the product's own, whose lines are kept for the scan at the end of the run, all of them, and given to `lines` from the
 * level `least` up. No test makes a log of its own, so that nothing is logged unseen.
 */
export function testLog(lines: string[] = [], least: LogLevel = 'debug', now: () => Date = () => noon(today)): Log {
  const seen = makeLog(least, now, (line) => lines.push(line))
  const kept = makeLog('debug', now, keepLines)
  return (level, event, fields) => {
    kept(level, event, fields)
    seen(level, event, fields)
  }
}

/** Keeps what a process has written to its standard streams for the scan at the end of the run. */
export function keepLines(text: string): void {
  if (text === '') return
  appendFileSync(join(inject('logFolder'), `${process.pid}-${threadId}.log`), text.endsWith('\n') ? text : `${text}\n`)
}
