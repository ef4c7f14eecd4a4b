import type { Answer, SearchRequest } from '../candidate-index.ts'
import type { FacetName } from '../facet-names.ts'
import type { QuerySpec } from '../query-spec.ts'
import { tieBreaker } from '../rank.ts'
import { mostFirst } from '../search.ts'
import type { CardSearch } from './card-search.ts'
import { estimate, widestMargin } from './estimate.ts'
import { countFacetOf, plus, scaled } from './facet-answer.ts'
import type { Gatherer } from './gather.ts'
import type { OpenIndex, Trace } from './open-index.ts'
import type { OrdinalSet } from './ordinal-set.ts'
import type { PlanGround } from './plan.ts'
import { readCards } from './read-cards.ts'
import { readLists } from './read-lists.ts'
import { settle } from './settled.ts'

/**
 * Answers a query: lists in one or two rounds, then in one more the cards of the page and of those whom the lists leave open. A further
 * round is needed only where cards show that lists lag behind.
 */
export async function answerQuery(
  open: OpenIndex,
  spec: QuerySpec,
  { today, after, scope }: SearchRequest,
): Promise<{ readonly answer: Answer; readonly trace: Trace }> {
  const asOf = after?.asOf ?? spec.asOf ?? today
  const seed = after?.seed ?? spec.seed ?? asOf
  const tieOf = tieBreaker(seed)
  const ground: PlanGround = { asOf, listed: open.listed, epoch: open.epoch }
  const lists = await readLists(open, spec, ground, scope)
  const settled = settle(lists.must, lists.gatherer.read, lists.people)
  const reading = { open, spec, scope, ground, lists, settled, tieOf, after }
  const { cards, yes, front, way, sample, counted, cut, rounds } = await readCards(reading)

  const found = cards.search(spec, { today, after, scope })
  const judged = cards.judged(spec, asOf, scope)
  const unread = {
    yes: yes.andNot(cards.read),
    unknown: settled.unknown.andNot(cards.read),
    open: settled.open.andNot(cards.read),
  }
  const inSample = (set: OrdinalSet) => estimate(set.and(sample).size, sample.size, unread.open.size)
  const guessed = { yes: inSample(judged.yes), unknown: inSample(judged.unknown) }
  const sure = { yes: unread.yes.size + found.count, unknown: unread.unknown.size + found.unjudged.count }
  const last = found.page.at(-1)
  const more = found.next !== undefined || front.following.some((ordinal) => unread.yes.has(ordinal))
  const matches = yes.andNot(cards.read).or(judged.yes)
  const strata =
    way === 'sample'
      ? [
          { known: counted.and(judged.yes), all: yes.size },
          { known: sample.and(judged.yes), all: sample.and(judged.yes).size + guessed.yes.count },
        ]
      : [{ known: matches, all: matches.size }]
  const facets = await facetsOf(spec.facets, strata, { gatherer: lists.gatherer, cards, ground })
  const guesses = unread.open.size > 0 || cut || (way === 'sample' && spec.facets.length > 0)
  const answer: Answer = {
    count: sure.yes + guessed.yes.count,
    ...(guesses
      ? {
          estimated: {
            count: shifted(guessed.yes, sure.yes),
            unjudged: shifted(guessed.unknown, sure.unknown),
            page: cut,
            facets: way === 'sample' ? spec.facets : [],
            facetMargin: way === 'sample' && spec.facets.length > 0 ? marginOf(strata) : 0,
          },
        }
      : {}),
    unjudged: {
      count: sure.unknown + guessed.unknown.count,
      fields: fieldsOf(found.unjudged.fields, settled.fields, unread.unknown),
    },
    facets,
    page: found.page,
    ...(more && last !== undefined
      ? { next: { asOf, seed, score: last.score, tie: tieOf(cards.keyOf(last.id)), id: cards.keyOf(last.id) } }
      : {}),
    asOf,
    seed,
  }
  return { answer, trace: { rounds, cards: cards.asked } }
}

type Stratum = { readonly known: OrdinalSet; readonly all: number }

function marginOf(strata: readonly Stratum[]): number {
  return strata.reduce((sum, { known, all }) => sum + widestMargin(known.size, all), 0)
}

/** Facets of people in groups, of each of which some are known and stand for all. */
async function facetsOf(
  names: readonly FacetName[],
  strata: readonly Stratum[],
  from: { readonly gatherer: Gatherer; readonly cards: CardSearch; readonly ground: PlanGround },
): Promise<Answer['facets']> {
  const facets: Answer['facets'] = {}
  const counted = names.map(async (name) => {
    const counts = strata.map(async ({ known, all }) => scaled(await countFacetOf(name, known, from), known.size, all))
    facets[name] = (await Promise.all(counts)).reduce(plus)
  })
  await Promise.all(counted)
  return Object.fromEntries(names.map((name) => [name, facets[name]]))
}

/** How many people each field is the reason of: by the cards that were read, and by lists for the others. */
function fieldsOf(
  byCards: Readonly<Record<string, number>>,
  byLists: ReadonlyMap<string, OrdinalSet>,
  people: OrdinalSet,
): Record<string, number> {
  const counts = new Map(Object.entries(byCards))
  for (const [field, set] of byLists) {
    const count = set.and(people).size
    if (count > 0) counts.set(field, (counts.get(field) ?? 0) + count)
  }
  return mostFirst(counts)
}

function shifted(
  { from, to }: { readonly from: number; readonly to: number },
  by: number,
): { from: number; to: number } {
  return { from: from + by, to: to + by }
}
