import { truth } from '../domain/truth.ts'
import type { Answer, Candidate, FacetCount, SearchRequest } from './candidate-index.ts'
import type { Columns } from './columns/columns.ts'
import { judged } from './columns/interned.ts'
import { compile, type Test } from './compile.ts'
import { countFacet } from './count-facet.ts'
import type { FacetName } from './facet-names.ts'
import { facetReaders } from './facets.ts'
import type { Ground } from './leaves/leaf-test.ts'
import type { QuerySpec } from './query-spec.ts'
import { byRank, Leaders, type Rank, tieBreaker } from './rank.ts'
import { truthOf, verdict } from './verdict.ts'

/** Packed people; those for whom `gone` holds a 1 have been replaced or removed. */
export type Segment = { readonly columns: Columns; readonly gone: Uint8Array }

/** A query made ready for one segment, and the ordinals of those who satisfy `must`. */
type Run = {
  readonly ground: Ground
  readonly among: (ordinal: number) => boolean
  readonly must: Test | undefined
  readonly should: readonly Preference[]
  readonly matches: number[]
}

type Preference = { readonly test: Test; readonly weight: number; readonly label: string | undefined }

type Ranked = Rank & { readonly run: Run; readonly ordinal: number }

/** Runs a query over all people of the segments: every number in the answer is counted, none estimated; `rankKey` orders people of equal score. */
export function search(
  segments: readonly Segment[],
  spec: QuerySpec,
  { today, after, scope }: SearchRequest,
  rankKey: (id: string) => string = (id) => id,
): Answer {
  const asOf = after?.asOf ?? spec.asOf ?? today
  const seed = after?.seed ?? spec.seed ?? asOf
  const tieOf = tieBreaker(seed)
  const runs = segments.map((segment) => runOf(segment, spec, asOf, scope))
  const leaders = new Leaders<Ranked>(spec.limit + 1)
  const unjudged = { count: 0, fields: new Map<string, number>() }
  for (const run of runs)
    for (const [ordinal, id] of run.ground.columns.ids.entries()) {
      if (!run.among(ordinal)) continue
      const found = run.must?.judge(ordinal) ?? verdict.yes
      if (found === verdict.yes) {
        run.matches.push(ordinal)
        const key = rankKey(id)
        const ranked = { run, ordinal, id: key, score: scoreOf(run, ordinal), tie: tieOf(key) }
        if (after === undefined || byRank(ranked, after) > 0) leaders.offer(ranked)
      } else if (found === verdict.unknown) {
        unjudged.count++
        for (const field of run.must?.blame(ordinal) ?? [])
          unjudged.fields.set(field, (unjudged.fields.get(field) ?? 0) + 1)
      }
    }
  const page = leaders.list.slice(0, spec.limit)
  const last = page.at(-1)
  const more = last !== undefined && leaders.list.length > page.length
  return {
    count: runs.reduce((sum, run) => sum + run.matches.length, 0),
    unjudged: { count: unjudged.count, fields: mostFirst(unjudged.fields) },
    facets: facetsOf(spec, runs),
    page: page.map(explained),
    ...(more ? { next: { asOf, seed, score: last.score, tie: last.tie, id: last.id } } : {}),
    asOf,
    seed,
  }
}

function runOf({ columns, gone }: Segment, spec: QuerySpec, asOf: string, scope: SearchRequest['scope']): Run {
  const ground = { columns, asOf }
  const wanted = judged(columns.single.status, (status) => truth(spec.status.includes(status)))
  const within = scope === undefined ? undefined : compile(scope, ground)
  return {
    ground,
    among: (ordinal) =>
      gone[ordinal] !== 1 &&
      wanted(ordinal) === verdict.yes &&
      (within === undefined || within.judge(ordinal) === verdict.yes),
    must: spec.must === undefined ? undefined : compile(spec.must, ground),
    should: spec.should.map(({ when, weight, label }) => ({ test: compile(when, ground), weight, label })),
    matches: [],
  }
}

/** Only what is known to hold scores. */
function scoreOf({ should }: Run, ordinal: number): number {
  let sum = 0
  for (const { test, weight } of should) if (test.judge(ordinal) === verdict.yes) sum += weight
  return sum
}

function explained({ score, run, ordinal }: Ranked): Candidate {
  return {
    id: run.ground.columns.ids[ordinal] ?? '',
    score,
    maxScore: run.should.reduce((sum, { weight }) => sum + weight, 0),
    preferences: run.should.map(({ test, weight, label }, index) => {
      const found = test.judge(ordinal)
      const evidence = found === verdict.yes ? test.evidence(ordinal) : []
      return { index, ...(label === undefined ? {} : { label }), weight, truth: truthOf(found), evidence }
    }),
    matched: run.must?.evidence(ordinal) ?? [],
  }
}

function facetsOf(spec: QuerySpec, runs: readonly Run[]): Answer['facets'] {
  const facets: Answer['facets'] = {}
  for (const facet of spec.facets) facets[facet] = facetOf(facet, runs)
  return facets
}

function facetOf(facet: FacetName, runs: readonly Run[]): FacetCount {
  const readers = runs.map(({ ground, matches }) => ({ read: facetReaders[facet](ground), matches }))
  return countFacet(function* () {
    for (const { read, matches } of readers) for (const ordinal of matches) yield read(ordinal)
  })
}

/** Most frequent first, then by name: the same answer whatever the order in which people came in. */
export function mostFirst(fields: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...fields].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)))
}
