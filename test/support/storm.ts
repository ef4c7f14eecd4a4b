import {
  ConditionalCheckFailedException,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import type { Table } from '../../shared/table/client.ts'
import { type Call, Crash, canceled, intercepted } from './faults.ts'

/** What befell the calls of a storm. */
export type Weather = {
  calls: number
  crashes: number
  late: number
  throttled: number
  conflicts: number
  unprocessed: number
  /** Writes that found another version than they had read. */
  overtaken: number
}

/** How often things happen, per call. */
export type Chances = {
  readonly crash: number
  readonly throttle: number
  readonly conflict: number
  readonly unprocessed: number
}

const writes = /^(?:PutItem|DeleteItem|UpdateItem|TransactWriteItems|BatchWriteItem)Command$/

/**
 * Processes that work on one table and die at any call: before it is sent, after it is carried out, or with it on its way, together with
 * whatever else they had on the way. What is on its way lands later, amid the calls of whoever works then.
 */
export class Storm {
  readonly weather: Weather = {
    calls: 0,
    crashes: 0,
    late: 0,
    throttled: 0,
    conflicts: 0,
    unprocessed: 0,
    overtaken: 0,
  }
  readonly #chance: () => number
  readonly #chances: Chances
  #late: (() => Promise<unknown>)[] = []

  constructor(chance: () => number, chances: Chances) {
    this.#chance = chance
    this.#chances = chances
  }

  /** The table as a new process sees it. */
  process(table: Table): Table {
    const life = { dead: false }
    return intercepted(table, (call) => this.#call(life, call))
  }

  /** Whatever is on its way lands. */
  async land(): Promise<void> {
    for (const each of this.#late.splice(0)) await each().catch(() => undefined)
  }

  async #call(life: { dead: boolean }, call: Call): Promise<object> {
    if (life.dead) throw new Crash('dead already')
    this.weather.calls++
    const isWrite = writes.test(call.command)
    // On its way for a moment, in which its process may die.
    await new Promise((turn) => setImmediate(turn))
    if (life.dead) {
      if (isWrite && this.#chance() < 0.5) this.#sent(call)
      throw new Crash('died with others')
    }
    if (this.#late.length > 0 && this.#chance() < 0.05) await this.#landOne()
    if (this.#chance() < this.#chances.crash) return this.#crash(life, call, isWrite)
    const fault = this.#fault(call)
    if (fault !== undefined) throw fault
    return this.#chance() < this.#chances.unprocessed ? this.#partly(call) : this.#proceed(call)
  }

  async #proceed(call: Call): Promise<object> {
    try {
      return await call.proceed()
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException || error instanceof TransactionCanceledException)
        this.weather.overtaken++
      throw error
    }
  }

  async #crash(life: { dead: boolean }, call: Call, isWrite: boolean): Promise<never> {
    this.weather.crashes++
    life.dead = true
    const how = this.#chance()
    if (isWrite && how < 0.4) this.#sent(call)
    else if (how < 0.7) await call.proceed().catch(() => undefined)
    throw new Crash(`at ${call.command}`)
  }

  #sent(call: Call): void {
    this.weather.late++
    this.#late.push(() => call.proceed())
  }

  async #landOne(): Promise<void> {
    const [one] = this.#late.splice(Math.floor(this.#chance() * this.#late.length), 1)
    await one?.().catch(() => undefined)
  }

  #fault({ command }: Call): Error | undefined {
    const metadata = { $metadata: {}, message: 'injected' }
    if (this.#chance() < this.#chances.throttle) {
      this.weather.throttled++
      return new ProvisionedThroughputExceededException(metadata)
    }
    if (this.#chance() >= this.#chances.conflict) return undefined
    if (command === 'TransactWriteItemsCommand') {
      this.weather.conflicts++
      return canceled(['TransactionConflict', 'None'])
    }
    if (command !== 'PutItemCommand' && command !== 'DeleteItemCommand') return undefined
    this.weather.conflicts++
    return new TransactionConflictException(metadata)
  }

  /** A batch of which the last request is not taken. */
  async #partly({ command, input, proceed }: Call): Promise<object> {
    const field = command === 'BatchGetItemCommand' ? 'UnprocessedKeys' : 'UnprocessedItems'
    if (!/^Batch/.test(command)) return proceed()
    const [name, requests] = Object.entries(Object(input.RequestItems))[0] ?? []
    const all: unknown[] = command === 'BatchGetItemCommand' ? Object(requests).Keys : requests
    if (all.length < 2) return proceed()
    this.weather.unprocessed++
    const rest = (of: unknown[]) => (command === 'BatchGetItemCommand' ? { ...Object(requests), Keys: of } : of)
    const answer = await proceed({ RequestItems: { [String(name)]: rest(all.slice(0, -1)) } })
    return { ...answer, [field]: { [String(name)]: rest(all.slice(-1)) } }
  }
}
