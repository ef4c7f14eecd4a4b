import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Held, reachOf } from '../../../shared/access/access.ts'
import { grant } from '../../../shared/access/grant.ts'
import { permissions } from '../../../shared/access/permission.ts'
import { permissionsOf, roles, scopes } from '../../../shared/access/role.ts'
import { drawnGrants } from '../../support/drawn-grants.ts'
import { runs } from '../../support/property.ts'

test('whoever may grant a role may do all that it allows, so that nobody gives away what they have not', () => {
  const granting = roles.filter((role) => permissionsOf[role].includes('grant.write'))
  expect(granting).toEqual(['steward'])
  const own = new Set<string>(permissionsOf.steward)
  const given = [...roles.flatMap((role) => permissionsOf[role]), ...Object.values(scopes).flat()]
  expect(given.filter((permission) => !own.has(permission))).toEqual([])
})

test('no scope lets a machine client read or change grants, or read the audit', () => {
  const given = new Set<string>(Object.values(scopes).flat())
  expect(['grant.read', 'grant.write', 'audit.read'].filter((permission) => given.has(permission))).toEqual([])
})

describe('how far a permission goes', () => {
  const held = fc.array(
    drawnGrants.map((raw): Held => grant.parse(JSON.parse(JSON.stringify(raw)))),
    { maxLength: 5 },
  )
  const asked = fc.option(fc.array(fc.constantFrom('people:read', 'roster:write', 'openid')), { nil: undefined })
  const permission = fc.constantFrom(...permissions)
  const day = fc.constantFrom('2024-02-29', '2024-03-01', '2026-12-31', '2027-01-01')

  test('is what one of the grants alone allows, and a grant more never takes anything away', () => {
    fc.assert(
      fc.property(held, asked, permission, day, (grants, said, wanted, on) => {
        const together = reachOf({ grants, scopes: said }, wanted, on)
        const alone = grants.map((each) => reachOf({ grants: [each], scopes: said }, wanted, on))
        const nodes = (reach: typeof together) => (reach === undefined || reach === 'everywhere' ? [] : reach.nodes)
        if (alone.includes('everywhere')) expect(together).toBe('everywhere')
        else expect(new Set(nodes(together))).toEqual(new Set(alone.flatMap(nodes)))
        expect(together === undefined).toBe(alone.every((reach) => reach === undefined))
      }),
      runs(200),
    )
  })

  test('ends with the day until which it was granted', () => {
    const reader: Held = { role: 'reader', node: '*', scopes: [], until: '2024-02-29' }
    expect(reachOf({ grants: [reader] }, 'person.read', '2024-02-29')).toBe('everywhere')
    expect(reachOf({ grants: [reader] }, 'person.read', '2024-03-01')).toBeUndefined()
  })
})
