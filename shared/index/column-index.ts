import type { Answer, CandidateIndex, SearchRequest } from './candidate-index.ts'
import { type Columns, pack, unpack } from './columns/columns.ts'
import type { Facts } from './columns/facts.ts'
import { factsOf } from './columns/facts-of.ts'
import type { Profile } from './profile.ts'
import type { QuerySpec } from './query-spec.ts'
import { type Segment, search } from './search.ts'

/** Changed people are packed apart until there are this many, or an eighth of all where that is more; then all are packed anew. */
const mergeAt = 1000

/** When changed people are packed into one with all others, and by what people of equal score are told apart: their id, unless given. */
export type ColumnOptions = { readonly mergeAt?: number; readonly rankKey?: (id: string) => string }

/**
 * Candidates found by judging every person: exact, for any condition, in time linear in the people. Changed people lie in a segment of their
 * own in front of the large one, so that a change costs no more than that segment.
 */
export class ColumnIndex implements CandidateIndex {
  readonly #mergeAt: number
  readonly #rankKey: (id: string) => string
  #base: Segment
  #ordinals: ReadonlyMap<string, number>
  /** What is newer than the base, by person. */
  readonly #delta = new Map<string, Facts>()
  #packedDelta: Columns | undefined
  #gone = 0

  constructor(profiles: Iterable<Profile> = [], options: ColumnOptions = {}) {
    const latest = new Map<string, Facts>()
    for (const profile of profiles) latest.set(profile.person.id, factsOf(profile))
    const base = baseOf([...latest.values()])
    this.#mergeAt = options.mergeAt ?? mergeAt
    this.#rankKey = options.rankKey ?? ((id) => id)
    this.#base = base.segment
    this.#ordinals = base.ordinals
  }

  /** An index of people whose facts are at hand, each of them once. */
  static ofFacts(people: readonly Facts[], options: ColumnOptions = {}): ColumnIndex {
    const index = new ColumnIndex([], options)
    const base = baseOf(people)
    index.#base = base.segment
    index.#ordinals = base.ordinals
    return index
  }

  /** People in the index. */
  get size(): number {
    return this.#ordinals.size - this.#gone + this.#delta.size
  }

  /** Puts people in, in place of what was known of them. */
  replace(profiles: Iterable<Profile>): void {
    for (const profile of profiles) {
      this.#leave(profile.person.id)
      this.#delta.set(profile.person.id, factsOf(profile))
    }
    this.#changed()
  }

  /** Takes people out; unknown ids are passed over. */
  remove(ids: Iterable<string>): void {
    for (const id of ids) this.#leave(id)
    this.#changed()
  }

  /** Answers a query over the people as they are at the call. */
  async query(spec: QuerySpec, request: SearchRequest): Promise<Answer> {
    this.#packedDelta ??= pack([...this.#delta.values()])
    const fresh = { columns: this.#packedDelta, gone: new Uint8Array(this.#delta.size) }
    return search([this.#base, fresh], spec, request, this.#rankKey)
  }

  #leave(id: string): void {
    this.#delta.delete(id)
    const ordinal = this.#ordinals.get(id)
    if (ordinal === undefined || this.#base.gone[ordinal] === 1) return
    this.#base.gone[ordinal] = 1
    this.#gone++
  }

  #changed(): void {
    this.#packedDelta = undefined
    const limit = Math.max(this.#mergeAt, this.#ordinals.size >> 3)
    if (this.#delta.size + this.#gone > limit) this.#merge()
  }

  /** One segment again, without those who are gone. */
  #merge(): void {
    const { columns, gone } = this.#base
    const kept = columns.ids.flatMap((_, ordinal) => (gone[ordinal] === 1 ? [] : [unpack(columns, ordinal)]))
    const base = baseOf([...kept, ...this.#delta.values()])
    this.#base = base.segment
    this.#ordinals = base.ordinals
    this.#delta.clear()
    this.#gone = 0
  }
}

function baseOf(people: readonly Facts[]): {
  readonly segment: Segment
  readonly ordinals: ReadonlyMap<string, number>
} {
  return {
    segment: { columns: pack(people), gone: new Uint8Array(people.length) },
    ordinals: new Map(people.map(({ id }, ordinal) => [id, ordinal])),
  }
}
