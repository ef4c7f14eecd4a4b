import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { disciplines } from '../../../shared/vocabulary/disciplines.ts'
import { label } from '../../../shared/vocabulary/entry.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import { vocabularies } from '../../../shared/vocabulary/vocabularies.ts'
import { sourceTrees, walkUp } from './source-lists.ts'

const trees = [
  { list: disciplines, rows: sourceTrees.disciplines },
  { list: regions, rows: sourceTrees.regions },
] as const

describe.each(trees)('$list.id against the parent column of its source', ({ list, rows }) => {
  const anyCode = fc.constantFrom(...rows.map((row) => row.code))

  test('has every row with its name and parent, and no other', () => {
    const found = list.entries().map((entry) => `${entry.code} ${entry.zh} ${entry.parent ?? ''}`)
    expect(found.sort()).toEqual(rows.map((row) => `${row.code} ${row.name} ${row.parent}`).sort())
  })

  test('ancestors are what walking up row by row gives', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(list.ancestors(code)).toEqual(walkUp(rows, code))
      }),
    )
  })

  test('a code is under another exactly if walking up meets it', () => {
    // Half of the pairs are drawn from one branch, else nearly all answers would be no.
    const pair = fc.tuple(anyCode, anyCode, fc.boolean(), fc.nat()).map(([code, other, near, pick]) => {
      const line = [code, ...walkUp(rows, code)]
      return near ? ([code, line[pick % line.length] ?? code] as const) : ([code, other] as const)
    })
    fc.assert(
      fc.property(pair, ([code, other]) => {
        const naive = code === other || walkUp(rows, code).includes(other)
        expect(list.isUnder(code, other)).toBe(naive)
      }),
      { numRuns: 400 },
    )
  })

  test('children are the rows that name it as parent, in their order', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(list.children(code)).toEqual(rows.filter((row) => row.parent === code).map((row) => row.code))
      }),
    )
    expect(list.children()).toEqual(rows.filter((row) => row.parent === '').map((row) => row.code))
  })

  test('a path starts with the path of the parent', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const parent = list.get(code)?.parent
        expect(list.path(code)).toBe(parent === undefined ? code : `${list.path(parent)}/${code}`)
      }),
    )
  })

  test('parents stand before what lies below them', () => {
    const seen = new Set<string | undefined>([undefined])
    for (const entry of list.entries()) {
      expect(seen.has(entry.parent)).toBe(true)
      seen.add(entry.code)
    }
  })
})

describe('a code that no list has', () => {
  test('has no entry, no ancestors, no children, and is its own path', () => {
    expect(regions.get('999999')).toBeUndefined()
    expect(regions.ancestors('999999')).toEqual([])
    expect(regions.children('999999')).toEqual([])
    expect(regions.path('999999')).toBe('999999')
  })

  test('is under itself only', () => {
    expect(regions.isUnder('999999', '999999')).toBe(true)
    expect(regions.isUnder('999999', '110000')).toBe(false)
  })

  test('is not taken from the properties of an object', () => {
    expect(regions.get('constructor')).toBeUndefined()
    expect(regions.find('__proto__')).toEqual([])
  })
})

describe.each([...vocabularies.values()])('$id', (list) => {
  test('says its size, edition and source, and finds every row by code and by both labels', () => {
    expect(list.size).toBe(list.entries().length)
    expect(list.size).toBeGreaterThan(0)
    expect([list.name.zh, list.name.en, list.edition, list.source].every((text) => text.length > 0)).toBe(true)
    for (const entry of list.entries()) {
      expect(list.get(entry.code)).toBe(entry)
      expect(list.find(entry.code)).toContain(entry)
      expect(list.find(label(entry, 'zh'))).toContain(entry)
      expect(list.find(label(entry, 'en'))).toContain(entry)
      for (const alias of entry.aliases) expect(list.find(alias)).toContain(entry)
    }
  })

  test('names nothing the same as another row, code against name', () => {
    for (const { code } of list.entries()) expect(list.find(code).map((found) => found.code)).toEqual([code])
  })

  test('has English labels for its top level', () => {
    expect(list.children().filter((code) => list.get(code)?.en === undefined)).toEqual([])
  })
})
