import type { Answer, SearchRequest } from '../candidate-index.ts'
import type { FacetName } from '../facet-names.ts'
import type { QuerySpec } from '../query-spec.ts'
import { tieBreaker } from '../rank.ts'
import { mostFirst } from '../search.ts'
import { budget } from './budget.ts'
import { CardSearch } from './card-search.ts'
import { estimate } from './estimate.ts'
import { changedBetween, countFacetOf, type FacetWay, facetWay, scaled } from './facet-answer.ts'
import type { Gatherer } from './gather.ts'
import type { OpenIndex, Trace } from './open-index.ts'
import { OrdinalSet } from './ordinal-set.ts'
import type { PlanGround } from './plan.ts'
import { readLists } from './read-lists.ts'
import { frontOf, keyOfOrdinal } from './scores.ts'
import { settle } from './settled.ts'

/**
 * Answers a query: lists in one or two rounds, then in one more the cards of the page and of those whom the lists leave open. A further
 * round is needed only where cards show that lists lag behind.
 */
export async function answerQuery(
  open: OpenIndex,
  spec: QuerySpec,
  { today, after }: SearchRequest,
): Promise<{ readonly answer: Answer; readonly trace: Trace }> {
  const asOf = after?.asOf ?? spec.asOf ?? today
  const seed = after?.seed ?? spec.seed ?? asOf
  const tieOf = tieBreaker(seed)
  const ground: PlanGround = { asOf, listed: open.listed, epoch: open.epoch }
  const lists = await readLists(open, spec, ground)
  const { gatherer, must, preferences } = lists
  const settled = settle(must, gatherer.read, lists.people)
  const cards = new CardSearch(open.reader)
  let rounds = lists.rounds

  const sampled = settled.open.size > budget.cards
  const judge = sampled ? sampleOf(settled.open, tieOf) : settled.open
  const way = facetWay(spec.facets, settled.yes.size + judge.size, open.histogram)
  const changed = way === 'lists' ? await changedBetween(spec.facets, gatherer, ground) : OrdinalSet.empty
  const counted = spec.facets.length === 0 ? OrdinalSet.empty : facetCards(way, settled.yes, changed, tieOf)
  const among = (yes: OrdinalSet) => (sampled ? yes.or(settled.open) : yes)
  const frontSize = sampled ? budget.sample : budget.cards

  // Whom lists say satisfy it, as far as cards have not shown otherwise.
  let yes = settled.yes
  let front = frontOf(among(yes), preferences, gatherer.read, tieOf, spec.limit, after)
  while (await cards.add([...judge.values(), ...counted.values(), ...front.ordinals.slice(0, frontSize)])) {
    rounds++
    const failing = yes.and(cards.read).andNot(cards.judged(spec, asOf).yes)
    if (failing.size === 0) break
    yes = yes.andNot(failing)
    front = frontOf(among(yes), preferences, gatherer.read, tieOf, spec.limit, after)
  }

  const found = cards.search(spec, { today, after })
  const judged = cards.judged(spec, asOf)
  const unread = {
    yes: yes.andNot(cards.read),
    unknown: settled.unknown.andNot(cards.read),
    open: settled.open.andNot(cards.read),
  }
  const inSample = (set: OrdinalSet) => estimate(set.and(judge).size, judge.size, unread.open.size)
  const guessed = { yes: inSample(judged.yes), unknown: inSample(judged.unknown) }
  const sure = { yes: unread.yes.size + found.count, unknown: unread.unknown.size + found.unjudged.count }
  const last = found.page.at(-1)
  const more = found.next !== undefined || front.following.some((ordinal) => unread.yes.has(ordinal))
  const matches = yes.andNot(cards.read).or(judged.yes)
  const facets = await facetsOf(spec.facets, way, matches, { gatherer, cards, ground })
  const pageCut = sampled || front.ordinals.length > frontSize
  const guesses = unread.open.size > 0 || pageCut || (way === 'sample' && spec.facets.length > 0)
  const answer: Answer = {
    count: sure.yes + guessed.yes.count,
    ...(guesses
      ? {
          estimated: {
            count: shifted(guessed.yes, sure.yes),
            unjudged: shifted(guessed.unknown, sure.unknown),
            page: pageCut,
            facets: way === 'sample' || unread.open.size > 0 ? spec.facets : [],
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

/** By chance, and the same ones again for the same seed. */
function sampleOf(people: OrdinalSet, tieOf: (key: string) => number): OrdinalSet {
  const drawn = Array.from(people.toArray(), (ordinal) => ({ ordinal, tie: tieOf(keyOfOrdinal(ordinal)) }))
  drawn.sort((a, b) => a.tie - b.tie)
  return OrdinalSet.of(drawn.slice(0, budget.sample).map(({ ordinal }) => ordinal))
}

/** Whose cards facets take: everybody's, those for whom lists may be out of date, or a sample. */
function facetCards(way: FacetWay, yes: OrdinalSet, changed: OrdinalSet, tieOf: (key: string) => number): OrdinalSet {
  if (way === 'cards') return yes
  return way === 'sample' ? sampleOf(yes, tieOf) : yes.and(changed)
}

async function facetsOf(
  names: readonly FacetName[],
  way: FacetWay,
  matches: OrdinalSet,
  from: { readonly gatherer: Gatherer; readonly cards: CardSearch; readonly ground: PlanGround },
): Promise<Answer['facets']> {
  const known = way === 'sample' ? matches.and(from.cards.read) : matches
  const counts = await Promise.all(names.map((name) => countFacetOf(name, known, from)))
  const facets: Answer['facets'] = {}
  for (const [at, name] of names.entries()) {
    const count = counts[at]
    if (count !== undefined) facets[name] = way === 'sample' ? scaled(count, known.size, matches.size) : count
  }
  return facets
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
