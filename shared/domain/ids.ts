import * as z from 'zod'

/**
 * An id names its aggregate: `mem_<person>_<own>` lies with its person, `pos_<organization>_<own>` with its organization,
 * so any id is one read away without an index. Parts are Crockford base 32 (no i l o u), drawn at random and never reused.
 */
const part = '[0-9a-hjkmnp-tv-z]'

function id(prefix: string, depth: 1 | 2) {
  const form = depth === 1 ? `^${prefix}_${part}{16}$` : `^${prefix}_${part}{16}_${part}{10}$`
  return z.string().regex(new RegExp(form), { error: `id-form:${prefix}` })
}

/** Id of an organization, `org_` + 16 characters. */
export const organizationId = id('org', 1).brand('OrganizationId')
/** Id of a person, `per_` + 16 characters. */
export const personId = id('per', 1).brand('PersonId')
/** Id of an activity, `act_` + 16 characters. */
export const activityId = id('act', 1).brand('ActivityId')
/** Id of a referral case, `ref_` + 16 characters. */
export const referralId = id('ref', 1).brand('ReferralId')
/** Id of an import of a roster, `imp_` + 16 characters. */
export const importId = id('imp', 1).brand('ImportId')
/** Id of a post: its organization's part, then its own. */
export const postId = id('pos', 2).brand('PostId')
/** Id of a session: its organization's part, then its own. */
export const sessionId = id('ses', 2).brand('SessionId')
/** Id of a relation between organizations: the part of the organization that states it, then its own. */
export const relationId = id('rel', 2).brand('RelationId')
/** Id of a membership: its person's part, then its own. */
export const membershipId = id('mem', 2).brand('MembershipId')
/** Id of an honour held: its person's part, then its own. */
export const honourId = id('hon', 2).brand('HonourId')
/** Id of an affiliation to a network: its person's part, then its own. */
export const affiliationId = id('aff', 2).brand('AffiliationId')
/** Id of an engagement in an activity: its person's part, then its own. */
export const engagementId = id('eng', 2).brand('EngagementId')
/** Id of a ruling about a person: the person's part, then its own. */
export const rulingId = id('rul', 2).brand('RulingId')

/** Id of a consent: its person's part, then its own. */
export const consentId = id('con', 2).brand('ConsentId')
/** Id of a request for correction: the person's part, then its own. */
export const correctionId = id('cor', 2).brand('CorrectionId')

/** Id of an organization. */
export type OrganizationId = z.infer<typeof organizationId>
/** Id of a person. */
export type PersonId = z.infer<typeof personId>
/** Id of an activity. */
export type ActivityId = z.infer<typeof activityId>
/** Id of a referral case. */
export type ReferralId = z.infer<typeof referralId>
/** Id of an import of a roster. */
export type ImportId = z.infer<typeof importId>
/** Id of a post. */
export type PostId = z.infer<typeof postId>
/** Id of a session. */
export type SessionId = z.infer<typeof sessionId>
/** Id of a relation. */
export type RelationId = z.infer<typeof relationId>
/** Id of a membership. */
export type MembershipId = z.infer<typeof membershipId>
/** Id of an honour held. */
export type HonourId = z.infer<typeof honourId>
/** Id of an affiliation. */
export type AffiliationId = z.infer<typeof affiliationId>
/** Id of an engagement. */
export type EngagementId = z.infer<typeof engagementId>
/** Id of a ruling. */
export type RulingId = z.infer<typeof rulingId>
/** Id of a consent. */
export type ConsentId = z.infer<typeof consentId>
/** Id of a request for correction. */
export type CorrectionId = z.infer<typeof correctionId>

/** The organization that a post, session or relation belongs to. */
export function organizationOf(child: PostId | SessionId | RelationId): OrganizationId {
  return organizationId.parse(`org_${child.slice(4, 20)}`)
}

/** The person that a membership, honour, affiliation, engagement, ruling, consent or request for correction belongs to. */
export function personOf(
  child: MembershipId | HonourId | AffiliationId | EngagementId | RulingId | ConsentId | CorrectionId,
): PersonId {
  return personId.parse(`per_${child.slice(4, 20)}`)
}

/** Draws the random part of ids: `draw(16)` gives 80 random bits as text. */
export type Draw = (length: number) => string

/** New ids from a source of randomness; children take the part of their aggregate. */
export function makeIds(draw: Draw) {
  const child = (prefix: string, owner: string) => `${prefix}_${owner.slice(4)}_${draw(10)}`
  return {
    organization: () => organizationId.parse(`org_${draw(16)}`),
    person: () => personId.parse(`per_${draw(16)}`),
    activity: () => activityId.parse(`act_${draw(16)}`),
    referral: () => referralId.parse(`ref_${draw(16)}`),
    import: () => importId.parse(`imp_${draw(16)}`),
    post: (owner: OrganizationId) => postId.parse(child('pos', owner)),
    session: (owner: OrganizationId) => sessionId.parse(child('ses', owner)),
    relation: (owner: OrganizationId) => relationId.parse(child('rel', owner)),
    membership: (owner: PersonId) => membershipId.parse(child('mem', owner)),
    honour: (owner: PersonId) => honourId.parse(child('hon', owner)),
    affiliation: (owner: PersonId) => affiliationId.parse(child('aff', owner)),
    engagement: (owner: PersonId) => engagementId.parse(child('eng', owner)),
    ruling: (owner: PersonId) => rulingId.parse(child('rul', owner)),
    consent: (owner: PersonId) => consentId.parse(child('con', owner)),
    correction: (owner: PersonId) => correctionId.parse(child('cor', owner)),
  }
}

/** A maker of new ids. */
export type Ids = ReturnType<typeof makeIds>
