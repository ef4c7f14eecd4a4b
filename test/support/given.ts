import { createActivity } from '../../shared/directory/activities.ts'
import { createMembership } from '../../shared/directory/memberships.ts'
import { createOrganization } from '../../shared/directory/organizations.ts'
import { createPerson } from '../../shared/directory/people.ts'
import { createPost } from '../../shared/directory/posts.ts'
import { createSession } from '../../shared/directory/sessions.ts'
import { activityInput } from '../../shared/domain/activity.ts'
import type { OrganizationId, PersonId, PostId } from '../../shared/domain/ids.ts'
import { membershipInput } from '../../shared/domain/membership.ts'
import { organizationInput } from '../../shared/domain/organization.ts'
import { personInput } from '../../shared/domain/person.ts'
import { postInput } from '../../shared/domain/post.ts'
import { sessionInput } from '../../shared/domain/session.ts'
import type { Requests } from './context.ts'
import { load } from './load.ts'
import { aPerson } from './things.ts'

/** Inputs of the directory's verbs, read by their schemas; all names are made up. */
export const inputs = {
  organization: (more: object = {}) =>
    organizationInput.parse({ kind: 'society', names: [{ text: '某省测试学会', kind: 'official' }], ...more }),
  person: (more: object = {}) => personInput.parse({ names: [{ text: '测试甲', kind: 'official' }], ...more }),
  post: (more: object = {}) => postInput.parse({ name: '理事长', role: 'chair', ...more }),
  session: (number: number, more: object = {}) => sessionInput.parse({ number, ...more }),
  membership: (personId: PersonId, postId: PostId, more: object = {}) =>
    membershipInput.parse({ personId, postId, ...more }),
  activity: (organizerId: OrganizationId, more: object = {}) =>
    activityInput.parse({ name: '培训班', kind: 'training', organizerId, ...more }),
}

/** Things that are there before a test begins, made by the verbs themselves. */
export function given(request: Requests) {
  return {
    organization: (more: object = {}) => createOrganization(request(), inputs.organization(more)),
    /** Somebody who was loaded without a verb: quick, for crowds. */
    somebody: async () => {
      const person = aPerson()
      await load(request().table, { people: [person] })
      return person
    },
    person: (more: object = {}) => createPerson(request(), inputs.person(more)),
    post: (owner: OrganizationId, more: object = {}) => createPost(request(), owner, inputs.post(more)),
    session: (owner: OrganizationId, number: number, more: object = {}) =>
      createSession(request(), owner, inputs.session(number, more)),
    membership: (personId: PersonId, postId: PostId, more: object = {}) =>
      createMembership(request(), inputs.membership(personId, postId, more)),
    activity: (organizer: OrganizationId, more: object = {}) =>
      createActivity(request(), inputs.activity(organizer, more)),
    network: (more: object = {}) =>
      createOrganization(request(), inputs.organization({ kind: 'overseas-network', ...more })),
  }
}

/** A patch that lays `more` over what is said; what is undefined there is no longer said. */
export function patching(more: object): (input: unknown) => unknown {
  return (input) => {
    const said = typeof input === 'object' ? { ...input, ...more } : more
    return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined))
  }
}
