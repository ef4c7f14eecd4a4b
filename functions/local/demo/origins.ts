import type { Day, PartialDate } from '../../../shared/domain/dates.ts'
import { lastDay } from '../../../shared/domain/dates.ts'
import type { Provenance, Source, Visibility } from '../../../shared/domain/provenance.ts'
import { firstStamp } from '../../../shared/domain/record.ts'

/** The day on which the demonstration takes place. */
export const today: Day = '2026-11-01'

/** The moment at which everything in the demonstration was written. */
export const writtenAt = new Date(`${today}T00:00:00.000Z`)

/** Who put the demonstration data in. */
export const loader = 'demo'

/** Stamp of a first write at that moment. */
export const stamp = firstStamp(writtenAt)

function origin(source: Source, visibility: Visibility, on: PartialDate | undefined): Provenance {
  const confirmedAt = on === undefined ? writtenAt.toISOString() : `${lastDay(on)}T00:00:00.000Z`
  return { source, assertedBy: loader, confirmedAt, visibility }
}

/** Provenance of made-up facts, the same everywhere. */
export const madeUp = {
  public: origin({ kind: 'generated', ref: 'demonstration data' }, 'public', undefined),
  internal: origin({ kind: 'generated', ref: 'demonstration data' }, 'internal', undefined),
} as const

/** Provenance of a fact that a public list states: the list is taken to say so on the last day of `on`. */
export function listed(ref: string, on: PartialDate, phrase?: string): Provenance {
  return origin({ kind: 'register', ref, ...(phrase === undefined ? {} : { phrase }), on }, 'public', on)
}

/** Provenance of a fact that a public page states, without a date. */
export function published(ref: string, phrase: string): Provenance {
  return origin({ kind: 'file', ref, phrase }, 'public', undefined)
}

/** Provenance of a fact that follows from others by `rule`. */
export function derived(rule: string, from: { readonly phrase?: string; readonly on?: PartialDate } = {}): Provenance {
  return origin({ kind: 'derived', ref: rule, ...from }, 'public', from.on)
}

/** Provenance of a fact that a notice prints. It was last confirmed when the notice says so, not when it was loaded. */
export function printed(source: Omit<Source, 'kind'>): Provenance {
  return origin({ kind: 'notice', ...source }, 'public', source.on)
}
