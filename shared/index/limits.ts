/** Every limit of a candidate search; `/v1/capabilities` states them, the query's schema holds them. */
export const searchLimits = {
  /** Levels of conditions inside each other; a leaf alone is level 1. */
  depth: 8,
  /** Conditions in `must` and all preferences together, groups and leaves alike. */
  conditions: 100,
  /** Values of one list. */
  values: 200,
  /** Preferences (`should`). */
  preferences: 32,
  /** The heaviest preference. */
  weight: 100,
  /** People on a page when the query does not say, and at most. */
  pageDefault: 20,
  pageMax: 100,
  /** Values of one facet that are listed; what lies beyond is counted as `other`. */
  facetValues: 50,
  /** Characters of a text that is looked for inside another. */
  textLength: 100,
} as const
