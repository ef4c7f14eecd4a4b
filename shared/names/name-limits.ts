/** Every limit of a search by name; `/v1/capabilities` states them. */
export const nameLimits = {
  /** Characters of what is searched for. */
  textLength: 60,
  /** Hits on a page when the request does not say, and at most. */
  pageDefault: 20,
  pageMax: 50,
  /** Doubtful candidates that are looked at one by one to count them; where there are more, the total says that it is not exact. */
  verified: 100,
} as const
