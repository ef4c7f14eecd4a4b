import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  hiddenNumber,
  looksLikeNumber,
  normalisedNumber,
  readIdentityNumber,
  withoutNumbers,
} from '../../../shared/domain/identity-number.ts'
import { today } from '../../support/clock.ts'
import { numberOf } from '../../support/identity-numbers.ts'
import { runs } from '../../support/property.ts'

const born = fc
  .record({
    year: fc.integer({ min: 1900, max: 2020 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
const right = fc.tuple(born, fc.integer({ min: 0, max: 999 })).map(([birth, serial]) => numberOf(birth, serial))

describe('an identity number', () => {
  it('says where it was given out, birth and gender, whatever it is', () => {
    fc.assert(
      fc.property(born, fc.integer({ min: 0, max: 999 }), (birth, serial) => {
        const number = numberOf(birth, serial)
        const gender = serial % 2 === 1 ? '1' : '2'
        expect(readIdentityNumber(number, today)).toEqual({ number, region: '999999', birth, gender })
      }),
      runs(500),
    )
  })

  it('is the same however it is typed', () => {
    const number = '11010519491231002X'
    const ways = [
      number,
      '11010519491231002x',
      ' 110105 19491231 002X ',
      '110105-19491231-002x',
      '１１０１０５１９４９１２３１００２Ｘ',
      "'11010519491231002X",
    ]
    for (const way of ways)
      expect(readIdentityNumber(way, today)).toMatchObject({ number, birth: '1949-12-31', gender: '2' })
  })

  it('of which any one character is changed, or any two neighbours are exchanged, is wrong', () => {
    fc.assert(
      fc.property(right, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const other = `${number.slice(0, at)}${(Number(number.charAt(at)) + by) % 10}${number.slice(at + 1)}`
        const read = readIdentityNumber(other, today)
        expect(['check', 'rounded']).toContain('fault' in read ? read.fault : read.birth)
        const [a, b] = [number.charAt(at), number.charAt(at + 1)]
        const swapped = `${number.slice(0, at)}${b}${a}${number.slice(at + 2)}`
        if (a !== b) expect(readIdentityNumber(swapped, today)).toHaveProperty('fault')
      }),
      runs(500),
    )
  })

  it.each([
    ['of the old kind', '110105491231002', { fault: 'old', says: { birth: '1949-12-31', gender: '2' } }],
    ['of the old kind with no day', '110105491331002', { fault: 'form' }],
    ['of a day that does not exist', numberOf('1990-02-30', 12), { fault: 'birth' }],
    ['of a birth that lies ahead', numberOf('2026-03-03', 12), { fault: 'birth' }],
    ['that a spreadsheet rounded', '110105194912310000', { fault: 'rounded' }],
    ['that a spreadsheet shows', '1.10105E+17', { fault: 'rounded' }],
    ['that is too short', '11010519491231002', { fault: 'form' }],
    ['with X in the middle', '1101051949123X0021', { fault: 'form' }],
    ['of a passport', 'E12345678', { fault: 'other' }],
    ['that is no number', '张三', { fault: 'form' }],
    ['that is nothing', '', { fault: 'form' }],
  ])('%s is refused', (_, text, fault) => {
    expect(readIdentityNumber(text, '2026-03-02')).toEqual(fault)
  })

  it('is found, right or mistyped, where nothing else is', () => {
    const mistyped = [
      numberOf('1970-05-06', 1),
      '110105194912310021',
      '110105491231002',
      '1.10105E+17',
      '11010519491231002',
      '1101051949123100211',
    ]
    for (const text of mistyped) expect(looksLikeNumber(text)).toBe(true)
    const others = [
      '13800138000',
      '0000-0002-1825-0097',
      '2026-03-02',
      '张三',
      '020-81234567',
      '91350100M000100Y43',
      '13800138000、13900139000',
    ]
    for (const text of others) expect(looksLikeNumber(text)).toBe(false)
  })

  it('is left out of a text that holds it, and nothing else is', () => {
    const number = numberOf('1970-05-06', 7)
    expect(withoutNumbers(`证件号${number}，电话 13800138000`)).toBe(`证件号${hiddenNumber}，电话 13800138000`)
    expect(withoutNumbers(`${number}`.toLowerCase())).toBe(hiddenNumber)
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), right, (text, each) => {
        expect(withoutNumbers(`${text} ${each} ${text}`)).not.toContain(each)
        if (!/\d{17}/.test(text)) expect(withoutNumbers(text)).toBe(text)
      }),
      runs(300),
    )
  })

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(normalisedNumber(normalisedNumber(text))).toBe(normalisedNumber(text))
      }),
      runs(300),
    )
  })
})
