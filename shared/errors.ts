/** Every refusal the product can give, with its HTTP status; the API's `code` is one of these names and stays stable. */
export const errorStatus = {
  'malformed-json': 400,
  'invalid-input': 400,
  'unknown-parameter': 400,
  'unknown-code': 400,
  'invalid-date': 400,
  'unknown-reference': 400,
  'end-before-start': 400,
  'invalid-cursor': 400,
  'query-too-complex': 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'identifier-taken': 409,
  'post-full': 409,
  'already-exists': 409,
  'not-active': 409,
  'still-in-use': 409,
  'wrong-state': 409,
  'consent-missing': 409,
  ineligible: 409,
  'not-acknowledged': 409,
  merged: 409,
  'roster-moved': 409,
  'roster-locked': 409,
  cycle: 409,
  conflict: 409,
  'stale-version': 412,
  'too-large': 413,
  'address-too-long': 414,
  'unsupported-media-type': 415,
  'unreadable-file': 422,
  'idempotency-mismatch': 422,
  'version-required': 428,
  'too-many-requests': 429,
  busy: 503,
  'timed-out': 503,
  'index-missing': 503,
  'issuer-unreachable': 503,
  internal: 500,
} as const

/** The stable name of a refusal. */
export type ErrorCode = keyof typeof errorStatus

/** One sentence in both languages of the product: Chinese first, English beside. */
export type Bilingual = { readonly zh: string; readonly en: string }

/** Where in the input a fault lies: `path` is a JSON path (`names.0.text`), a parameter name, or row and column of a file. */
export type Fault = { readonly path: string } & Bilingual

/** A refusal that its caller can act on: what is wrong, where, and what to do. Anything else that is thrown is a bug. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: Bilingual
  readonly faults: readonly Fault[]

  constructor(code: ErrorCode, detail: Bilingual, faults: readonly Fault[] = [], options?: ErrorOptions) {
    super(`${code}: ${detail.en}`, options)
    this.code = code
    this.detail = detail
    this.faults = faults
  }

  /** HTTP status of this refusal. */
  get status(): number {
    return errorStatus[this.code]
  }
}

/**
 * A refusal because what is asked for lies under another id now: `from` is the id that was asked for or referred to, of a merged person or of
 * something that moved with one; `to` is where it lies.
 */
export class Moved extends AppError {
  readonly from: string
  readonly to: string

  constructor(from: string, to: string, path = 'id') {
    const zh = `${from} 已并入另一条记录，现编号为 ${to}；请改用新编号。`
    const en = `${from} was merged into another record and lies under ${to} now; use that id.`
    super('merged', { zh, en }, [{ path, zh, en }])
    this.from = from
    this.to = to
  }
}

/** A refusal because of what whoever asks may not do. The answer does not say which right is missing, the log does: `reason`. */
export class Forbidden extends AppError {
  readonly reason: string

  constructor(reason: string, faults: readonly Fault[] = []) {
    const zh = '您的权限不包括这一操作，或不包括这一组织；如有需要，请联系本系统的管理员。'
    const en =
      'Your rights do not include this, or not for this organization; if you need it, ask the steward of this system.'
    super('forbidden', { zh, en }, faults)
    this.reason = reason
  }
}

/** Shorthand for a refusal with a single fault at `path`: the detail and the fault say the same. */
export function refuse(code: ErrorCode, path: string, zh: string, en: string): AppError {
  return new AppError(code, { zh, en }, [{ path, zh, en }])
}
