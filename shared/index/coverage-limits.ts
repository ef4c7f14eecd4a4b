/** Every limit of a coverage report; `/v1/capabilities` states them, its schema holds them. */
export const coverageLimits = {
  /** Groups of holders, and duties, in one report. */
  groups: 10,
  duties: 10,
  /** Holders of one group: each of them is looked at. */
  holders: 1000,
  /** People on a page when the request does not say, and at most. */
  pageDefault: 50,
  pageMax: 100,
} as const
