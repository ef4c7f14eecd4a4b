import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { describe, expect, it } from 'vitest'
import { formsOf, simplified } from '../../../shared/names/character-forms.ts'
import { compileAll } from '../../../shared/names/compile.ts'
import { folded } from '../../../shared/names/fold.ts'
import { syllables } from '../../../shared/names/syllables.ts'
import { root, sourceFile } from '../../support/source-tree.ts'

const folder = join(import.meta.dirname, '../../../shared/names/compiled')

describe('compiled data of names', () => {
  it('is what the compiler would write now (else run node shared/names/compile.ts)', () => {
    const compiled = compileAll()
    expect(readdirSync(folder).sort()).toEqual([...compiled.keys()].sort())
    for (const [file, text] of compiled)
      expect(readFileSync(join(folder, file), 'utf8') === text, `${file} is stale`).toBe(true)
  })

  it('has the forms of a character, both ways', () => {
    expect(simplified('歐陽脩發髮鋐喆堃沈')).toBe('欧阳修发发𬭎喆堃沈')
    expect(formsOf('发').toSorted()).toEqual(['发', '發', '髮'])
    expect(formsOf('髮').toSorted()).toEqual(['发', '發', '髮'])
    expect([formsOf('喆'), formsOf('淼'), formsOf('𠮷')]).toEqual([['喆'], ['淼'], ['𠮷']])
  })
})

describe('the syllables', () => {
  it('have every reading that the dictionary gives, but for interjections', () => {
    const unknown = new Set<string>()
    for (let code = 0x4e00; code <= 0x9fff; code++) {
      const character = String.fromCodePoint(code)
      for (const reading of pinyin(character, { type: 'array', toneType: 'none', v: true, multiple: true }))
        if (reading !== character && !syllables.has(folded(reading))) unknown.add(reading)
    }
    expect([...unknown].sort()).toEqual(['hng', 'm', 'n', 'ng', 'o', 'tei'])
  })
})

describe('the large dictionary', () => {
  it('is out of reach of the search', () => {
    const seen = new Set<string>()
    const follow = (path: string): void => {
      if (seen.has(path)) return
      seen.add(path)
      for (const { kind, name } of sourceFile(path, readFileSync(join(root, path), 'utf8')).imports)
        if (kind === 'file') follow(name)
        else seen.add(name)
    }
    follow('shared/directory/search-names.ts')
    expect(seen).toContain('shared/names/spellings.ts')
    expect([...seen].filter((name) => /readings|pinyin-pro/.test(name))).toEqual([])
  })
})
