import * as z from 'zod'
import { partialDate } from './dates.ts'
import { line } from './text.ts'

/** Where a fact comes from: a published notice, a register, a file, a person's word, a rule that derives it, or a generator of demo data. */
export const source = z.strictObject({
  kind: z.enum(['notice', 'register', 'file', 'statement', 'derived', 'generated']),
  /** The document, register or file: its number, title or address. */
  ref: line(500),
  /** The words that carry the fact. */
  phrase: line(1000).optional(),
  line: z.int().min(1).max(1_000_000).optional(),
  /** When the source says so: what it states was true at that time. */
  on: partialDate.optional(),
})

/** Who may see a fact; restricted facts are for roles that need them. */
export const visibility = z.enum(['public', 'internal', 'restricted'])

/** What is recorded beside every fact: its source, who asserted it, when it was last confirmed, who may see it. */
export const provenance = z.strictObject({
  source: source.optional(),
  assertedBy: line(200),
  confirmedAt: z.iso.datetime(),
  visibility,
})

/** Where a fact comes from. */
export type Source = z.infer<typeof source>
/** Source, asserter, confirmation and visibility of one fact. */
export type Provenance = z.infer<typeof provenance>
/** `public`, `internal` or `restricted`. */
export type Visibility = z.infer<typeof visibility>
