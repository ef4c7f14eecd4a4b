import type { Day } from '../../domain/dates.ts'
import type { Answer, SearchRequest } from '../candidate-index.ts'
import { pack } from '../columns/columns.ts'
import type { Facts } from '../columns/facts.ts'
import { compile } from '../compile.ts'
import type { FacetName } from '../facet-names.ts'
import { facetReaders } from '../facets.ts'
import type { QuerySpec } from '../query-spec.ts'
import { search } from '../search.ts'
import { verdict } from '../verdict.ts'
import type { IndexReader } from './index-reader.ts'
import { OrdinalSet } from './ordinal-set.ts'
import { keyOfOrdinal } from './scores.ts'

/** People whose cards were read: judged, scored and explained by the very function that judges everybody where there is no index. */
export class CardSearch {
  readonly #reader: IndexReader
  readonly #facts = new Map<number, Facts>()
  /** Everybody who was asked for; one without a card is not there any more, or not yet. */
  readonly read = OrdinalSet.empty
  /** How many were asked for. */
  asked = 0

  constructor(reader: IndexReader) {
    this.#reader = reader
  }

  /** Reads the cards of those who have not been read yet; says whether there were any. */
  async add(ordinals: Iterable<number>): Promise<boolean> {
    const wanted = [...ordinals].filter((ordinal) => !this.read.has(ordinal))
    if (wanted.length === 0) return false
    for (const ordinal of wanted) this.read.add(ordinal)
    this.asked += wanted.length
    for (const [ordinal, { document }] of await this.#reader.readCards(wanted))
      if (document.kind === 'person') this.#facts.set(ordinal, document.facts)
    return true
  }

  /** Those of whom a query certainly holds, and those of whom it is not known, among the cards. */
  judged(
    spec: Pick<QuerySpec, 'status' | 'must'>,
    asOf: Day,
    scope: SearchRequest['scope'],
  ): { readonly yes: OrdinalSet; readonly unknown: OrdinalSet } {
    const columns = pack([...this.#facts.values()])
    const must = spec.must === undefined ? undefined : compile(spec.must, { columns, asOf })
    const within = scope === undefined ? undefined : compile(scope, { columns, asOf })
    const found = { yes: OrdinalSet.empty, unknown: OrdinalSet.empty }
    for (const [at, [ordinal, { single }]] of [...this.#facts].entries()) {
      if (!spec.status.includes(single.status)) continue
      if (within !== undefined && within.judge(at) !== verdict.yes) continue
      const judged = must?.judge(at) ?? verdict.yes
      if (judged === verdict.yes) found.yes.add(ordinal)
      if (judged === verdict.unknown) found.unknown.add(ordinal)
    }
    return found
  }

  /** The answer to a query among the cards, without facets. */
  search(spec: QuerySpec, request: SearchRequest): Answer {
    const columns = pack([...this.#facts.values()])
    const keys = new Map([...this.#facts].map(([ordinal, { id }]) => [id, keyOfOrdinal(ordinal)]))
    const segment = { columns, gone: new Uint8Array(this.#facts.size) }
    return search([segment], { ...spec, facets: [] }, request, (id) => keys.get(id) ?? '')
  }

  /** The key of a person by which ties are settled. */
  keyOf(id: string): string {
    for (const [ordinal, facts] of this.#facts) if (facts.id === id) return keyOfOrdinal(ordinal)
    throw new RangeError(`no card of ${id}`)
  }

  /** The values of a facet of some of these people. */
  values(facet: FacetName, people: OrdinalSet, asOf: Day): readonly (readonly string[] | undefined)[] {
    const some = [...this.#facts].filter(([ordinal]) => people.has(ordinal)).map(([, facts]) => facts)
    const read = facetReaders[facet]({ columns: pack(some), asOf })
    return some.map((_, at) => read(at))
  }
}
