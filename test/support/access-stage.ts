import * as z from 'zod'
import { createApp } from '../../functions/api/app.ts'
import { fullAccess, type Held, type Principal } from '../../shared/access/access.ts'
import { makeIds } from '../../shared/domain/ids.ts'
import type { Table } from '../../shared/table/client.ts'
import { createTestTable } from './dynamodb.ts'
import { type MemoryStore, memoryStore } from './memory-store.ts'
import { seededDraw } from './random.ts'
import { testDeps, testNow, withJson } from './test-app.ts'
import { testCandidates } from './test-candidates.ts'

type Options = { readonly who?: Principal; readonly version?: number }

const made = z.looseObject({ id: z.string(), version: z.int().optional() })

/** A thing as the API answers it. */
export type Made = z.infer<typeof made>

/** One table and the API over it as each principal sees it; every request has an id and a second of its own. */
export class Door {
  readonly table: Table
  readonly store: MemoryStore = memoryStore()
  readonly #candidates
  readonly #ids = makeIds(seededDraw(60))
  readonly #apps = new WeakMap<Principal, ReturnType<typeof createApp>>()
  #requests = 0

  constructor(table: Table) {
    this.table = table
    this.#candidates = testCandidates(table)
  }

  /** A request of somebody, as the system itself when nobody is named. */
  async request(path: string, init: RequestInit = {}, who: Principal = system): Promise<Response> {
    this.#requests++
    const app = this.#apps.get(who) ?? this.#appOf(who)
    this.#apps.set(who, app)
    return app.request(path, init)
  }

  #appOf(who: Principal) {
    return createApp({
      ...testDeps({ table: this.table, store: this.store, principal: who }),
      candidates: this.#candidates,
      ids: this.#ids,
      now: () => new Date(testNow.getTime() + this.#requests * 1000),
      requestIdOf: () => `request-${this.#requests}`,
    })
  }

  /** What a request that goes through answers; anything else fails the test. */
  async answer(method: string, path: string, body?: unknown, { who, version }: Options = {}): Promise<unknown> {
    const headers = version === undefined ? {} : { 'If-Match': `"${version}"` }
    const response = await this.request(
      path,
      body === undefined ? { method, headers } : withJson(method, body, headers),
      who,
    )
    return answered(response, `${method} ${path}`)
  }

  /** A thing that a request which goes through answers with. */
  async done(method: string, path: string, body?: unknown, options: Options = {}): Promise<Made> {
    return made.parse(await this.answer(method, path, body, options))
  }

  /** An import begun of a roster as comma-separated text. */
  async upload(organization: string, body: string, who?: Principal): Promise<Made> {
    const headers = { 'Content-Type': 'text/csv' }
    const path = `/v1/organizations/${organization}/imports`
    return made.parse(await answered(await this.request(path, { method: 'POST', headers, body }, who), path))
  }

  /** What is made under an address. */
  create(path: string, body: unknown, who?: Principal): Promise<Made> {
    return this.done('POST', path, body, who === undefined ? {} : { who })
  }

  /** A thing changed on the version that was seen. */
  patch(path: string, of: Made, body: unknown, who?: Principal): Promise<Made> {
    return this.done('PATCH', path, body, { ...(who && { who }), ...(of.version && { version: of.version }) })
  }
}

/** A door over a table of its own. */
export async function openDoor(): Promise<Door> {
  return new Door(await createTestTable())
}

async function answered(response: Response, about: string): Promise<unknown> {
  const text = await response.text()
  if (!response.ok) throw new Error(`${about}: ${response.status} ${text}`)
  return JSON.parse(text)
}

const system: Principal = { id: 'user:founder', kind: 'user', ...fullAccess }

/** Somebody with these grants; a machine client when a scope is named, whose token has the same scope. */
export function holding(name: string, ...grants: Partial<Held>[]): Principal {
  const held = grants.map((each): Held => ({ role: 'reader', node: '*', scopes: [], ...each }))
  const scopes = held.flatMap((each) => each.scopes)
  if (scopes.length > 0) return { id: `client:${name}`, kind: 'client', grants: held, scopes }
  return { id: `user:${name}`, kind: 'user', grants: held }
}
