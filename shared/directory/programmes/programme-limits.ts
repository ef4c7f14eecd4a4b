/** What the reports on programmes read at most; `/v1/capabilities` states it. */
export const programmeLimits = {
  /** Mentors whose own honours are read to tell academicians; of more, it is not told. */
  mentors: 2000,
} as const
