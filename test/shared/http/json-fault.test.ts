import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonFaultAt, lineAndColumn } from '../../../shared/http/json-fault.ts'

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('jsonFaultAt', () => {
  it.each([
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ["{'a':1}", 1],
    ['[1,,2]', 3],
    ['[01]', 2],
    ['{"a":1]', 6],
    ['{"a":tru}', 5],
    ['{"a":"b', 5],
    ['["\\x"]', 1],
    ['{} {}', 3],
    ['{"a":1', 6],
    ['[1', 2],
    ['', 0],
  ])('finds in %s the fault at %i', (text, offset) => {
    expect(jsonFaultAt(text)).toBe(offset)
  })

  it('agrees with JSON.parse on any text made of pieces of JSON', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"\\n中"',
      '"\\u00e9"',
      '1',
      '-0.5e+3',
      '01',
      '-',
      'true',
      'null',
      'nul',
      ' ',
      '\n',
      '"',
      '\\',
      '"\t"',
    ]
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (json) => {
        expect(jsonFaultAt(json) === undefined).toBe(parses(json))
      }),
      { seed: 8259, numRuns: 20_000 },
    )
  })

  it('agrees with JSON.parse on JSON in which one character was removed', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (json, at) => {
        const cut = json.slice(0, at % json.length) + json.slice((at % json.length) + 1)
        expect(jsonFaultAt(json)).toBeUndefined()
        expect(jsonFaultAt(cut) === undefined).toBe(parses(cut))
      }),
      { seed: 8259, numRuns: 2000 },
    )
  })

  it('reads the largest body in no time and without running out of stack', () => {
    const deep = '['.repeat(262_143)
    expect(jsonFaultAt(deep)).toBe(deep.length)
    expect(jsonFaultAt(`"${'中\\n'.repeat(80_000)}`)).toBe(0)
  })
})

describe('lineAndColumn', () => {
  it('counts both from 1, whatever ends the lines', () => {
    expect(lineAndColumn('abc', 0)).toEqual({ line: 1, column: 1 })
    expect(lineAndColumn('a\nb\r\ncd', 6)).toEqual({ line: 3, column: 2 })
  })
})
