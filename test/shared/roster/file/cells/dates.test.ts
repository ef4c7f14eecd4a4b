import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dateOf, readBirth, readDate } from '../../../../../shared/roster/file/cells/dates.ts'
import { readTerm } from '../../../../../shared/roster/file/cells/terms.ts'
import { today } from '../../../../support/clock.ts'
import { partialBetween } from '../../../../support/partial-dates.ts'
import { runs } from '../../../../support/property.ts'
import { numberOf, readCell } from '../../../../support/remarks.ts'

describe('a date', () => {
  it.each([
    ['1965.03', '1965-03'],
    ['1965.3', '1965-03'],
    ['1965.10', '1965-10'],
    ['1965.1', '1965-01'],
    ['1965-03', '1965-03'],
    ['1965/3/1', '1965-03-01'],
    ['1965年3月', '1965-03'],
    ['1965年3月5日', '1965-03-05'],
    ['１９６５年３月', '1965-03'],
    ['1965 . 03', '1965-03'],
    ['196503', '1965-03'],
    ['19650305', '1965-03-05'],
    ['1965.03.', '1965-03'],
    ['1965', '1965'],
    ['1965年', '1965'],
    ['1965年3月生', '1965-03'],
    ['1965.03（60岁）', '1965-03'],
    ['1965-03-05 00:00:00', '1965-03-05'],
    ['1964.2.29', '1964-02-29'],
    ['至今', 'open'],
    ['不详', undefined],
    ['—', undefined],
    ['无', undefined],
  ])('written %s is %s', (text, date) => {
    expect(readCell(readDate, text)).toMatchObject({ value: date, told: [] })
  })

  it.each([
    ['65.03', '!date-two-digit-year'],
    ['1965.13', '!date-impossible'],
    ['1965.2.29', '!date-impossible'],
    ['1965.00', '!date-impossible'],
    ['0965.03', '!date-impossible'],
    ['196513', '!date-impossible'],
    ['春天', '!date-form'],
    ['Mar-65', '!date-form'],
  ])('written %s is told as %s, with the cell quoted', (text, told) => {
    const read = readCell(readDate, text)
    expect(read).toMatchObject({ value: undefined, told: [told] })
    expect(read.remarks[0]).toMatchObject({ column: 'C', header: '列', zh: expect.stringContaining(`“${text}”`) })
  })

  it.each([
    [numberOf(1965.03), '1965-03', []],
    [numberOf(1965.3), '1965-03', []],
    [numberOf(1965.12), '1965-12', []],
    [numberOf(1965.1), undefined, ['!date-ambiguous']],
    [numberOf(1965.1, '1965.10'), '1965-10', []],
    [numberOf(1965), '1965', []],
    [numberOf(196503), '1965-03', []],
    [numberOf(19650305), '1965-03-05', []],
    [numberOf(23800), '1965-02-27', ['?date-serial']],
    [numberOf(23), undefined, ['!date-form']],
    [numberOf(65.03), undefined, ['!date-two-digit-year']],
    [{ kind: 'date', text: '1965-02-27' }, '1965-02-27', []],
    [{ kind: 'date', text: '1965-02' }, '1965-02', []],
    [{ kind: 'date', text: '9999-12-31' }, undefined, ['!date-impossible']],
  ] as const)('in the cell %j is %s', (cell, date, told) => {
    expect(readCell(readDate, cell)).toMatchObject({ value: date, told })
  })

  it('reads the same in every form', () => {
    const forms: readonly ((year: string, month?: string, day?: string) => string)[] = [
      (...parts) => parts.filter((part) => part !== undefined).join('.'),
      (...parts) => parts.filter((part) => part !== undefined).join('-'),
      (...parts) => parts.flatMap((part) => (part === undefined ? [] : [String(Number(part))])).join('/'),
      (year, month, day) =>
        `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`,
      (...parts) => parts.join(''),
    ]
    fc.assert(
      fc.property(partialBetween('1900-01-01', '2100-12-31'), fc.constantFrom(...forms), (date, form) => {
        const [year = '', month, day] = date.split('-')
        expect(dateOf(form(year, month, day))).toEqual({ date })
      }),
      runs(500),
    )
  })
})

describe('a date of birth', () => {
  const birth = (text: string) => readCell((cell, remarks) => readBirth(cell, remarks, today), text)
  it('lies before today and not over 120 years back', () => {
    expect(birth('1965.03')).toMatchObject({ value: '1965-03', told: [] })
    for (const text of ['2026.04', '2030', '1905.12', '至今']) expect(birth(text).told).toEqual(['!birth-unlikely'])
  })
})

describe('a stretch in office', () => {
  it.each([
    ['2016.1.20-2016.7.9', '2016-01-20', '2016-07-09'],
    ['2016.01—2021.01', '2016-01', '2021-01'],
    ['2016.01－2021.01', '2016-01', '2021-01'],
    ['2016.01～2021.01', '2016-01', '2021-01'],
    ['2016年1月至今', '2016-01', 'open'],
    ['2016.01-至今', '2016-01', 'open'],
    ['2016-至今', '2016', 'open'],
    ['2016年1月至2021年1月', '2016-01', '2021-01'],
    ['2016-2021', '2016', '2021'],
    ['2016-2021年', '2016', '2021'],
    ['2016-01-2021-01', '2016-01', '2021-01'],
    ['2016-01-20-2021-01-19', '2016-01-20', '2021-01-19'],
    ['2016-01-20 至 2021-01-19', '2016-01-20', '2021-01-19'],
    ['201601-202101', '2016-01', '2021-01'],
    ['2016/1/20-2016/7/9', '2016-01-20', '2016-07-09'],
    ['2016.1.20－', '2016-01-20', undefined],
    ['2016.1.20-', '2016-01-20', undefined],
    ['—2021.01', undefined, '2021-01'],
    ['2016-01', '2016-01', undefined],
    ['2016-01-20', '2016-01-20', undefined],
    ['2016.01', '2016-01', undefined],
    ['2016', '2016', undefined],
    ['至今', undefined, 'open'],
    ['无', undefined, undefined],
  ])('written %s goes from %s to %s', (text, start, end) => {
    const { value, told } = readCell(readTerm, text)
    expect([value.start, value.end, told]).toEqual([start, end, []])
  })

  it.each([
    ['2021.01-2016.01', '!end-before-start'],
    ['2016.13-2021.01', '!date-impossible'],
    ['16.01-21.01', '!date-two-digit-year'],
    ['五年', '!term-form'],
    ['2016.1—7', '!term-form'],
    ['2016-2018-2020', '!term-form'],
    ['2016至2018至2020', '!term-form'],
  ])('written %s is told as %s', (text, told) => {
    expect(readCell(readTerm, text)).toMatchObject({ value: {}, told: [told] })
  })
})
