import { makeIds, type OrganizationId, organizationId, type PostId, sessionId } from '../../../shared/domain/ids.ts'
import { organization, type Organization as StoredOrganization } from '../../../shared/domain/organization.ts'
import { post } from '../../../shared/domain/post.ts'
import { newSheet, withSession } from '../../../shared/domain/seat-sheet.ts'
import { session } from '../../../shared/domain/session.ts'
import type { Area } from '../../../shared/index/columns/area.ts'
import type { SeatFacts } from '../../../shared/index/columns/facts.ts'
import type { Item } from '../../../shared/table/item.ts'
import { organizations, posts, sheets } from '../../../shared/table/organizations.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { made, madeStamp } from './origins.ts'
import type { Organization } from './population/organization.ts'

/** The items of an organization that a projection reads: itself and, with sessions, its seat sheet. */
export function organizationItems(of: Organization): Item[] {
  const stored = storedOrganization(of)
  if (of.terms.length === 0) return [organizations.toItem(stored)]
  const sheet = of.terms
    .map(({ observed: _, ...term }) =>
      session.parse({
        ...term,
        id: sessionId.parse(term.id),
        organizationId: stored.id,
        provenance: made,
        ...madeStamp,
      }),
    )
    .reduce(withSession, newSheet(stored))
  return [organizations.toItem(stored), sheets.toItem(sheet)]
}

function storedOrganization({ id, path, kind, form, level, area, name }: Organization): StoredOrganization {
  return organization.parse({
    id,
    path,
    kind,
    form,
    level,
    parentId: path.at(-2),
    status: 'active',
    names: [{ text: name, kind: 'official' }],
    place: area === undefined ? undefined : placeOf(area),
    provenance: made,
    ...madeStamp,
  })
}

/** A place in a directory record; the facts of it are `area` again. */
export function placeOf({ region, countries }: Area): { readonly country: string; readonly region?: string } {
  return region === undefined ? { country: countries[0] ?? 'CN' } : { country: 'CN', region }
}

const roles = roleClasses.entries().map(({ code }) => code)

/** The id of the post of this role in an organization. */
export function postIdOf(owner: OrganizationId, role: string): PostId {
  return makeIds(() => String(roles.indexOf(role)).padStart(10, '0')).post(owner)
}

/** The item of the post that a seat is of. */
export function postItem({ organizationId: owner, role, responsible, text }: SeatFacts): Item {
  const of = organizationId.parse(owner)
  return posts.toItem(
    post.parse({
      id: postIdOf(of, role),
      organizationId: of,
      name: text.split('\n')[1],
      role,
      responsible,
      provenance: made,
      ...madeStamp,
    }),
  )
}
