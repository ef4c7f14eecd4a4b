import type { OrganizationId } from '../domain/ids.ts'
import type { Reach } from './access.ts'

/** Where an organization stands: itself and all above it, by parents and by whom it is guided (业务指导), and its place as a path (`CN/440000/`). */
export type Ground = { readonly above: ReadonlySet<OrganizationId>; readonly place: string }

/** Places that a reach holds, as paths: those of its regional nodes. */
export type Regions = readonly string[]

/** Whether an organization lies within reach: below one of the nodes, or in the region of one whose region counts. */
export function coversOrganization(reach: Reach, regions: Regions, { above, place }: Ground): boolean {
  if (reach === 'everywhere') return true
  return reach.nodes.some((node) => above.has(node)) || regions.some((region) => place.startsWith(region))
}
