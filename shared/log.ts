/** Levels of a log line, quietest last. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const

/** Level of a log line, or the least level that is written. */
export type LogLevel = (typeof logLevels)[number]

/**
 * All that a line may hold. There is no place for a message, a body, an address with its parameters or a name: what is not in this
 * type cannot reach the log, and what is in it carries no personal data.
 */
export type LogFields = {
  readonly requestId?: string | undefined
  readonly method?: string
  /** Pattern of the route, `/v1/people/:id`. */
  readonly route?: string
  readonly status?: number
  readonly milliseconds?: number
  /** Request units of the table that the request used. */
  readonly readUnits?: number
  readonly writeUnits?: number
  /** People shown by the answer, or whom it would have shown; and who asked, as a keyed hash. */
  readonly people?: number
  readonly principal?: string
  /** Id of the person or organization that could not be projected into the index. */
  readonly subject?: string
  /** Records of the table's stream in a batch, and people and organizations whom they concern. */
  readonly records?: number
  readonly concerned?: number
  /** Code of a refusal, and why somebody was not let in or may not do something, which the answer does not say. */
  readonly code?: string
  readonly reason?: string
  /** End of a chain of seals: the chain, the number of its last link, and that link's mac, by which the chain can be held against what was logged. */
  readonly chain?: number
  readonly link?: number
  readonly mac?: string
  /** Name of an unforeseen error and where it was thrown: stack frames without its message, which may quote data. */
  readonly error?: string
  readonly frames?: readonly string[]
}

/** Writes one event with its fields. */
export type Log = (level: Exclude<LogLevel, 'silent'>, event: string, fields: LogFields) => void

/** A log of JSON lines at `least` and above; `now` and `write` are given so that tests hold both. */
export function makeLog(least: LogLevel, now: () => Date, write: (line: string) => void): Log {
  return (level, event, fields) => {
    if (logLevels.indexOf(level) < logLevels.indexOf(least)) return
    write(JSON.stringify({ time: now().toISOString(), level, event, ...fields }))
  }
}

/** An error's name and stack frames, of it and of what caused it, without messages. */
export function traceOf(error: unknown): Pick<LogFields, 'error' | 'frames'> {
  if (!(error instanceof Error)) return { error: typeof error, frames: [] }
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
  if (error.cause === undefined) return { error: error.name, frames }
  const cause = traceOf(error.cause)
  return { error: `${error.name} < ${cause.error}`, frames: [...frames, ...(cause.frames ?? [])] }
}
