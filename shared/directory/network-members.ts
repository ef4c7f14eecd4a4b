import type { Affiliation } from '../domain/affiliation.ts'
import { type Day, hasEnded, hasStarted } from '../domain/dates.ts'
import type { OrganizationId } from '../domain/ids.ts'
import type { Person } from '../domain/person.ts'
import { keyOf } from '../table/keys.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { affiliations, people } from '../table/people.ts'
import type { Context } from './context.ts'
import { sharable } from './privacy/sharing.ts'
import { findAll } from './read.ts'

/** A member of a network. */
export type NetworkMember = { readonly affiliation: Affiliation; readonly person: Person | undefined }

/** A page of those affiliated to a network, by start; with `on`, without those who certainly were not on that day. */
export async function readMembers(
  ctx: Context,
  network: OrganizationId,
  on: Day | undefined,
  limit: number,
  from: Position | undefined,
): Promise<Page<NetworkMember>> {
  const page = await readPage(ctx.table, [{ index: 'GS1', pk: `N#${network}` }], limit, from, (item) => {
    const affiliation = affiliations.fromItem(item)
    const excluded =
      on !== undefined && (hasStarted(affiliation.start, on) === 'no' || hasEnded(affiliation.end, on) === 'yes')
    return excluded ? undefined : affiliation
  })
  const shared = await sharable(ctx, page.items, ({ personId }) => personId)
  const keys = shared.map(({ personId }) => keyOf.person(personId))
  const found = new Map((await findAll(ctx.table, people, keys)).map((person) => [person.id, person]))
  return {
    items: shared.map((affiliation) => ({ affiliation, person: found.get(affiliation.personId) })),
    next: page.next,
  }
}
