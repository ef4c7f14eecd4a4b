import { setTimeout as wait } from 'node:timers/promises'
import type { DynamoDBRecord } from 'aws-lambda'
import { catchUp } from '../../shared/directory/index/catch-up.ts'
import { dayOf } from '../../shared/domain/dates.ts'
import { type Log, traceOf } from '../../shared/log.ts'
import type { Table } from '../../shared/table/client.ts'
import { readCheckpoint, writeCheckpoint } from '../../shared/table/index/checkpoint.ts'
import { readWatermark } from '../../shared/table/index/watermark.ts'
import { tableNames } from '../../shared/table/names.ts'
import type { Projector } from '../projector/app.ts'
import type { Sealer } from '../sealer/app.ts'
import { StreamShards } from './stream-shards.ts'

/** What the pump works with; `endpoint` is the emulator's. */
export type PumpOptions = {
  readonly table: Table
  readonly endpoint: string
  readonly projector: Projector
  readonly sealer: Sealer
  readonly log: Log
  readonly now: () => Date
}

const idleMs = 250
const brokenMs = 2000

/** As the deployed event source: so often is a batch handed over before what fails in it is left behind. */
const attempts = 4

/**
 * Hands the emulator's stream to the projector and to the sealer as Lambda would, to each what it follows: in order, again from the first record that
 * failed, and what keeps failing left behind, on record. It goes on where the last pump stopped; where there was none, the log of changes says what has
 * changed, and what the audit has is sealed. At midnight it moves the index to the new day.
 */
export class StreamPump {
  readonly #options: PumpOptions
  readonly #shards: StreamShards
  readonly #reached: Map<string, string>
  readonly #stopping = new AbortController()
  #running: Promise<void> = Promise.resolve()
  #day: string
  /** Passes over all shards that have begun. */
  #passes = 0
  #waiting: { readonly after: number; readonly done: () => void }[] = []
  #wake = () => {}

  private constructor(options: PumpOptions, shards: StreamShards, reached: ReadonlyMap<string, string>) {
    this.#options = options
    this.#shards = shards
    this.#reached = new Map(reached)
    this.#day = dayOf(options.now())
  }

  /** Brings the index up to date and starts to follow; the table must have a stream and an index. */
  static async start(options: PumpOptions): Promise<StreamPump> {
    const { table, endpoint, projector, sealer, now } = options
    const kept = await readCheckpoint(table)
    let reached: ReadonlyMap<string, string> = new Map()
    const shards = await StreamShards.open(endpoint, table.name, (stream) => {
      if (kept?.stream === stream) reached = new Map(Object.entries(kept.shards))
      return reached
    })
    if (reached.size === 0) {
      await catchUp(table, new Date((await readWatermark(table)) ?? now()), now())
      await sealer.catchUp()
    }
    await projector.maintain()
    const pump = new StreamPump(options, shards, reached)
    pump.#running = pump.#run()
    return pump
  }

  /** Resolves when all changes that were made before the call have been handed over. */
  drain(): Promise<void> {
    return new Promise((done) => {
      this.#waiting.push({ after: this.#passes, done })
      this.#wake()
    })
  }

  /** Finishes the batch that is being handed over, and ends. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#wake()
    await this.#running
    this.#shards.close()
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      try {
        const pass = ++this.#passes
        if ((await this.#pass()) > 0) continue
        await this.#maintain()
        const [early, late] = [
          this.#waiting.filter(({ after }) => after < pass),
          this.#waiting.filter(({ after }) => after >= pass),
        ]
        this.#waiting = late
        for (const { done } of early) done()
        if (late.length === 0) await this.#rest(idleMs)
      } catch (error) {
        if (this.#stopping.signal.aborted) return
        this.#options.log('error', 'stream-halted', traceOf(error))
        this.#shards.reopen()
        await this.#rest(brokenMs)
      }
    }
  }

  /** Reads each shard once; how many records there were. */
  async #pass(): Promise<number> {
    let seen = 0
    for await (const { shard, records, last } of this.#shards.read()) {
      seen += records.length
      const { projector, sealer } = this.#options
      const [followed, sealable] = [records.filter(isFollowed), records.filter(isSealable)]
      await handOver(projector, followed)
      await handOver(sealer, sealable)
      this.#reached.set(shard, last)
      // Neither a checkpoint nor a seal, records of the stream themselves, must ask for another.
      if (followed.length + sealable.length === 0) continue
      await writeCheckpoint(this.#options.table, {
        stream: this.#shards.stream,
        shards: Object.fromEntries(this.#reached),
      })
    }
    return seen
  }

  async #maintain(): Promise<void> {
    const day = dayOf(this.#options.now())
    if (day === this.#day) return
    await this.#options.projector.maintain()
    this.#day = day
  }

  async #rest(milliseconds: number): Promise<void> {
    const woken = new AbortController()
    this.#wake = () => woken.abort()
    const { signal } = woken
    if (this.#stopping.signal.aborted) return
    await wait(milliseconds, undefined, { signal }).catch(() => undefined)
  }
}

async function handOver({ follow }: Pick<Projector, 'follow'>, records: readonly DynamoDBRecord[]): Promise<void> {
  let rest = records
  for (let nth = 0; nth < attempts && rest.length > 0; nth++) {
    const { batchItemFailures } = await follow({ Records: [...rest] })
    const first = batchItemFailures[0]?.itemIdentifier
    if (first === undefined) return
    rest = rest.slice(rest.findIndex(({ dynamodb }) => dynamodb?.SequenceNumber === first))
  }
}

/** The filter of the projector's deployed event source: people and organizations, and what lies with them. */
function isFollowed({ dynamodb }: DynamoDBRecord): boolean {
  return tableNames.followedPrefixes.some((prefix) => dynamodb?.Keys?.PK?.S?.startsWith(prefix))
}

/** The filter of the sealer's: audit items when they are written. */
function isSealable({ eventName, dynamodb }: DynamoDBRecord): boolean {
  return eventName === 'INSERT' && (dynamodb?.Keys?.PK?.S?.startsWith(tableNames.auditPrefix) ?? false)
}
