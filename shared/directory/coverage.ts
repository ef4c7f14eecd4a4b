import * as z from 'zod'
import { type Day, day, dayOf } from '../domain/dates.ts'
import { type AppError, refuse } from '../errors.ts'
import type { Answer } from '../index/candidate-index.ts'
import { type GroupCoverage, groupCoverage, type Holder } from '../index/coverage.ts'
import { coverageLimits } from '../index/coverage-limits.ts'
import { type CoverageSpec, coverageSearch } from '../index/coverage-spec.ts'
import { searchScope } from './access/search-scope.ts'
import type { Context } from './context.ts'
import { sharable } from './privacy/sharing.ts'
import { type PersonSummary, readPeople } from './read-people.ts'
import type { Candidates } from './search-candidates.ts'
import { pageOfAll } from './whole-page.ts'

/** Somebody of a group, by its place in the request, who still owes a duty or may. */
export type OpenHolder = Holder & { readonly group: number }

/** How each group stands, a page of those who still owe a duty, and those people as the table has them now. */
export type Coverage = {
  readonly groups: readonly GroupCoverage[]
  readonly page: readonly OpenHolder[]
  readonly people: ReadonlyMap<string, PersonSummary>
  readonly nextCursor: string | undefined
  readonly asOf: Day
  readonly dataAsOf: Date
}

const position = z.strictObject({ asOf: day, key: z.strictObject({ after: z.string() }) })

/**
 * Counts who of the holders has done which duty, from the candidate index: every holder is judged on every page, so each number is exact.
 * Throws `query-too-complex` for a group of more than `coverageLimits.holders`, or one whose holders the index could only estimate.
 */
export async function readCoverage(ctx: Context, candidates: Candidates, spec: CoverageSpec): Promise<Coverage> {
  const { cursor, limit, ...query } = spec
  const from = cursor === undefined ? undefined : ctx.cursors.open(cursor, query, position)
  const today = dayOf(ctx.now)
  const asOf = from?.asOf ?? spec.asOf ?? today
  const dataAsOf = await candidates.reach(ctx.now)
  const scope = await searchScope(ctx, 'candidate.search')
  const answers = await Promise.all(
    spec.holders.map((_, group) => candidates.index.query(coverageSearch(spec, group, asOf), { today, scope })),
  )
  const groups = answers.map((answer, group) => {
    const fault = tooMany(answer, group)
    if (fault !== undefined) throw fault
    return groupCoverage(answer, spec.duties.length)
  })
  const open = groups.flatMap((each, group) => each.open.map((holder) => ({ ...holder, group })))
  const page = pageOfAll(open, ({ group, id }) => `${String(group).padStart(2, '0')} ${id}`, limit, from)
  return {
    groups,
    page: await sharable(ctx, page.items, ({ id }) => id),
    people: await readPeople(ctx, [...new Set(page.items.map(({ id }) => id))], asOf),
    nextCursor: page.next === undefined ? undefined : ctx.cursors.seal({ asOf, ...page.next }, query),
    asOf,
    dataAsOf,
  }
}

function tooMany({ count, estimated }: Answer, group: number): AppError | undefined {
  if (count <= coverageLimits.holders && estimated === undefined) return undefined
  const [about, aboutEn] = estimated === undefined ? ['有', ''] : ['约有', 'About ']
  return refuse(
    'query-too-complex',
    `holders.${group}.post`,
    `符合这一职务条件的${about} ${count} 人，逐人核对最多 ${coverageLimits.holders} 人；请按地区、层级或组织缩小范围，不要用 text。`,
    `${aboutEn}${count} people hold such a post, and at most ${coverageLimits.holders} are looked at one by one; narrow it by region, level or organization, and do without text.`,
  )
}
