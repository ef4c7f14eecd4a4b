import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../shared/errors.ts'
import { disciplines } from '../../../shared/vocabulary/disciplines.ts'
import { regions } from '../../../shared/vocabulary/regions.ts'
import { resolveCode, unknownCode } from '../../../shared/vocabulary/resolve-code.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import type { Vocabulary } from '../../../shared/vocabulary/vocabulary.ts'

function refusal(list: Vocabulary, text: string, path?: string): AppError {
  try {
    resolveCode(list, text, path)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error(`${text} resolved`)
}

describe('resolving a value', () => {
  test('takes a code, a name, an alias, and a name after those of its parents', () => {
    expect(['440300', ' 440300 ', '深圳市', '深圳', '广东省深圳市'].map((text) => resolveCode(regions, text))).toEqual(
      Array(5).fill('440300'),
    )
  })

  test('gives every code back as itself', () => {
    fc.assert(
      fc.property(fc.constantFrom(...regions.entries()), ({ code }) => {
        expect(resolveCode(regions, code)).toBe(code)
      }),
    )
  })

  test('gives every division back from the names on its path', () => {
    const divisions = regions.entries().filter((entry) => entry.kind === 'division')
    fc.assert(
      fc.property(fc.constantFrom(...divisions), ({ code }) => {
        const names = regions
          .path(code)
          .split('/')
          .map((step) => regions.get(step)?.zh)
        expect(resolveCode(regions, names.join(''))).toBe(code)
      }),
    )
  })
})

describe('an unknown value', () => {
  test('is refused with the value, the list, near entries and the place', () => {
    const error = refusal(regions, '深训市', 'workplace.region')
    expect(error.code).toBe('unknown-code')
    expect(error.faults.map((fault) => fault.path)).toEqual(['workplace.region'])
    expect(error.detail.zh).toContain('“深训市”不是《行政区划》')
    expect(error.detail.zh).toContain('440300 深圳市（广东省）')
    expect(error.detail.en).toContain('440300 深圳市 (Guangdong)')
  })

  test('prefers near entries high in the tree', () => {
    expect(disciplines.nearest('计算机').map((entry) => entry.code)[0]).toBe('520')
  })

  test('is refused with the place to look where nothing is near', () => {
    expect(refusal(regions, 'xyzzy').detail.en).toContain('/v1/vocabularies/regions')
    expect(refusal(regions, '').code).toBe('unknown-code')
  })

  test('never names more than three, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('大学', '区', '市', '1', '省省省')),
        (text) => {
          expect(regions.nearest(text).length).toBeLessThanOrEqual(3)
        },
      ),
      { numRuns: 30 },
    )
  })
})

describe('an ambiguous name', () => {
  test('is refused with the candidates and what they lie under', () => {
    const { code, detail } = refusal(regions, '鼓楼区')
    expect(code).toBe('unknown-code')
    expect(detail.zh).toContain('4 项同名')
    expect(detail.zh).toContain('320106 鼓楼区（南京市、江苏省）')
    expect(detail.en).toContain("put the parent's name before it")
  })

  test('asks for a code only, where the list has no parents', () => {
    const { detail } = refusal(roleClasses, '主任')
    expect(detail.en).toContain('give a code: head Head; committee-chair Committee chair')
  })
})

test('a name where only a code will do is refused with its code', () => {
  expect(unknownCode(regions, '深圳', 'region').detail.en).toBe(
    '"深圳" is a name of regions of China; write the code here: 440300 深圳市 (Guangdong).',
  )
})
