import type { Actor } from '../domain/actor.ts'
import type { Day } from '../domain/dates.ts'
import type { OrganizationId } from '../domain/ids.ts'
import type { Grant } from './grant.ts'
import type { Permission } from './permission.ts'
import { permissionsOf, regional, type Scope, scopes } from './role.ts'

/** The part of a grant that decides. */
export type Held = Pick<Grant, 'role' | 'node' | 'scopes' | 'until'>

/** What somebody may do: the roles that they have been granted and, for a machine client, the scopes of the token. */
export type Access = { readonly grants: readonly Held[]; readonly scopes?: readonly string[] | undefined }

/** Who asks, and what they may do. */
export type Principal = Actor & Access

/** How far a permission goes: nowhere when undefined. `nodes` are organizations with all below them; `regional` those of them whose region counts as well. */
export type Reach =
  | 'everywhere'
  | { readonly nodes: readonly OrganizationId[]; readonly regional: readonly OrganizationId[] }

/** How far `permission` goes for somebody on the day `on`; undefined where they do not have it at all. This is the only place that says yes. */
export function reachOf({ grants, scopes: asked }: Access, permission: Permission, on: Day): Reach | undefined {
  const giving = grants.filter(
    (grant) => (grant.until === undefined || on <= grant.until) && allows(grant, asked, permission),
  )
  if (giving.length === 0) return undefined
  if (giving.some(({ node }) => node === '*')) return 'everywhere'
  const nodesOf = (some: readonly Held[]) => [...new Set(some.flatMap(({ node }) => (node === '*' ? [] : [node])))]
  return { nodes: nodesOf(giving), regional: nodesOf(giving.filter(({ role }) => regional.has(role))) }
}

/** A machine client may do what both its grant and its token say; a person may do what the role says. */
function allows(
  { role, scopes: granted }: Held,
  asked: readonly string[] | undefined,
  permission: Permission,
): boolean {
  if (role !== 'integration') return asked === undefined && permissionsOf[role].includes(permission)
  return granted.some((scope) => asked?.includes(scope) === true && isIn(scope, permission))
}

function isIn(scope: Scope, permission: Permission): boolean {
  const allowed: readonly Permission[] = scopes[scope]
  return allowed.includes(permission)
}

/** May do everything everywhere: the system itself, carrying on with what somebody with the right to do it began. */
export const fullAccess: Access = { grants: [{ role: 'steward', node: '*', scopes: [] }] }
