import * as fc from 'fast-check'
import { roles, scopeNames } from '../../shared/access/role.ts'

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const instant = fc.constantFrom('2024-01-31T16:00:00.000Z', '2026-03-02T04:05:06.789Z')

/** What stored grants are drawn from; subjects are as issuers make them up, with what keys and addresses are parted by. */
export const drawnGrants = fc.record({
  principal: fc.constantFrom('user:zhang', 'user:auth0|5f7#a/b', 'client:portal', 'user:#', 'user:W#user:zhang'),
  role: fc.constantFrom(...roles),
  node: fc.constantFrom('*', 'org_0123456789abcdef'),
  scopes: fc.uniqueArray(fc.constantFrom(...scopeNames)),
  until: optional(fc.constantFrom('2026-12-31', '2024-02-29')),
  note: optional(fc.constantFrom('接替“王”某\n见通知', 'a#b')),
  version: fc.integer({ min: 1, max: 9999 }),
  createdAt: instant,
  updatedAt: instant,
})
