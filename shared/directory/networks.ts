import type { OrganizationId } from '../domain/ids.ts'
import type { Organization } from '../domain/organization.ts'
import { refuse } from '../errors.ts'
import type { Context } from './context.ts'
import { getOrganization } from './organizations.ts'

/** The overseas talent network of this id; throws `not-found`, also for an organization of another kind. */
export async function getNetwork(ctx: Context, id: OrganizationId): Promise<Organization> {
  const organization = await getOrganization(ctx, id)
  if (organization.kind === 'overseas-network') return organization
  throw refuse(
    'not-found',
    'id',
    `${id} 不是海外人才网络；请核对编号。`,
    `${id} is not an overseas talent network; check the id.`,
  )
}
