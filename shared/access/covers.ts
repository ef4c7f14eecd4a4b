import type { OrganizationId } from '../domain/ids.ts'
import type { Reach } from './access.ts'

/** Where an organization stands: itself and all above it, by parents and by whom it is guided (业务指导), and its place as a path (`CN/440000/`). */
export type Ground = { readonly above: ReadonlySet<OrganizationId>; readonly place: string }

/** Whether an organization lies within reach: it is one of the nodes or below one, or sits in one of `regions` (the places of the regional nodes, as paths). */
export function coversOrganization(reach: Reach, regions: readonly string[], { above, place }: Ground): boolean {
  if (reach === 'everywhere') return true
  return reach.nodes.some((node) => above.has(node)) || coversPlace(regions, place)
}

/** Whether a place lies in one of `regions`; both are paths (`CN/440000/440300/`), and no place lies nowhere. */
export function coversPlace(regions: readonly string[], place: string): boolean {
  return regions.some((region) => place.startsWith(region))
}
