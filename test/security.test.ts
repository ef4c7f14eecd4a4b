import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { allowances } from '../shared/http/allowances.ts'
import { limits } from '../shared/http/limits.ts'
import { rateLimitDraft } from '../shared/http/rate-headers.ts'
import { root, sourceTree } from './support/source-tree.ts'

const text = readFileSync(join(root, 'docs/security.md'), 'utf8')
const tests = sourceTree().flatMap(({ path }) => (path.startsWith('test/') ? [path] : []))

it('every measure that docs/security.md names a test for has that test', () => {
  const rows = [...text.matchAll(/^\| [STRIDE–] \|.*$/gm)].map(([row]) => row)
  expect(rows.length).toBeGreaterThan(20)
  for (const row of rows) {
    const held = row.split('|').at(-2) ?? ''
    const named = held.match(/[\w/.-]+\.test\.ts|test\/[\w/-]+|\.ci\/\w+|`npm test`/g) ?? []
    expect([row, named.length > 0]).toEqual([row, true])
    const missing = named.filter(
      (name) =>
        !tests.some((path) => path.endsWith(`/${name}`) || path.startsWith(name)) && !existsSync(join(root, name)),
    )
    expect(missing.filter((name) => name !== '`npm test`')).toEqual([])
  }
})

it('docs/security.md gives the figures that hold', () => {
  for (const figure of [
    `after ${limits.requestMilliseconds / 1000} s`,
    `address ${limits.addressLength.toLocaleString('en')}`,
    `${limits.parameters} parameters`,
    `Body ${limits.bodyBytes / 1024} KB`,
    `depth ${limits.jsonDepth}`,
    `${limits.headBytes / 1024} KB on one machine`,
    rateLimitDraft,
  ])
    expect(text.toLowerCase()).toContain(figure.toLowerCase())
  expect(allowances.reader.people).toBe(1000)
  expect(text).toContain('copies a thousand people a day')
})

it('docs/security.md says what it does not cover', () => {
  const [, open = ''] = text.split('## What is not covered')
  expect(open.match(/^- \*\*/gm)?.length).toBeGreaterThan(10)
})
