import type { Answer, CandidateIndex, SearchRequest } from '../candidate-index.ts'
import type { QuerySpec } from '../query-spec.ts'
import { answerQuery } from './answer-query.ts'
import type { Histogram } from './histogram.ts'
import type { IndexReader } from './index-reader.ts'
import type { PlanGround } from './plan.ts'

/** A generation of the index as a query uses it. */
export type OpenIndex = Pick<PlanGround, 'listed' | 'epoch'> & {
  readonly reader: IndexReader
  readonly histogram: Histogram
}

/** What a query took: rounds of requests one after the other, and the cards that it read. */
export type Trace = { readonly rounds: number; readonly cards: number }

/** Candidates found by the lists of the table: what lists leave open is settled by cards, so every answer is the one that judging everybody gives. */
export class PostingsIndex implements CandidateIndex {
  readonly #open: () => Promise<OpenIndex>
  readonly #trace: (trace: Trace) => void

  /** `open` is asked for the generation at every query, and may keep it for a while. */
  constructor(open: () => Promise<OpenIndex>, trace: (trace: Trace) => void = () => {}) {
    this.#open = open
    this.#trace = trace
  }

  /** Answers a query over the people as the lists have them. */
  async query(spec: QuerySpec, request: SearchRequest): Promise<Answer> {
    const { answer, trace } = await answerQuery(await this.#open(), spec, request)
    this.#trace(trace)
    return answer
  }
}
