import * as z from 'zod'
import { day } from '../domain/dates.ts'
import { line } from '../domain/text.ts'
import { type Condition, condition } from './condition.ts'
import { conditionFaults } from './condition-faults.ts'
import { facetNames } from './facet-names.ts'
import { searchLimits } from './limits.ts'

const seed = line(100)

/** A preference: what it is worth if it holds, and how the page shall name it. */
const preference = z.strictObject({
  weight: z.int().min(1).max(searchLimits.weight),
  when: condition,
  label: line(200).optional(),
})

/** The fields of a candidate search. */
export const querySpecFields = {
  /** The day on which posts are held and ages counted; the day of the request when left out. */
  asOf: day.optional(),
  /** Whom the search is among: the living, unless the dead are asked for. */
  status: z
    .array(z.enum(['active', 'deceased']))
    .min(1)
    .default(['active']),
  must: condition.optional(),
  should: z.array(preference).max(searchLimits.preferences).default([]),
  facets: z.array(z.enum(facetNames)).max(facetNames.length).default([]),
  limit: z.int().min(1).max(searchLimits.pageMax).default(searchLimits.pageDefault),
  /** Orders people of equal score; the query's day when left out, so that another comes first on another day. */
  seed: seed.optional(),
  /** Where the page begins, as the page before gave it; sealed and opened by the caller. */
  cursor: z.string().max(4000).optional(),
}

/** Refuses a search whose conditions are too many, too deep, or of no or several keys. */
export function checkConditions(
  { must, should }: { readonly must?: Condition | undefined; readonly should: readonly { readonly when: Condition }[] },
  context: z.RefinementCtx,
): void {
  const required = must === undefined ? [] : [{ path: ['must'], condition: must }]
  const preferred = should.map(({ when }, at) => ({ path: ['should', at, 'when'], condition: when }))
  for (const { path, message } of conditionFaults([...required, ...preferred]))
    context.addIssue({ code: 'custom', message, path: [...path] })
}

/** A candidate search: who must be what, what is preferred, what is to be counted. Names of codes are resolved. */
export const querySpec = z.strictObject(querySpecFields).superRefine(checkConditions)

/** The place of one person in the order of a search, with the day and seed that the order rests on. */
export const position = z.strictObject({
  asOf: day,
  seed,
  score: z.int().min(0),
  tie: z.int().min(0).max(0xffff_ffff),
  id: z.string().min(1).max(100),
})

/** A candidate search as it is run. */
export type QuerySpec = z.output<typeof querySpec>
/** A candidate search as a client writes it. */
export type QuerySpecInput = z.input<typeof querySpec>
/** The place of one person in the order of a search. */
export type Position = z.infer<typeof position>
