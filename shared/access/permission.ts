/** What may be asked of the directory; a role is a set of these, and whatever is not in it is refused. */
export const permissions = [
  /** Organizations, posts, sessions, relations, seats, calendars, code lists, rules: what names no person. */
  'organization.read',
  'organization.write',
  /** Close an organization, move it, found one that lies below none. */
  'organization.arrange',
  'activity.read',
  'activity.write',
  'programme.read',
  'programme.write',
  'rule.write',
  /** Who holds which post of an organization. */
  'roster.read',
  /** Posts, sessions, memberships, imports, changes of session. */
  'roster.write',
  /** A person with the public fields. */
  'person.read',
  'person.create',
  'person.write',
  /** Fields that are internal, and searching by them. */
  'person.internal',
  /** Fields that are restricted: each look is recorded. */
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
  /** What is kept of a person and why, consents, requests for correction. */
  'privacy.read',
  'privacy.write',
  'privacy.erase',
  /** The register of processing, which names no person. */
  'register.read',
  'register.write',
] as const

/** What may be asked of the directory. */
export type Permission = (typeof permissions)[number]
