import type { Provenance } from '../../../shared/domain/provenance.ts'
import { firstStamp } from '../../../shared/domain/record.ts'
import { recordedOn } from './population/terms.ts'

const recordedAt = new Date(`${recordedOn}T02:00:00Z`)

/** Provenance of everything in the population. */
export const made: Provenance = {
  source: { kind: 'generated', ref: 'population of the bench' },
  assertedBy: 'bench',
  confirmedAt: recordedAt.toISOString(),
  visibility: 'public',
}

/** Stamp of everything in the population. */
export const madeStamp = firstStamp(recordedAt)
