import { expect, it } from 'vitest'
import { closingLine, count, isGood } from './closing-line.ts'

it('counts tests by what came of them, and a broken file as a failure', () => {
  const counted = count(['passed', 'failed', 'passed', 'skipped', 'pending'], 1)
  expect(counted).toEqual({ passed: 2, failed: 2, skipped: 2 })
  expect(closingLine(counted)).toBe('2 passed, 2 failed, 2 skipped')
})

it('leaves out the skipped tests where there are none', () => {
  expect(closingLine(count(['passed'], 0))).toBe('1 passed, 0 failed')
})

it.each([
  ['all that ran passed', count(['passed', 'skipped'], 0), true],
  ['a test failed', count(['passed', 'failed'], 0), false],
  ['a file broke', count(['passed'], 1), false],
  ['nothing ran', count(['skipped'], 0), false],
])('judges a run in which %s', (_, counted, good) => {
  expect(isGood(counted)).toBe(good)
})
