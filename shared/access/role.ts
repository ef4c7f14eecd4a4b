import type { Permission } from './permission.ts'

/** What somebody is there for; a principal may have several roles, each at a node of the organization tree. */
export const roles = ['reader', 'editor', 'liaison', 'steward', 'integration', 'auditor'] as const

/** What somebody is there for. */
export type Role = (typeof roles)[number]

const reading = ['organization.read', 'activity.read', 'programme.read', 'roster.read', 'person.read'] as const

/**
 * What each role may do, within the reach of the node at which it is granted. A machine client (`integration`) may do what its scopes say, so the role
 * alone is nothing.
 */
export const permissionsOf: Readonly<Record<Role, readonly Permission[]>> = {
  reader: [...reading, 'register.read'],
  editor: [
    ...reading,
    'organization.write',
    'activity.write',
    'programme.write',
    'roster.write',
    'person.create',
    'person.write',
    'person.internal',
    'eligibility.check',
    'register.read',
  ],
  liaison: [
    ...reading,
    'person.create',
    'person.write',
    'person.internal',
    'person.restricted',
    'candidate.search',
    'eligibility.check',
    'ruling.read',
    'ruling.write',
    'referral.read',
    'referral.write',
    'privacy.read',
    'privacy.write',
    'register.read',
  ],
  steward: [
    ...reading,
    'organization.write',
    'organization.arrange',
    'activity.write',
    'programme.write',
    'rule.write',
    'roster.write',
    'person.create',
    'person.write',
    'person.internal',
    'person.restricted',
    'person.merge',
    'candidate.search',
    'eligibility.check',
    'ruling.read',
    'ruling.write',
    'referral.read',
    'referral.write',
    'grant.read',
    'grant.write',
    'audit.read',
    'privacy.read',
    'privacy.write',
    'privacy.erase',
    'register.read',
    'register.write',
  ],
  integration: [],
  auditor: ['organization.read', 'grant.read', 'audit.read', 'register.read'],
}

/** Scopes of machine clients (OAuth 2.0), and what each allows. */
export const scopes = {
  'directory:read': ['organization.read', 'activity.read', 'programme.read'],
  'people:read': ['organization.read', 'roster.read', 'person.read'],
  'people:internal': ['person.internal', 'candidate.search', 'eligibility.check'],
  'people:restricted': ['person.restricted'],
  'roster:write': ['organization.write', 'roster.write', 'person.create', 'person.write'],
} as const satisfies Readonly<Record<string, readonly Permission[]>>

/** Scope of a machine client. */
export type Scope = keyof typeof scopes

/** Names of all scopes. */
export const scopeNames = [
  'directory:read',
  'people:read',
  'people:internal',
  'people:restricted',
  'roster:write',
] as const

/** Roles whose reach is also the region of their node: whoever works there, and the organizations that sit there. */
export const regional: ReadonlySet<Role> = new Set<Role>(['liaison', 'steward'])
