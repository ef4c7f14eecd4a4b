import { expect, test } from 'vitest'
import { routeRules } from '../../../../functions/api/access/route-rules.ts'
import { createApp } from '../../../../functions/api/app.ts'
import { testDeps } from '../../../support/test-app.ts'

const routes = createApp(testDeps())
  .routes.filter(({ method }) => method !== 'ALL')
  .map(({ method, path }) => `${method} ${path}`)

test('every route has a rule that says who may call it, and every rule a route', () => {
  expect(routes.length).toBeGreaterThan(100)
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(routeRules).toSorted())
})
