import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compileAll } from '../../../shared/vocabulary/compile.ts'
import { vocabularies } from '../../../shared/vocabulary/vocabularies.ts'

const folder = join(import.meta.dirname, '../../../shared/vocabulary/compiled')
const compiled = compileAll()

describe('compiled lists', () => {
  test('are what the compiler would write now (else run node shared/vocabulary/compile.ts)', () => {
    for (const [file, text] of compiled)
      expect(readFileSync(join(folder, file), 'utf8') === text, `${file} is stale`).toBe(true)
  })

  test('are all there and nothing else is', () => {
    expect(readdirSync(folder).sort()).toEqual([...compiled.keys()].sort())
  })

  test('each have a vocabulary, and each vocabulary a list', () => {
    expect([...vocabularies.keys()].map((id) => `${id}.ts`).sort()).toEqual([...compiled.keys()].sort())
  })

  test('stay under 240 KB together, for they are in every bundle', () => {
    const bytes = [...compiled.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)
    expect(bytes).toBeLessThan(240_000)
  })
})
