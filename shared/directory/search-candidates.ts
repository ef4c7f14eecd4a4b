import type { Permission } from '../access/permission.ts'
import { dayOf } from '../domain/dates.ts'
import { personId } from '../domain/ids.ts'
import type { Person } from '../domain/person.ts'
import type { Answer, CandidateIndex } from '../index/candidate-index.ts'
import type { OpenIndex } from '../index/postings/open-index.ts'
import { position, type QuerySpec } from '../index/query-spec.ts'
import { keyOf } from '../table/keys.ts'
import { people } from '../table/people.ts'
import { searchScope } from './access/search-scope.ts'
import type { Context } from './context.ts'
import { sharable } from './privacy/sharing.ts'
import { find } from './read.ts'
import { type PersonSummary, readPeople } from './read-people.ts'

/** The index that answers candidate searches; `reach` says how far its data reaches, `open` gives its lists and cards themselves. */
export type Candidates = {
  readonly index: CandidateIndex
  readonly reach: (now: Date) => Promise<Date>
  readonly open: () => Promise<OpenIndex>
}

/** What the index answers, where it goes on, and how far it reaches. */
export type Ranked = {
  readonly answer: Answer
  readonly nextCursor: string | undefined
  readonly dataAsOf: Date
}

/** What a search found, with each candidate as the table has them now. */
export type Found = Ranked & {
  /** By person id; somebody who was removed since the index saw them is missing. */
  readonly people: ReadonlyMap<string, PersonSummary>
}

/** Finds and ranks candidates; the cursor goes on with the very same query, only `limit` may change. Throws `invalid-cursor`. */
export async function searchCandidates(ctx: Context, candidates: Candidates, spec: QuerySpec): Promise<Found> {
  const ranked = await rankCandidates(ctx, candidates, spec, 'candidate.search')
  const { page, asOf } = ranked.answer
  const ids = page.map(({ id }) => id)
  return { ...ranked, people: await readPeople(ctx, ids, asOf) }
}

/** People of a page in its order, without all that belongs to them. */
export async function listPeople(
  ctx: Context,
  candidates: Candidates,
  spec: QuerySpec,
): Promise<Ranked & { readonly people: readonly Person[] }> {
  const ranked = await rankCandidates(ctx, candidates, spec, 'person.read')
  const keys = ranked.answer.page.map(({ id }) => keyOf.person(personId.parse(id)))
  const found = await Promise.all(keys.map((key) => find(ctx.table, people, key)))
  const current = found.filter((person) => person !== undefined).filter(isCurrent)
  return { ...ranked, people: await sharable(ctx, current, ({ id }) => id) }
}

/** The index may lag: somebody who was merged away is listed under the other id. */
function isCurrent({ merged }: Person): boolean {
  return merged === undefined
}

async function rankCandidates(
  ctx: Context,
  { index, reach }: Candidates,
  spec: QuerySpec,
  permission: Permission,
): Promise<Ranked> {
  const { cursor, limit, ...query } = spec
  const after = cursor === undefined ? undefined : ctx.cursors.open(cursor, query, position)
  const dataAsOf = await reach(ctx.now)
  const scope = await searchScope(ctx, permission)
  const answer = await index.query(spec, { today: dayOf(ctx.now), after, scope })
  return {
    answer,
    nextCursor: answer.next === undefined ? undefined : ctx.cursors.seal(answer.next, query),
    dataAsOf,
  }
}
