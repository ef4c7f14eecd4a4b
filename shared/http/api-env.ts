import type { Context } from '../directory/context.ts'

/** What a request carries on its way through the routes: `c.var.context` is given to the verbs. */
export type ApiEnv = {
  /** What the platform hands over beside the request: the Lambda event, or Node's own request and response. */
  readonly Bindings: Readonly<Record<string, unknown>>
  readonly Variables: {
    readonly context: Context
    readonly requestId: string
    /** Request units of the table, added up over the request, and people in a file that it answers. */
    readonly used: { readUnits: number; writeUnits: number; people: number }
    /** Aborted when the time for the request is over. */
    readonly deadline: AbortSignal
  }
}
