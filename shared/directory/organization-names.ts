import type { OrganizationId } from '../domain/ids.ts'
import { mainName } from '../domain/names.ts'
import { keyOf } from '../table/keys.ts'
import { organizations } from '../table/organizations.ts'
import type { Context } from './context.ts'
import { findAll } from './read.ts'

/** Main names of organizations by id, in one batch; ids that lead nowhere are left out. */
export async function organizationNames(
  ctx: Context,
  ids: Iterable<OrganizationId>,
): Promise<ReadonlyMap<string, string>> {
  const found = await findAll(ctx.table, organizations, [...new Set(ids)].map(keyOf.organization))
  return new Map(found.map(({ id, names }) => [id, mainName(names)]))
}
