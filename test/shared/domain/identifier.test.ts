import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { identifier, schemes } from '../../../shared/domain/identifier.ts'
import { runs } from '../../support/property.ts'

const real = [
  ['uscc', '91350100M000100Y43'],
  ['orcid', '0000-0002-1825-0097'],
  ['orcid', '0000-0002-1694-233X'],
  ['ror', '042nb2s44'],
  ['ror', '00hx57361'],
  ['cast-society-code', 'A-01'],
  ['moe-code', '4111010003'],
] as const

test.each(real)('the %s %s is right', (scheme, value) => {
  expect(identifier.parse({ scheme, value })).toEqual({ scheme, value, valid: true })
})

describe('one character away from a right one, it is kept and marked as wrong', () => {
  test.each([
    ['uscc', '91350100M000100Y43', '0123456789ABCDEFGHJKLMNPQRTUWXY'],
    ['orcid', '0000-0002-1825-0097', '0123456789'],
    ['ror', '042nb2s44', '0123456789abcdefghjkmnpqrstvwxyz'],
  ] as const)('%s', (scheme, value, alphabet) => {
    for (let at = scheme === 'ror' ? 1 : 0; at < value.length; at++)
      for (const char of alphabet) {
        const wrong = value.slice(0, at) + char + value.slice(at + 1)
        if (wrong === value || value.charAt(at) === '-') continue
        expect(identifier.parse({ scheme, value: wrong })).toEqual({ scheme, value: wrong, valid: false })
      }
  })
})

test('whatever comes before them, exactly one of all check characters is right', () => {
  const uscc = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const digits = '0123456789'
  const endings = [...digits].flatMap((ten) => [...digits].map((one) => ten + one))
  const forms = [
    ['uscc', uscc, 17, [...uscc], (body: string) => body],
    ['orcid', digits, 15, [...digits, 'X'], (body: string) => body.replace(/(.{4})(?=.)/g, '$1-')],
    ['ror', '0123456789abcdefghjkmnpqrstvwxyz', 6, endings, (body: string) => `0${body}`],
  ] as const
  const cases = fc
    .constantFrom(...forms)
    .chain(([scheme, alphabet, length, checks, form]) =>
      fc
        .string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length })
        .map((body) => ({ scheme, all: checks.map((check) => form(body) + check) })),
    )
  fc.assert(
    fc.property(cases, ({ scheme, all }) => {
      expect(all.filter((value) => identifier.parse({ scheme, value }).valid)).toHaveLength(1)
    }),
    runs(200),
  )
})

test.each([
  ['uscc', ' 9135 0100-m000100y43 ', '91350100M000100Y43', true],
  ['ror', 'https://ror.org/042nb2s44', '042nb2s44', true],
  ['ror', 'HTTPS://ROR.ORG/042NB2S44', '042nb2s44', true],
  ['orcid', 'https://orcid.org/0000-0002-1694-233x', '0000-0002-1694-233X', true],
  ['cast-society-code', 'a-01', 'A-01', true],
  ['uscc', '4.4E+17', '4.4E+17', false],
  ['uscc', '91350100M000100Y4', '91350100M000100Y4', false],
  ['uscc', '9135O100M000100Y43', '9135O100M000100Y43', false],
  ['orcid', '0000000218250097', '0000000218250097', false],
] as const)('the %s %j is read as %j, right: %j', (scheme, value, kept, valid) => {
  expect(identifier.parse({ scheme, value })).toEqual({ scheme, value: kept, valid })
})

test('what somebody claims about validity does not count', () => {
  expect(identifier.parse({ scheme: 'ror', value: 'nonsense', valid: true }).valid).toBe(false)
  expect(identifier.parse({ scheme: 'ror', value: '042nb2s44', valid: false }).valid).toBe(true)
})

test.each([
  ['uscc', '- -'],
  ['ror', 'https://ror.org/'],
  ['orcid', 'https://orcid.org/'],
] as const)('an empty %s, written as %j, stays readable', (scheme, value) => {
  const kept = identifier.parse({ scheme, value })
  expect(kept).toEqual({ scheme, value, valid: false })
  expect(identifier.parse(kept)).toEqual(kept)
})

test('an identifier that was read once reads the same again, whatever was written', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 210 }),
    fc.string({
      unit: fc.constantFrom('https://ror.org/', 'https://orcid.org/', ' ', '-', 'ß', 'x', '0'),
      maxLength: 15,
    }),
    fc.constant('ß'.repeat(150)),
  )
  fc.assert(
    fc.property(fc.constantFrom(...schemes), texts, (scheme, value) => {
      const once = identifier.safeParse({ scheme, value })
      if (once.success) expect(identifier.parse(once.data)).toEqual(once.data)
    }),
    runs(1000),
  )
})
