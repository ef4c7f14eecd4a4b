import type { Answer, CandidateIndex, SearchRequest } from '../candidate-index.ts'
import type { QuerySpec } from '../query-spec.ts'
import { answerQuery } from './answer-query.ts'
import type { OpenIndex, Trace } from './open-index.ts'

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
