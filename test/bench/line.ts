/** One measured line: what was done, by which key, and its request units. */
export type Line = {
  readonly name: string
  readonly key: string
  readonly requests: number
  readonly read: number
  readonly write: number
}

/** Runs something and says what it cost. */
export type Measure = (name: string, key: string, run: () => Promise<unknown>) => Promise<Line>
