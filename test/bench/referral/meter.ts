import type { Usage } from '../../../shared/table/client.ts'

/** What a stretch of work cost: requests, units as AWS bills them, CPU of this process in ms. */
export type Cost = {
  readonly requests: number
  readonly read: number
  readonly write: number
  readonly cpu: number
}

/** Sums up what the table is asked, stretch by stretch. */
export class Meter {
  #requests = 0
  #read = 0
  #write = 0

  /** The `meter` of a table. */
  readonly hear = (usage: Usage): void => {
    this.#requests++
    this.#read += billedRead(usage)
    this.#write += usage.write
  }

  /** Does something and says what it cost and gave. */
  async measure<T>(run: () => Promise<T>): Promise<{ readonly cost: Cost; readonly result: T }> {
    const [requests, read, write] = [this.#requests, this.#read, this.#write]
    const before = process.cpuUsage()
    const result = await run()
    const { user, system } = process.cpuUsage(before)
    const cost = {
      requests: this.#requests - requests,
      read: this.#read - read,
      write: this.#write - write,
      cpu: (user + system) / 1000,
    }
    return { cost, result }
  }
}

/** DynamoDB Local bills nothing for a Query that finds nothing; AWS bills half a unit. */
function billedRead({ operation, read }: Usage): number {
  return operation === 'Query' && read === 0 ? 0.5 : read
}
