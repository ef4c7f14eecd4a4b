import type { Permission } from '../../../shared/access/permission.ts'
import { holdsPersonId } from '../../../shared/directory/access/person-reach.ts'
import {
  type Area,
  areaOf,
  hasPermission,
  holdsOrganization,
  treeOf,
} from '../../../shared/directory/access/reaching.ts'
import { holdsReferral } from '../../../shared/directory/access/referral-reach.ts'
import type { Context } from '../../../shared/directory/context.ts'
import { expectSharable } from '../../../shared/directory/privacy/sharing.ts'
import { find, nothingThere } from '../../../shared/directory/read.ts'
import {
  activityId,
  importId,
  membershipId,
  type OrganizationId,
  organizationId,
  type PersonId,
  personId,
  personOf,
  referralId,
} from '../../../shared/domain/ids.ts'
import { Forbidden } from '../../../shared/errors.ts'
import { activities } from '../../../shared/table/activities.ts'
import { imports } from '../../../shared/table/imports.ts'
import { childKey, keyOf } from '../../../shared/table/keys.ts'
import { memberships } from '../../../shared/table/people.ts'
import { referrals } from '../../../shared/table/referrals.ts'
import type { Target } from './route-rules.ts'

/** What is asked for, and how far the right to it goes. */
type Question = { readonly permission: Permission; readonly target: Target; readonly area: Exclude<Area, 'everywhere'> }

/**
 * Throws unless the thing that the address names lies in the area: `forbidden` for organizations, which everybody may know of, and for all else the `not-found` of a
 * thing that is not there. Under an id of a wrong form there is nothing either.
 */
export async function reachTarget(
  ctx: Context,
  { permission, target, area }: Question,
  path: ReadonlyMap<string, string>,
) {
  const id = path.get('id') ?? ''
  const open = async (isReached: () => Promise<boolean>) => {
    if (!(await isReached())) throw nothingThere(id)
  }
  switch (target) {
    case 'none':
    case 'found':
      return
    case 'everywhere':
      throw new Forbidden(permission)
    case 'organization': {
      const organization = organizationIn(id)
      if (organization === undefined) throw nothingThere(id)
      if (!(await holdsOrganization(ctx, treeOf(area, permission), organization))) throw new Forbidden(permission)
      return
    }
    case 'person': {
      const person = personIn(id)
      return open(async () => person !== undefined && holdsPersonId(ctx, area, person))
    }
    case 'membership': {
      const { data } = membershipId.safeParse(id)
      return open(async () => data !== undefined && holdsMembership(ctx, permission, area, data))
    }
    case 'activity': {
      const { data } = activityId.safeParse(id)
      if (data === undefined) throw nothingThere(id)
      const activity = await find(ctx.table, activities, keyOf.activity(data))
      if (activity !== undefined && !(await holdsOrganization(ctx, area, activity.organizerId)))
        throw new Forbidden(permission)
      return
    }
    case 'referral': {
      const { data } = referralId.safeParse(id)
      if (data === undefined) throw nothingThere(id)
      const referral = await find(ctx.table, referrals, keyOf.referral(data))
      return open(async () => referral !== undefined && holdsReferral(ctx, area, referral))
    }
    case 'import': {
      const { data } = importId.safeParse(id)
      if (data === undefined) throw nothingThere(id)
      const found = await find(ctx.table, imports, keyOf.import(data))
      return open(async () => found !== undefined && holdsOrganization(ctx, area, found.organizationId))
    }
  }
}

/** Throws the `not-found` of somebody who does not exist where a person withholds consent from the machine client that asks. */
export async function sharedTarget(ctx: Context, target: Target, path: ReadonlyMap<string, string>): Promise<void> {
  const person = target === 'person' || target === 'membership' ? personIn(path.get('id') ?? '') : undefined
  if (person !== undefined) await expectSharable(ctx, person)
}

/** The organization that an id names: its own, or the one that it begins with. */
function organizationIn(id: string): OrganizationId | undefined {
  return organizationId.safeParse(/^(?:pos|ses|rel)_/.test(id) ? `org_${id.slice(4, 20)}` : id).data
}

/** The person that an id names: their own, or the one that it begins with. */
function personIn(id: string): PersonId | undefined {
  return personId.safeParse(/^[a-z]{3}_/.test(id) ? `per_${id.slice(4, 20)}` : id).data
}

/** A membership is seen by whoever sees the roster that it stands in, or the person; it is changed only by whoever answers for the roster. */
async function holdsMembership(ctx: Context, permission: Permission, area: Area, id: Parameters<typeof personOf>[0]) {
  const membership = await find(ctx.table, memberships, childKey(id))
  if (membership !== undefined && (await holdsOrganization(ctx, area, membership.organizationId))) return true
  if (permission !== 'roster.read' || !hasPermission(ctx, 'person.read')) return false
  return holdsPersonId(ctx, await areaOf(ctx, 'person.read'), personOf(id))
}
