import type { SearchRequest } from '../candidate-index.ts'
import type { QuerySpec } from '../query-spec.ts'
import type { Rank } from '../rank.ts'
import { budget } from './budget.ts'
import { CardSearch } from './card-search.ts'
import { changedBetween, type FacetWay, facetWay } from './facet-answer.ts'
import { facetLists } from './facet-lists.ts'
import type { OpenIndex } from './open-index.ts'
import { OrdinalSet } from './ordinal-set.ts'
import type { PlanGround } from './plan.ts'
import type { ListsRead } from './read-lists.ts'
import { type Front, frontOf, keyOfOrdinal } from './scores.ts'
import type { Settled } from './settled.ts'

/** What is known of a query once its lists are read. */
export type Reading = {
  readonly open: OpenIndex
  readonly spec: QuerySpec
  readonly scope: SearchRequest['scope']
  readonly ground: PlanGround
  readonly lists: ListsRead
  readonly settled: Settled
  readonly tieOf: (key: string) => number
  readonly after: Rank | undefined
}

/** The cards that a query takes, and what they showed. */
export type CardsRead = {
  readonly cards: CardSearch
  /** Whom lists say satisfy it, without those whose card says otherwise. */
  readonly yes: OrdinalSet
  readonly front: Front
  /** How facets are counted. */
  readonly way: FacetWay
  /** Those whom lists leave open and who were looked at: all of them, or a sample. */
  readonly sample: OrdinalSet
  /** Those whose cards were read for facets among the ones whom lists settle: everybody, those whose lists may be out of date, or a sample. */
  readonly counted: OrdinalSet
  /** Whether somebody may belong on the page who was not looked at. */
  readonly cut: boolean
  readonly rounds: number
}

/** Reads the cards of the open ones, of whoever may be on the page, and those that facets take; again only where a card shows that lists lag behind. */
export async function readCards({
  open,
  spec,
  scope,
  ground,
  lists,
  settled,
  tieOf,
  after,
}: Reading): Promise<CardsRead> {
  const { gatherer, preferences } = lists
  const sampled = settled.open.size > budget.cards
  const sample = sampled ? sampleOf(settled.open, tieOf) : settled.open
  const wish = facetWay(spec.facets, settled.yes.size + sample.size, open.histogram)
  const changed = settled.yes.and(await changedBetween(wish === 'lists' ? spec.facets : [], gatherer, ground))
  const way = sampled || changed.size > budget.cards ? 'sample' : wish
  const counted = spec.facets.length === 0 ? OrdinalSet.empty : facetCards(way, settled.yes, changed, tieOf)
  const most = sampled ? budget.sample : budget.cards
  const frontIn = (yes: OrdinalSet) =>
    frontOf(sampled ? yes.or(settled.open) : yes, preferences, gatherer.read, tieOf, spec.limit, after)

  const cards = new CardSearch(open.reader)
  let yes = settled.yes
  let front = frontIn(yes)
  let rounds = lists.rounds
  const readAll = async () => {
    while (await cards.add([...sample.values(), ...counted.values(), ...front.ordinals.slice(0, most)])) {
      rounds++
      const failing = yes.and(cards.read).andNot(cards.judged(spec, ground.asOf, scope).yes)
      if (failing.size === 0) break
      yes = yes.andNot(failing)
      front = frontIn(yes)
    }
  }
  // The lists of facets are read beside the cards.
  const facets = way === 'lists' ? spec.facets.flatMap((facet) => facetLists[facet].ranges) : []
  await Promise.all([readAll(), gatherer.ranges(facets)])
  return { cards, yes, front, way, sample, counted, cut: sampled || front.ordinals.length > most, rounds }
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
