import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { dateStretch, filterOf, numberStretch, wholeNumber } from '../../../shared/http/filter.ts'
import { parseInput } from '../../../shared/http/parse-input.ts'

function refusal(schema: z.ZodType, text: string): string {
  try {
    return `accepted ${JSON.stringify(parseInput(schema, text))}`
  } catch (error) {
    return error instanceof AppError ? error.faults.map(({ en }) => en).join(' ') : String(error)
  }
}

describe('filterOf', () => {
  const kinds = filterOf(z.enum(['society', 'body']))

  it.each([
    ['society', { negated: false, values: ['society'] }],
    ['society|body', { negated: false, values: ['society', 'body'] }],
    ['!society', { negated: true, values: ['society'] }],
    ['!society|body', { negated: true, values: ['society', 'body'] }],
  ])('reads %s', (text, filter) => {
    expect(kinds.parse(text)).toEqual(filter)
  })

  it.each([
    ['', 'There is an empty value; each part between | needs one.'],
    ['!', 'There is an empty value; each part between | needs one.'],
    ['society|', 'There is an empty value; each part between | needs one.'],
    ['society|!body', 'The ! may stand only once, in front, and means none of these: !a|b.'],
    ['!!body', 'The ! may stand only once, in front, and means none of these: !a|b.'],
    ['society|club', '“club” is none of the possible values: society, body.'],
    [`${'society|'.repeat(50)}body`, 'One filter takes at most 50 values; ask in several requests.'],
  ])('refuses %s with a sentence', (text, sentence) => {
    expect(refusal(kinds, text)).toBe(sentence)
  })

  it('names every value that is wrong', () => {
    expect(refusal(kinds, 'club|body|guild')).toMatch(/“club”.*“guild”/)
  })
})

describe('stretches', () => {
  it.each([
    ['2020..2024-06', { from: '2020', to: '2024-06' }],
    ['2020..', { from: '2020', to: undefined }],
    ['..2024', { from: undefined, to: '2024' }],
    ['2020-02-29', { from: '2020-02-29', to: '2020-02-29' }],
    ['2020..2020-03', { from: '2020', to: '2020-03' }],
  ])('reads the dates %s', (text, stretch) => {
    expect(dateStretch.parse(text)).toEqual(stretch)
  })

  it.each([
    ['..', '“..” is not a range; write a..b, a.., ..b or a single value.'],
    ['', '“” is not a range; write a..b, a.., ..b or a single value.'],
    ['2020..2021..2022', '“2020..2021..2022” is not a range; write a..b, a.., ..b or a single value.'],
    ['2021..2020', 'The range starts after it ends; swap the two sides.'],
    ['2021-02-29..', '“2021-02-29” does not exist in the calendar; check the month and the day.'],
    ['last year..', '“last year” is not a date; write 2024, 2024-06 or 2024-06-30, and leave out what is not known.'],
  ])('refuses the dates "%s" with a sentence', (text, sentence) => {
    expect(refusal(dateStretch, text)).toBe(sentence)
  })

  it('reads whole numbers within their limits', () => {
    const ages = numberStretch(0, 120)
    expect(ages.parse('40..65')).toEqual({ from: 40, to: 65 })
    expect(refusal(ages, '40..121')).toBe('It must be 120 or less, not 121.')
    expect(refusal(ages, '65..40')).toBe('The range starts after it ends; swap the two sides.')
    for (const text of ['1e2', '0x10', ' 5', '５', '5.0', '', '9'.repeat(30)])
      expect(refusal(wholeNumber(0, 120), text)).toMatch(/not a whole number/)
  })
})
