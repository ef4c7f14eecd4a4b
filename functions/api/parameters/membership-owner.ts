import * as z from 'zod'
import { requirePerson } from '../../../shared/directory/access/person-reach.ts'
import { requireOrganization } from '../../../shared/directory/access/reaching.ts'
import type { Context } from '../../../shared/directory/context.ts'
import type { MembershipOwner } from '../../../shared/directory/membership-lists.ts'
import { getOrganization } from '../../../shared/directory/organizations.ts'
import { getPerson } from '../../../shared/directory/people.ts'
import { getPost } from '../../../shared/directory/posts.ts'
import { findSession } from '../../../shared/directory/sessions.ts'
import {
  type OrganizationId,
  organizationId,
  organizationOf,
  personId,
  postId,
  type SessionId,
} from '../../../shared/domain/ids.ts'
import { refuse } from '../../../shared/errors.ts'
import { pageParameters } from '../../../shared/http/parameters.ts'
import { asOfParameter } from './as-of.ts'
import { sessionParameter } from './session.ts'

/** The parameters of a list of memberships: exactly one of `person`, `post` and `organization`. */
export const membershipParameters = z.object({
  ...pageParameters,
  ...asOfParameter,
  person: personId.optional(),
  post: postId.optional(),
  organization: organizationId.optional(),
  session: sessionParameter.optional(),
})

/** Whose memberships are asked for; throws where that is nobody's, or more than one's. */
export async function membershipOwner(
  ctx: Context,
  { person, post, organization, session }: z.output<typeof membershipParameters>,
): Promise<MembershipOwner> {
  if ([person, post, organization].filter((given) => given !== undefined).length !== 1) throw exactlyOne()
  if (person !== undefined) {
    if (session !== undefined) throw noSession()
    await requirePerson(ctx, 'person.read', person)
    await getPerson(ctx, person)
    return { person }
  }
  if (post !== undefined) {
    await requireOrganization(ctx, 'roster.read', organizationOf(post))
    await getPost(ctx, post)
    return { post, session: await sessionOf(ctx, organizationOf(post), session) }
  }
  if (organization === undefined) throw exactlyOne()
  await requireOrganization(ctx, 'roster.read', organization)
  await getOrganization(ctx, organization)
  return { organization, session: await sessionOf(ctx, organization, session) }
}

async function sessionOf(ctx: Context, organization: OrganizationId, session: SessionId | number | undefined) {
  return session === undefined ? undefined : (await findSession(ctx, organization, session)).id
}

function exactlyOne() {
  return refuse(
    'invalid-input',
    'person',
    '请在 person（某人）、post（某职务）、organization（某组织）中写且只写一个。',
    'Give exactly one of person, post and organization.',
  )
}

function noSession() {
  return refuse(
    'invalid-input',
    'session',
    'session 只能与 post 或 organization 一起用。',
    'session goes with post or organization only.',
  )
}
