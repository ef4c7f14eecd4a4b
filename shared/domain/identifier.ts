import * as z from 'zod'
import { line } from './text.ts'

/** The schemes whose form or check character this module knows; `internal` numbers are whatever their owner gives out. */
export const schemes = ['uscc', 'cast-society-code', 'ror', 'orcid', 'moe-code', 'internal'] as const

/** Name of an identifier scheme. */
export type Scheme = (typeof schemes)[number]

const usccAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** GB 32100-2015: 18 characters, the last is 31 minus the weighted sum (powers of 3) modulo 31. */
function usccCheck(value: string): boolean {
  if (!/^[0-9A-HJ-NP-RTUWXY]{18}$/.test(value)) return false
  let sum = 0
  for (let i = 0, weight = 1; i < 17; i++, weight = (weight * 3) % 31)
    sum += usccAlphabet.indexOf(value.charAt(i)) * weight
  return usccAlphabet.charAt((31 - (sum % 31)) % 31) === value.charAt(17)
}

/** ISO 7064 MOD 11-2 over 16 digits, the last may be X. */
function orcidCheck(value: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(value)) return false
  const digits = value.replaceAll('-', '')
  let sum = 0
  for (let i = 0; i < 15; i++) sum = ((sum + Number(digits.charAt(i))) * 2) % 11
  const check = (12 - sum) % 11
  return digits.charAt(15) === (check === 10 ? 'X' : String(check))
}

/** ROR: `0` + 6 characters of Crockford base 32 + 2 digits, ISO 7064 MOD 97-10 over the value. */
function rorCheck(value: string): boolean {
  if (!/^0[0-9a-hjkmnp-tv-z]{6}\d{2}$/.test(value)) return false
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
  let number = 0
  for (const char of value.slice(0, 7)) number = number * 32 + alphabet.indexOf(char)
  return 98 - ((number * 100) % 97) === Number(value.slice(7))
}

const rules: Record<Scheme, { normalise: (text: string) => string; valid: (value: string) => boolean }> = {
  uscc: { normalise: (text) => text.replace(/[\s-]/g, '').toUpperCase(), valid: usccCheck },
  'cast-society-code': {
    normalise: (text) => text.toUpperCase(),
    valid: (value) => /^[A-Z]-\d{2,3}[A-Z]?$/.test(value),
  },
  ror: { normalise: (text) => text.toLowerCase().replace(/^https?:\/\/ror\.org\//, ''), valid: rorCheck },
  orcid: { normalise: (text) => text.toUpperCase().replace(/^HTTPS?:\/\/ORCID\.ORG\//, ''), valid: orcidCheck },
  'moe-code': { normalise: (text) => text, valid: (value) => /^\d{10}$/.test(value) },
  internal: { normalise: (text) => text, valid: () => true },
}

const text = line(200)

/**
 * An identifier as it is kept: normalised, and `valid: false` when form or check character is wrong. A wrong identifier
 * stays and is shown as wrong; only valid ones are held unique.
 */
export const identifier = z
  .strictObject({ scheme: z.enum(schemes), value: text, valid: z.boolean().optional() })
  .transform(({ scheme, value }) => {
    const kept = normalised(scheme, value)
    return { scheme, value: kept, valid: rules[scheme].valid(kept) }
  })

/** The normal form, or the text as it is where that form could not be read back the same: a stored identifier stays as it is. */
function normalised(scheme: Scheme, value: string): string {
  const { normalise } = rules[scheme]
  const { data } = text.safeParse(normalise(value))
  return data !== undefined && normalise(data) === data ? data : value
}

/** Scheme, normalised value, and whether form and check character are right. */
export type Identifier = z.infer<typeof identifier>
