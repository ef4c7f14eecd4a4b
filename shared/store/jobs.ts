import * as z from 'zod'
import { importId, organizationId, personId, sessionId } from '../domain/ids.ts'

/** A piece of work for the import function: an import, a change of session or an erasure to carry on with. */
export const job = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('import'), importId }),
  z.strictObject({ kind: z.literal('session-change'), organizationId, sessionId }),
  z.strictObject({ kind: z.literal('erasure'), personId }),
])

/** A piece of work: it says what to go on with and not what to do, so a message that comes twice, or late, does no harm. */
export type Job = z.infer<typeof job>

/** The queue (SQS) of work that takes longer than a request. */
export type Jobs = {
  /** Sends a job; it comes at once, or after `delaySeconds` (at most 900). */
  readonly send: (job: Job, delaySeconds?: number) => Promise<void>
}
