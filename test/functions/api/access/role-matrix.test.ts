import { beforeAll, describe, expect, test } from 'vitest'
import { createApp } from '../../../../functions/api/app.ts'
import type { Held, Principal } from '../../../../shared/access/access.ts'
import { organizationId } from '../../../../shared/domain/ids.ts'
import { type Branch, type Branches, twoBranches } from '../../../support/access-branches.ts'
import { holding } from '../../../support/access-stage.ts'
import { testDeps } from '../../../support/test-app.ts'
import { columns, type Expectation, expectations } from './role-matrix.ts'
import { nothing, requestTo } from './role-request.ts'
import { routesBy } from './role-requests.ts'

const rows = Object.entries(routesBy).flatMap(([is, routes]) =>
  routes.map((route) => ({ route, ...expectations[expectationOf(is)] })),
)

test('the table has every route of the API once, and each of its rows a sign for every role', () => {
  const routes = createApp(testDeps()).routes.filter(({ method }) => method !== 'ALL')
  const all = new Set(routes.map(({ method, path }) => `${method} ${path}`))
  expect(rows.map(({ route }) => route).toSorted()).toEqual([...all].toSorted())
  for (const { inside, outside } of Object.values(expectations))
    expect([inside.length, outside.length]).toEqual([columns.length, columns.length])
})

describe('each route does for each role what the table says', () => {
  let stage: Branches
  let roles: Principal[]

  beforeAll(async () => {
    stage = await twoBranches()
    // A search of names is answered once there is an index.
    await stage.door.request('/v1/people')
    for (const { node } of [stage.a, stage.b])
      await stage.door.answer('PUT', `/v1/grants/user:somebody/reader/${node.id}`, {})
    roles = columns.map((column) => principalOf(column, stage.a))
  }, 60_000)

  test.each(rows)('$route', async ({ route, inside, outside }) => {
    const { a, b } = stage
    expect({ inside: await row(route, a), outside: await row(route, b) }).toEqual({ inside, outside })
  })

  async function row(route: string, of: Branch): Promise<string> {
    if (route.startsWith('GET')) return (await Promise.all(roles.map((who) => signOf(route, of, who)))).join('')
    const signs: string[] = []
    for (const who of roles) signs.push(await signOf(route, of, who))
    return signs.join('')
  }

  /** `-` refused; `h` answered in no way but the id otherwise than for a thing that is not there; `a` anything else. */
  async function signOf(route: string, of: Branch, who: Principal): Promise<string> {
    const { path, init } = requestTo(route, of)
    // What one role takes away is there again for the next.
    if (route.startsWith('DELETE') && path.includes('/not-same/'))
      await stage.door.answer('PUT', path, { reason: '不是同一人' })
    const response = await stage.door.request(path, init, who)
    expect(response.status).toBeLessThan(500)
    expect(response.status).not.toBe(401)
    if (response.status === 403) return '-'
    if (response.status !== 404 && route !== 'POST /v1/memberships') return 'a'
    const unknown = requestTo(route, nothing(of))
    const seen = await plain(response)
    return seen === (await plain(await stage.door.request(unknown.path, unknown.init, who))) ? 'h' : 'a'
  }
})

/** An answer without the ids that it names, the id of the request, and how many requests are left. */
async function plain(response: Response): Promise<string> {
  const headers = [...response.headers].filter(([name]) => name !== 'x-request-id' && !name.startsWith('ratelimit-'))
  const text = (await response.text())
    .replace(/\b[a-z]{3}(_[0-9a-z]{10,16})+/g, 'ID')
    .replace(/request-\d+/g, 'REQUEST')
  return JSON.stringify([response.status, headers, text])
}

function principalOf(column: (typeof columns)[number], { node }: Branch): Principal {
  const at = { node: organizationId.parse(node.id) }
  switch (column) {
    case 'reader':
    case 'editor':
    case 'liaison':
    case 'steward':
    case 'auditor':
      return holding(column, { role: column, ...at })
    case 'everywhere':
      return holding(column, { role: 'steward', node: '*' })
    case 'nobody':
      return holding(column)
    default: {
      const client: Partial<Held> = { role: 'integration', ...at, scopes: [column] }
      return holding(column, client)
    }
  }
}

function expectationOf(name: string): Expectation {
  const found = Object.keys(expectations).find((each) => each === name)
  for (const each of keys(expectations)) if (each === found) return each
  throw new Error(`no expectation ${name}`)
}

function keys<T extends object>(of: T): (keyof T)[] {
  const names: (keyof T)[] = []
  for (const name in of) names.push(name)
  return names
}
