import { expect } from 'vitest'
import * as z from 'zod'
import type { Table } from '../../shared/table/client.ts'
import { auditedOnly } from './audited.ts'
import { createTestTable } from './dynamodb.ts'
import { problemOf } from './edge.ts'
import { snapshot } from './snapshot.ts'
import { testApp, testNow } from './test-app.ts'

const thing = z.looseObject({ id: z.string(), version: z.int().optional() })
const list = z.strictObject({
  data: z.array(z.record(z.string(), z.unknown())),
  meta: z.looseObject({ nextCursor: z.string().nullable(), dataAsOf: z.iso.datetime(), lagSeconds: z.number() }),
})

/** A thing as the API answers it. */
export type Thing = z.infer<typeof thing>

/** The API over a new table, each request a second after the one before. */
export async function testApi(): Promise<Api> {
  const table = auditedOnly(await createTestTable())
  let nth = 0
  const { app } = testApp({ table, now: () => new Date(testNow.getTime() + nth * 1000) })
  return new Api(table, async (path, init) => {
    nth++
    return app.request(path, init)
  })
}

/** Requests to the API, each checked for what every answer must be. */
export class Api {
  readonly table: Table
  readonly #request: (path: string, init?: RequestInit) => Promise<Response>

  constructor(table: Table, request: (path: string, init?: RequestInit) => Promise<Response>) {
    this.table = table
    this.#request = request
  }

  /** Any request. */
  async request(path: string, init?: RequestInit): Promise<Response> {
    const response = await this.#request(path, init)
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    return response
  }

  /** A thing at an address; its ETag is its version. */
  async one(path: string): Promise<Thing> {
    const response = await this.request(path)
    const body = thing.parse(await success(response, 200))
    expect(response.headers.get('ETag')).toBe(`"${body.version}"`)
    return body
  }

  /** A list at an address. */
  async list(path: string): Promise<z.infer<typeof list>> {
    return list.parse(await success(await this.request(path), 200))
  }

  /** What a POST creates, which must then be found at its Location. */
  async create(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Thing> {
    const response = await this.request(path, json('POST', body, headers))
    const created = thing.parse(await success(response, 201))
    expect(response.headers.get('ETag')).toBe('"1"')
    const location = response.headers.get('Location') ?? ''
    expect(location.endsWith(`/${created.id}`)).toBe(true)
    expect((await this.one(location)).version).toBe(1)
    return created
  }

  /** A thing after a merge patch on its version, which must count one up. */
  async patch(path: string, version: number | undefined, body: unknown): Promise<Thing> {
    const response = await this.request(path, json('PATCH', body, { 'If-Match': `"${version}"` }))
    const changed = thing.parse(await success(response, 200))
    expect(response.headers.get('ETag')).toBe(`"${changed.version}"`)
    expect(changed.version).toBeGreaterThan(version ?? 0)
    return changed
  }

  /** A command on a version of a thing. */
  async command(path: string, version: number | undefined, body: unknown): Promise<Thing> {
    return thing.parse(await success(await this.request(path, json('POST', body, { 'If-Match': `"${version}"` })), 200))
  }

  /** The refusal of a request in both languages: code, status, paths; the whole table is as it was before. */
  async refused(path: string, init: RequestInit = {}): Promise<Refusal> {
    const before = JSON.stringify(await snapshot(this.table))
    const zh = await problemOf(await this.request(path, withLanguage(init, 'zh-CN')))
    const en = await problemOf(await this.request(path, withLanguage(init, 'en')))
    expect(JSON.stringify(await snapshot(this.table))).toBe(before)
    expect([en.code, en.status, pathsOf(en)]).toEqual([zh.code, zh.status, pathsOf(zh)])
    for (const text of [zh.detail, ...zh.errors.map(({ detail }) => detail)]) expect(text).toMatch(/\p{Script=Han}/u)
    expect(en.detail).not.toBe(zh.detail)
    return { status: zh.status, code: zh.code, paths: pathsOf(zh), zh: zh.detail, en: en.detail }
  }
}

/** A refusal in both languages. */
export type Refusal = {
  readonly status: number
  readonly code: string
  readonly paths: string[]
  readonly zh: string
  readonly en: string
}

/** A request with a JSON body. */
export function json(method: string, body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** All pages of a list, `limit` at a time, as one; every page but the last has a cursor and none is longer than asked. */
export async function walk(api: Api, path: string, limit: number): Promise<Record<string, unknown>[]> {
  const all: Record<string, unknown>[] = []
  let cursor: string | null = null
  do {
    const more: string = cursor === null ? '' : `&cursor=${cursor}`
    const { data, meta } = await api.list(`${path}${path.includes('?') ? '&' : '?'}limit=${limit}${more}`)
    expect(data.length).toBeLessThanOrEqual(limit)
    all.push(...data)
    cursor = meta.nextCursor
  } while (cursor !== null && all.length < 10_000)
  return all
}

async function success(response: Response, status: number): Promise<unknown> {
  const body: unknown = await response.json()
  if (response.status !== status) throw new Error(`${response.status} instead of ${status}: ${JSON.stringify(body)}`)
  return body
}

function withLanguage(init: RequestInit, language: string): RequestInit {
  return { ...init, headers: { ...Object.fromEntries(new Headers(init.headers)), 'Accept-Language': language } }
}

function pathsOf(problem: { errors: { path: string }[] }): string[] {
  return problem.errors.map(({ path }) => path)
}
