import * as z from 'zod'
import { type Day, day } from '../domain/dates.ts'
import { type Condition, leaves } from './condition.ts'
import { facetNames } from './facet-names.ts'
import { type Position, position, type QuerySpec } from './query-spec.ts'

const count = z.int().min(0)

/** A leaf that holds: where it stands in the condition (`all.0.post`), and the ids of the records that satisfy it. */
export const evidence = z.strictObject({ path: z.string(), leaf: leaves.keyof(), ids: z.array(z.string()).readonly() })

/** What became of one preference. */
export const outcome = z.strictObject({
  /** Its place in `should`. */
  index: count,
  label: z.string().optional(),
  weight: z.int(),
  truth: z.enum(['yes', 'no', 'unknown']),
  evidence: z.array(evidence).readonly(),
})

/** A person who satisfies `must`, with the score and what it is made of. */
export const candidate = z.strictObject({
  id: z.string(),
  score: count,
  maxScore: count,
  preferences: z.array(outcome).readonly(),
  /** The leaves of `must` that hold. */
  matched: z.array(evidence).readonly(),
})

/** Matches by value, most frequent first. A person counts once under each of their values. */
export const facetCount = z.strictObject({
  values: z.array(z.strictObject({ value: z.string(), count })).readonly(),
  /** Values beyond the limit: how many there are, and how many people have one of them. */
  other: z.strictObject({ values: count, people: count }),
  /** People for whom the value is not known. */
  unknown: count,
  /** People who are known to have none: no post, no honour, a workplace outside China. */
  none: count,
})

/** Between which numbers the true one lies, 19 times of 20. */
export const interval = z.strictObject({ from: count, to: count })

/** Which numbers were drawn from a sample, because to count would have read too much. */
export const estimated = z.strictObject({
  count: interval,
  unjudged: interval,
  /** True where somebody whom the lists leave open may belong on the page and was not looked at. */
  page: z.boolean(),
  facets: z.array(z.enum(facetNames)).readonly(),
  /** By how much a count of one of these facets may be off, 19 times of 20. */
  facetMargin: count,
})

/** What a candidate search answers; every number is exact unless `estimated` says otherwise. */
export const answer = z.strictObject({
  count,
  estimated: estimated.optional(),
  /** People who may satisfy `must` but of whom something is not known, and of how many each field is the reason. */
  unjudged: z.strictObject({ count, fields: z.record(z.string(), count) }),
  facets: z.partialRecord(z.enum(facetNames), facetCount),
  page: z.array(candidate).readonly(),
  /** Where the next page begins; absent on the last one. */
  next: position.optional(),
  asOf: day,
  seed: z.string(),
})

/** A leaf that holds. */
export type Evidence = z.infer<typeof evidence>
/** A person who satisfies `must`. */
export type Candidate = z.infer<typeof candidate>
/** Matches by value. */
export type FacetCount = z.infer<typeof facetCount>
/** Which numbers were drawn from a sample. */
export type Estimated = z.infer<typeof estimated>
/** What a candidate search answers. */
export type Answer = z.infer<typeof answer>

/**
 * When a search is asked, after whom its page begins (the opened `cursor`, whose day and seed then stand in for the query's), and among whom: `scope` is
 * the asker's reach and no part of the query. Whoever is not known to satisfy it is not there at all: not listed, counted, or left unjudged.
 */
export type SearchRequest = {
  readonly today: Day
  readonly after?: Position | undefined
  readonly scope?: Condition | undefined
}

/** Anything that can find candidates; the same query over the same people gives the same answer from every one. */
export type CandidateIndex = { query(spec: QuerySpec, request: SearchRequest): Promise<Answer> }
