import type { OrganizationId } from '../domain/ids.ts'
import { type Organization, type OrganizationKind, organizationKinds } from '../domain/organization.ts'
import { keyOf } from '../table/keys.ts'
import { organizations } from '../table/organizations.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import type { Range } from '../table/read.ts'
import type { Context } from './context.ts'
import { load } from './read.ts'
import { areaOf } from './vacancies.ts'

/** Which organizations: all conditions hold at once; what is left out does not matter. */
export type OrganizationFilter = {
  readonly kinds?: readonly OrganizationKind[] | undefined
  readonly region?: string | undefined
  readonly country?: string | undefined
  readonly levels?: readonly string[] | undefined
  readonly statuses?: readonly string[] | undefined
}

/** A page of organizations by kind and place. */
export function listOrganizations(
  ctx: Context,
  filter: OrganizationFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Organization>> {
  const ranges = (filter.kinds ?? organizationKinds).map(
    (kind): Range => ({ index: 'GS2', pk: `O#${kind}`, ...areaOf(filter) }),
  )
  return pageOf(ctx, ranges, filter, limit, from)
}

/** A page of the organizations directly below one, by kind and name. */
export function listChildren(
  ctx: Context,
  parent: OrganizationId,
  filter: OrganizationFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Organization>> {
  const range: Range = { index: 'GS1', pk: `C#${parent}` }
  return pageOf(ctx, [range], filter, limit, from)
}

/** A page of everything below an organization, itself first. */
export async function listSubtree(
  ctx: Context,
  top: OrganizationId,
  filter: OrganizationFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Organization>> {
  const { path } = await load(ctx.table, organizations, keyOf.organization(top), top)
  const range: Range = { index: 'GS3', pk: `T#${path[0]}`, prefix: `${path.join('/')}/` }
  return pageOf(ctx, [range], filter, limit, from)
}

function pageOf(
  ctx: Context,
  ranges: readonly Range[],
  filter: OrganizationFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Organization>> {
  const area = areaOf(filter).prefix
  return readPage(ctx.table, ranges, limit, from, (item) => {
    const organization = organizations.fromItem(item)
    return matches(organization, filter) && (area === undefined || String(item.GS2SK).startsWith(area))
      ? organization
      : undefined
  })
}

function matches({ kind, level, status }: Organization, { kinds, levels, statuses }: OrganizationFilter): boolean {
  return (
    (kinds === undefined || kinds.includes(kind)) &&
    (levels === undefined || levels.includes(level ?? '')) &&
    (statuses === undefined || statuses.includes(status))
  )
}
