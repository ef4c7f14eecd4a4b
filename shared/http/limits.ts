/** Every limit that the HTTP edge holds; `/v1/capabilities` states them. */
export const limits = {
  /** Bytes of a request body. */
  bodyBytes: 256 * 1024,
  /** Characters of an address: path and query, percent-encoded. API Gateway takes 10,240 bytes of it and the headers together. */
  addressLength: 8000,
  /** Parameters of an address. */
  parameters: 64,
  /** Bytes of an address and all headers, where it is ours to say: on one machine. */
  headBytes: 16 * 1024,
  /** Milliseconds that a request may take: less than the 29 s after which Lambda would end it without an answer. */
  requestMilliseconds: 25_000,
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
  /** Characters of the Authorization header. */
  authorizationLength: 8192,
} as const
