import type { Day } from '../../shared/domain/dates.ts'
import { makeIds, type OrganizationId, organizationOf, type PersonId, type PostId } from '../../shared/domain/ids.ts'
import { type Membership, membership } from '../../shared/domain/membership.ts'
import { type Organization, organization } from '../../shared/domain/organization.ts'
import { type Person, person } from '../../shared/domain/person.ts'
import { type Post, post } from '../../shared/domain/post.ts'
import { type Session, session } from '../../shared/domain/session.ts'
import { noon, today } from './clock.ts'
import { seededDraw } from './random.ts'

const ids = makeIds(seededDraw(4))
const stamp = { version: 1, createdAt: noon(today).toISOString(), updatedAt: noon(today).toISOString() }

/** Provenance of what was entered on a day. */
export function enteredOn(day: Day) {
  return { assertedBy: 'user:clerk', confirmedAt: noon(day).toISOString(), visibility: 'public' }
}

const common = { ...stamp, provenance: enteredOn(today) }

/** A stored society; names here are made up. */
export function anOrganization(more: object = {}): Organization {
  const id = ids.organization()
  const names = [{ text: '某省测试学会', kind: 'official' }]
  return organization.parse({ id, kind: 'society', status: 'active', names, path: [id], ...common, ...more })
}

/** A stored post, the chair unless told otherwise. */
export function aPost(organizationId: OrganizationId, more: object = {}): Post {
  const chair = { name: '理事长', role: 'chair', responsible: true }
  return post.parse({ id: ids.post(organizationId), organizationId, ...chair, ...common, ...more })
}

/** A stored session. */
export function aSession(organizationId: OrganizationId, number: number, more: object = {}): Session {
  return session.parse({ id: ids.session(organizationId), organizationId, number, ...common, ...more })
}

/** A stored membership of somebody in a post. */
export function aMembership(postId: PostId, more: object = {}, personId: PersonId = ids.person()): Membership {
  const organizationId = organizationOf(postId)
  return membership.parse({
    id: ids.membership(personId),
    personId,
    postId,
    organizationId,
    order: 0,
    ...common,
    ...more,
  })
}

/** A stored person with a made-up name. */
export function aPerson(more: object = {}): Person {
  const names = [{ text: '测试甲', kind: 'official' }]
  return person.parse({ id: ids.person(), names, status: 'active', generated: true, ...stamp, provenance: {}, ...more })
}
