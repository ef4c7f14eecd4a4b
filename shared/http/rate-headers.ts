import type { Context } from 'hono'
import { dayOf } from '../domain/dates.ts'
import type { Allowance } from './allowances.ts'

/** The specification of the `RateLimit-*` headers, the last one that has them apart. */
export const rateLimitDraft = 'draft-ietf-httpapi-ratelimit-headers-06'

/** A stretch of time in which something is counted: its name, and when it ends. */
export type Stretch = { readonly name: string; readonly ends: Date }

/** The minute in which `now` lies. */
export function minuteOf(now: Date): Stretch {
  const starts = Math.floor(now.getTime() / 60_000) * 60_000
  return { name: new Date(starts).toISOString().slice(0, 16), ends: new Date(starts + 60_000) }
}

/** The day in China in which `now` lies; it ends at midnight there. */
export function chinaDayOf(now: Date): Stretch {
  const name = dayOf(now)
  return { name, ends: new Date(Date.parse(`${name}T00:00:00+08:00`) + 86_400_000) }
}

/** Whole seconds until a stretch ends, 1 at least. */
export function secondsLeft({ ends }: Stretch, now: Date): number {
  return Math.max(1, Math.ceil((ends.getTime() - now.getTime()) / 1000))
}

/** Says how much there is and how much is left: of what may be asked in this minute, or, where the day's people are spent, of those. */
export function sayRate(c: Context, allowance: Allowance, of: keyof Allowance, left: number, seconds: number): void {
  c.header('RateLimit-Limit', String(allowance[of]))
  c.header('RateLimit-Remaining', String(Math.max(0, left)))
  c.header('RateLimit-Reset', String(seconds))
  c.header(
    'RateLimit-Policy',
    `${allowance.requests};w=60;comment="requests", ${allowance.people};w=86400;comment="people shown"`,
  )
}
