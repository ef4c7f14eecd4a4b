/** What one query may read beyond its lists; what would take more is estimated from a sample. */
export const budget = {
  /** Cards of people whom the lists leave open: 500 read units. */
  cards: 1000,
  /** Cards of a sample: 100 read units, an interval of at most ±7 of 100. */
  sample: 200,
  /** Read units of the lists of facets. */
  facetUnits: 500,
} as const
