import * as z from 'zod'
import { type Day, day } from './dates.ts'

/** That a person's identity number is known: only its keyed hash is kept (HMAC-SHA-256, base64url), which nobody can turn back without the key. */
export const identity = z.strictObject({
  kind: z.literal('resident-id'),
  hash: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
})

/** A known identity number, as its keyed hash. */
export type Identity = z.infer<typeof identity>

/** What an identity number says of its holder. */
export type IdentityFacts = { readonly birth: Day; readonly gender: '1' | '2' }

/** A number that is right: 18 characters, and what it says. */
export type IdentityNumber = IdentityFacts & {
  readonly number: string
  /** Of six digits: where it was first given out, by the list of that time. */
  readonly region: string
}

/**
 * Why a number is none: `old` has the 15 digits of cards before 2000, `rounded` was taken for a number by a spreadsheet, `check` and `birth` are
 * wrong in a digit, `other` is a passport or permit, `form` is nothing of the kind.
 */
export type IdentityFault = 'old' | 'rounded' | 'check' | 'birth' | 'other' | 'form'

/** A number as it was read; of an old one what it says of its holder. */
export type IdentityReading = IdentityNumber | { readonly fault: IdentityFault; readonly says?: IdentityFacts }

/**
 * Reads a resident identity number (GB 11643-1999): 18 characters, the last an ISO 7064 MOD 11-2 check, x for X as well, spaces, hyphens and
 * full-width characters as people type them. A birth after `on` is wrong.
 */
export function readIdentityNumber(text: string, on: Day): IdentityReading {
  const number = normalisedNumber(text)
  if (isRounded(number)) return { fault: 'rounded' }
  if (/^\d{17}[\dX]$/.test(number)) {
    if (!checks(number) || number.startsWith('0')) return { fault: 'check' }
    const birth = dated(number.slice(6, 14))
    if (birth === undefined || birth > on) return { fault: 'birth' }
    return { number, region: number.slice(0, 6), birth, gender: genderOf(number.charAt(16)) }
  }
  if (/^\d{15}$/.test(number)) {
    const birth = dated(`19${number.slice(6, 12)}`)
    return birth === undefined
      ? { fault: 'form' }
      : { fault: 'old', says: { birth, gender: genderOf(number.charAt(14)) } }
  }
  return { fault: /^[A-Z]{1,3}\d{6,10}[A-Z]?$/.test(number) || /^\d{8}$/.test(number) ? 'other' : 'form' }
}

/** A number without what makes no difference: width, spaces, hyphens, quotation marks, case. */
export function normalisedNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cc}\p{Cf}'’‘\-‐‑–—]/gu, '')
    .toUpperCase()
}

/** What stands in a text in the place of an identity number. */
export const hiddenNumber = '〔身份证号〕'

/** A text with every identity number in it that is right, whoever wrote it there, left out. */
export function withoutNumbers(text: string): string {
  return text.replace(/(?<![0-9A-Za-z])[1-9]\d{16}[\dXx](?![0-9A-Za-z])/g, (found) =>
    checks(found.toUpperCase()) ? hiddenNumber : found,
  )
}

/** Whether a text can be an identity number, right or mistyped: nothing else in a roster has as many digits. */
export function looksLikeNumber(text: string): boolean {
  const number = normalisedNumber(text)
  return /^\d{15}$|^\d{16}[\dX]{1,3}$/.test(number) || isRounded(number)
}

function isRounded(number: string): boolean {
  return /^\d(?:\.\d+)?E\+?\d+$/.test(number) || (/^\d{15}0{3}$/.test(number) && !checks(number))
}

/** ISO 7064 MOD 11-2 over 18 characters. */
function checks(number: string): boolean {
  const sum = [...number].reduce(
    (total, digit, at) => total + (digit === 'X' ? 10 : Number(digit)) * (2 ** (17 - at) % 11),
    0,
  )
  return sum % 11 === 1
}

function dated(digits: string): Day | undefined {
  return day.safeParse(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`).data
}

const genderOf = (digit: string): '1' | '2' => (Number(digit) % 2 === 1 ? '1' : '2')
