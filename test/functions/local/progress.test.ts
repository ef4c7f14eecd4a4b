import { expect, it } from 'vitest'
import { showProgress } from '../../../functions/local/progress.ts'

function shown(isTTY: boolean, total: number): string[] {
  const lines: string[] = []
  const progress = showProgress({ isTTY, write: (text) => lines.push(text) }, '载入 Loading')
  for (let done = 0; done <= total; done += 25) progress(done, total)
  return lines
}

it('a log gets one line for every tenth', () => {
  const lines = shown(false, 10_000)
  expect(lines).toHaveLength(11)
  expect(lines[3]).toBe('载入 Loading 30 % (3,000 / 10,000)\n')
  expect(lines.at(-1)).toBe('载入 Loading 100 % (10,000 / 10,000)\n')
})

it('a terminal gets a bar that moves on its line and ends it when all is done', () => {
  const lines = shown(true, 10_000)
  expect(lines).toHaveLength(101)
  expect(lines[50]).toBe('\r载入 Loading ██████████░░░░░░░░░░  50 % (5,000 / 10,000)')
  expect(lines.filter((line) => line.endsWith('\n'))).toEqual([lines.at(-1)])
})
