import type { Identifier } from '../domain/identifier.ts'
import type { OrganizationId } from '../domain/ids.ts'
import { type Organization, type OrganizationKind, organizationKinds } from '../domain/organization.ts'
import { keyOf, placeSort } from '../table/keys.ts'
import { organizations } from '../table/organizations.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import type { Range } from '../table/read.ts'
import { organizationForms } from '../vocabulary/organization-forms.ts'
import { type Areas, liesIn, partsIn } from './areas.ts'
import type { Context } from './context.ts'
import { findByIdentifier } from './identifier-lookup.ts'
import { refer } from './read.ts'
import { pageOfAll } from './whole-page.ts'

/** Organizations that must, or with `negated` must not, be among those that a condition names. */
export type Among = { readonly negated: boolean; readonly values: readonly OrganizationId[] }

/** Which organizations: all conditions hold at once; what is left out does not matter. */
export type OrganizationFilter = {
  readonly kinds?: readonly OrganizationKind[] | undefined
  readonly forms?: readonly string[] | undefined
  readonly areas?: Areas | undefined
  readonly levels?: readonly string[] | undefined
  readonly statuses?: readonly string[] | undefined
  /** Directly below any of these. */
  readonly parent?: Among | undefined
  /** Any of these, or anywhere below one. */
  readonly within?: Among | undefined
  readonly identifier?: Pick<Identifier, 'scheme' | 'value'> | undefined
}

/** A page of organizations: children by kind and name, a subtree from its top down, others by kind and place. */
export async function listOrganizations(
  ctx: Context,
  filter: OrganizationFilter,
  limit: number,
  from: Position | undefined,
): Promise<Page<Organization>> {
  const { parent, within, identifier } = filter
  const [, tops] = await Promise.all([named(ctx, 'parent', parent), named(ctx, 'within', within)])
  if (identifier !== undefined) {
    const found = await findByIdentifier(ctx, identifier)
    const fitting = found.organizations.filter((each) => matches(each, filter))
    return pageOfAll(fitting, ({ id }) => id, limit, from)
  }
  const ranges =
    parent?.negated === false
      ? [...new Set(parent.values)].map((id): Range => ({ index: 'GS1', pk: `C#${id}` }))
      : within?.negated === false
        ? outermost(tops).map(subtree)
        : placed(filter)
  return readPage(ctx.table, ranges, limit, from, (item) => {
    const organization = organizations.fromItem(item)
    return matches(organization, filter) ? organization : undefined
  })
}

function placed({ kinds = organizationKinds, forms, areas }: OrganizationFilter): Range[] {
  const possible = forms?.flatMap((form) => organizationForms.get(form)?.kinds ?? [])
  return kinds
    .filter((kind) => possible?.includes(kind) ?? true)
    .flatMap((kind) => partsIn(areas).map((part): Range => ({ index: 'GS2', pk: `O#${kind}`, ...part })))
}

function subtree({ path }: Organization): Range {
  return { index: 'GS3', pk: `T#${path[0]}`, prefix: `${path.join('/')}/` }
}

/** Without those that lie below another one of them. */
function outermost(tops: readonly Organization[]): Organization[] {
  const ids = new Set<string>(tops.map(({ id }) => id))
  const outer = tops.filter(({ path }) => path.slice(0, -1).every((id) => !ids.has(id)))
  return outer.sort((a, b) => (a.id < b.id ? -1 : 1))
}

function named(ctx: Context, path: string, among: Among | undefined): Promise<Organization[]> {
  const ids = [...new Set(among?.values ?? [])]
  return Promise.all(ids.map((id) => refer(ctx.table, organizations, keyOf.organization(id), path, id)))
}

function matches(
  { kind, form, level, status, place, parentId, path }: Organization,
  { kinds, forms, levels, statuses, areas, parent, within }: OrganizationFilter,
): boolean {
  return (
    (kinds === undefined || kinds.includes(kind)) &&
    (forms === undefined || (form !== undefined && forms.includes(form))) &&
    (levels === undefined || (level !== undefined && levels.includes(level))) &&
    (statuses === undefined || statuses.includes(status)) &&
    liesIn(placeSort(place), areas) &&
    (parent === undefined || parent.values.some((id) => id === parentId) !== parent.negated) &&
    (within === undefined || within.values.some((id) => path.includes(id)) !== within.negated)
  )
}
