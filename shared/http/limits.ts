/** Every limit that the HTTP edge holds; `/v1/capabilities` states them. */
export const limits = {
  /** Bytes of a request body. */
  bodyBytes: 256 * 1024,
  /** Levels of arrays and objects inside each other in a request body. */
  jsonDepth: 32,
  /** Things on a page when the request does not say, and at most. */
  pageDefault: 50,
  pageMax: 200,
  /** Characters of a cursor. */
  cursorLength: 4000,
  /** Values of one filter, `a|b|c`. */
  filterValues: 50,
  /** Faults listed in one problem; the total is named beside them. */
  faults: 100,
  /** Characters of an Idempotency-Key. */
  idempotencyKeyLength: 200,
} as const
