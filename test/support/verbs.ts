import { changeActivity, createActivity, getActivity } from '../../shared/directory/activities.ts'
import { changeAffiliation, createAffiliation, getAffiliation } from '../../shared/directory/affiliations.ts'
import type { Context } from '../../shared/directory/context.ts'
import { changeEngagement, createEngagement, getEngagement } from '../../shared/directory/engagements.ts'
import { changeHonour, createHonour, getHonour } from '../../shared/directory/honours.ts'
import { changeMembership, createMembership, getMembership } from '../../shared/directory/memberships.ts'
import { changeOrganization, createOrganization, getOrganization } from '../../shared/directory/organizations.ts'
import { changePerson, createPerson, getPerson } from '../../shared/directory/people.ts'
import { changePost, createPost, getPost } from '../../shared/directory/posts.ts'
import { changeRelation, createRelation, getRelation } from '../../shared/directory/relations.ts'
import { changeSession, createSession, getSession } from '../../shared/directory/sessions.ts'
import { affiliationInput } from '../../shared/domain/affiliation.ts'
import { engagementInput } from '../../shared/domain/engagement.ts'
import { honourInput } from '../../shared/domain/honour.ts'
import {
  activityId,
  affiliationId,
  engagementId,
  honourId,
  membershipId,
  organizationId,
  personId,
  postId,
  relationId,
  sessionId,
} from '../../shared/domain/ids.ts'
import type { Stamp } from '../../shared/domain/record.ts'
import { relationInput } from '../../shared/domain/relation.ts'
import type { Requests } from './context.ts'
import { given, inputs } from './given.ts'

/** A stored thing as far as all kinds agree. */
export type Thing = Stamp & { readonly id: string }

/** The three verbs of one kind; `create` makes its thing in a world of its own, `note` is a field that a change can set. */
export type Verbs = {
  readonly kind: string
  readonly note: string
  readonly prepare: (request: Requests) => Promise<(ctx: Context) => Promise<Thing>>
  readonly change: (ctx: Context, id: string, expected: number, patch: (input: unknown) => unknown) => Promise<Thing>
  readonly get: (ctx: Context, id: string) => Promise<Thing>
}

/** Verbs of every kind of thing that the directory keeps under an id. */
export const allVerbs: readonly Verbs[] = [
  {
    kind: 'organization',
    note: 'note',
    prepare: async () => (ctx) => createOrganization(ctx, inputs.organization()),
    change: (ctx, id, ...rest) => changeOrganization(ctx, organizationId.parse(id), ...rest),
    get: (ctx, id) => getOrganization(ctx, organizationId.parse(id)),
  },
  {
    kind: 'person',
    note: 'note',
    prepare: async () => (ctx) => createPerson(ctx, inputs.person()),
    change: (ctx, id, ...rest) => changePerson(ctx, personId.parse(id), ...rest),
    get: (ctx, id) => getPerson(ctx, personId.parse(id)),
  },
  {
    kind: 'post',
    note: 'note',
    prepare: async (request) => {
      const { id } = await given(request).organization()
      return (ctx) => createPost(ctx, id, inputs.post())
    },
    change: (ctx, id, ...rest) => changePost(ctx, postId.parse(id), ...rest),
    get: (ctx, id) => getPost(ctx, postId.parse(id)),
  },
  {
    kind: 'session',
    note: 'note',
    prepare: async (request) => {
      const { id } = await given(request).organization()
      return (ctx) => createSession(ctx, id, inputs.session(10))
    },
    change: (ctx, id, ...rest) => changeSession(ctx, sessionId.parse(id), ...rest),
    get: (ctx, id) => getSession(ctx, sessionId.parse(id)),
  },
  {
    kind: 'relation',
    note: 'note',
    prepare: async (request) => {
      const [from, to] = [await given(request).organization(), await given(request).organization()]
      return (ctx) => createRelation(ctx, from.id, relationInput.parse({ kind: 'guided-by', targetId: to.id }))
    },
    change: (ctx, id, ...rest) => changeRelation(ctx, relationId.parse(id), ...rest),
    get: (ctx, id) => getRelation(ctx, relationId.parse(id)),
  },
  {
    kind: 'membership',
    note: 'note',
    prepare: async (request) => {
      const [somebody, society] = [await given(request).person(), await given(request).organization()]
      const post = await given(request).post(society.id)
      return (ctx) => createMembership(ctx, inputs.membership(somebody.id, post.id, { start: '2024-01-01' }))
    },
    change: (ctx, id, ...rest) => changeMembership(ctx, membershipId.parse(id), ...rest),
    get: (ctx, id) => getMembership(ctx, membershipId.parse(id)),
  },
  {
    kind: 'honour',
    note: 'note',
    prepare: async (request) => {
      const { id } = await given(request).person()
      return (ctx) => createHonour(ctx, id, honourInput.parse({ name: '某奖' }))
    },
    change: (ctx, id, ...rest) => changeHonour(ctx, honourId.parse(id), ...rest),
    get: (ctx, id) => getHonour(ctx, honourId.parse(id)),
  },
  {
    kind: 'affiliation',
    note: 'role',
    prepare: async (request) => {
      const [somebody, network] = [await given(request).person(), await given(request).network()]
      return (ctx) => createAffiliation(ctx, somebody.id, affiliationInput.parse({ networkId: network.id }))
    },
    change: (ctx, id, ...rest) => changeAffiliation(ctx, affiliationId.parse(id), ...rest),
    get: (ctx, id) => getAffiliation(ctx, affiliationId.parse(id)),
  },
  {
    kind: 'activity',
    note: 'note',
    prepare: async (request) => {
      const { id } = await given(request).organization()
      return (ctx) => createActivity(ctx, inputs.activity(id))
    },
    change: (ctx, id, ...rest) => changeActivity(ctx, activityId.parse(id), ...rest),
    get: (ctx, id) => getActivity(ctx, activityId.parse(id)),
  },
  {
    kind: 'engagement',
    note: 'note',
    prepare: async (request) => {
      const somebody = await given(request).person()
      const activity = await given(request).activity((await given(request).organization()).id)
      const input = engagementInput.parse({ activityId: activity.id, role: 'attendee' })
      return (ctx) => createEngagement(ctx, somebody.id, input)
    },
    change: (ctx, id, ...rest) => changeEngagement(ctx, engagementId.parse(id), ...rest),
    get: (ctx, id) => getEngagement(ctx, engagementId.parse(id)),
  },
]
