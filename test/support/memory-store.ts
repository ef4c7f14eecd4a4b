import type { Store } from '../../shared/directory/imports/import-context.ts'
import type { Job } from '../../shared/store/jobs.ts'

/** Files and jobs that are kept in memory: `stored` by key, `sent` until somebody takes them. */
export type MemoryStore = Store & {
  readonly stored: Map<string, Uint8Array>
  readonly sent: Job[]
  /** Jobs that are to come later, and in how many seconds. */
  readonly delayed: { readonly job: Job; readonly seconds: number }[]
}

/** A bucket and a queue of a test's own. */
export function memoryStore(): MemoryStore {
  const stored = new Map<string, Uint8Array>()
  const sent: Job[] = []
  const delayed: MemoryStore['delayed'][number][] = []
  return {
    stored,
    sent,
    delayed,
    files: {
      put: async (key, bytes) => void stored.set(key, Uint8Array.from(bytes)),
      get: async (key) => stored.get(key),
      remove: async (key) => void stored.delete(key),
    },
    jobs: {
      send: async (job, seconds = 0) => void (seconds > 0 ? delayed.push({ job, seconds }) : sent.push(job)),
    },
  }
}
