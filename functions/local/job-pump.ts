import { setTimeout as wait } from 'node:timers/promises'
import { type Log, traceOf } from '../../shared/log.ts'
import type { LocalStore } from '../../shared/store/local-store.ts'
import type { Importer } from '../import-roster/app.ts'

const patience = 20
const brokenMs = 2000

/** Hands the emulator's jobs to the importer one after the other, as Lambda would. */
export class JobPump {
  readonly #store: LocalStore
  readonly #importer: Importer
  readonly #log: Log
  readonly #stopping = new AbortController()
  readonly #running: Promise<void>

  /** Begins to follow the queue. */
  constructor(store: LocalStore, importer: Importer, log: Log) {
    this.#store = store
    this.#importer = importer
    this.#log = log
    this.#running = this.#run()
  }

  /** Ends after the step that is under way; what is left of its job is sent again and waits for the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      try {
        await this.#store.receive(patience, (job) => this.#importer.run(job, () => signal.aborted), signal)
      } catch (error) {
        if (signal.aborted) return
        this.#log('error', 'job-failed', traceOf(error))
        await wait(brokenMs, undefined, { signal }).catch(() => undefined)
      }
    }
  }
}
