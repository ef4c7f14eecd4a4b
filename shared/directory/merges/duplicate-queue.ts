import type { OrganizationId, PersonId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { placePath } from '../../domain/place.ts'
import type { QuerySpec } from '../../index/query-spec.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import { type Page, type Position, readPage } from '../../table/page.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { readCollections } from '../profiles.ts'
import { type Candidates, listPeople, type Ranked } from '../search-candidates.ts'
import { duplicatesOfWhole, finds, keyOfPair, type Pair, type Whole } from './duplicates.ts'

/**
 * Pairs among those who hold or held a post in an organization, and with anybody else, likeliest first within the page. A page goes through so many
 * memberships, so it may be short, or empty, and still go on; each pair comes once.
 */
export async function duplicatesInRoster(
  ctx: Context,
  organization: OrganizationId,
  limit: number,
  from: Position | undefined,
): Promise<Page<Pair>> {
  const page = await readPage(ctx.table, [{ index: 'GS2', pk: `M#${organization}` }], limit, from, memberships.fromItem)
  const here = new Map(page.items.map((each) => [each.id, each]))
  const isOn = (each: Membership) => each.organizationId === organization
  const items = await pairsOf(ctx, [...new Set(page.items.map(({ personId }) => personId))], {
    // Who holds several posts there comes with the first of them.
    comesNow: (whole) => {
      const [first] = whole.memberships.filter(isOn).sort((a, b) => (rosterSort(a) < rosterSort(b) ? -1 : 1))
      return first !== undefined && here.has(first.id)
    },
    comesToo: (other) => other.memberships.some(isOn),
  })
  return { items, next: page.next }
}

/** Pairs among those whom a list of people by their place of work gives, and with anybody else; pages as those of an organization's roster. */
export async function duplicatesInPlace(
  ctx: Context,
  candidates: Candidates,
  spec: QuerySpec,
  within: readonly string[],
): Promise<Ranked & { readonly pairs: readonly Pair[] }> {
  const { people, ...ranked } = await listPeople(ctx, candidates, spec)
  const pairs = await pairsOf(
    ctx,
    people.map(({ id }) => id),
    {
      comesNow: () => true,
      comesToo: ({ person: { workplace, status } }) =>
        status === 'active' && workplace !== undefined && within.some((path) => placePath(workplace).startsWith(path)),
    },
  )
  return { ...ranked, pairs }
}

type Order = {
  /** Whether somebody's pairs are told on this page. */
  readonly comesNow: (whole: Whole) => boolean
  /** Whether somebody comes on one of the pages, so that a pair with them is told by the smaller id alone, if that one finds the other. */
  readonly comesToo: (other: Whole) => boolean
}

async function pairsOf(ctx: Context, ids: readonly PersonId[], { comesNow, comesToo }: Order): Promise<Pair[]> {
  const collections = await readCollections(ctx.table, ids)
  const wholes = collections.flatMap(({ person, ...rest }): Whole[] =>
    person === undefined || person.status === 'merged' ? [] : [{ ...rest, person }],
  )
  const found = await mapInFlight(wholes.filter(comesNow), async (whole) => {
    const pairs = await duplicatesOfWhole(ctx, whole)
    return pairs.filter(
      ({ a, b }) => a.person.id === whole.person.id || !comesToo(a) || !finds(a, b) || b.person.id !== whole.person.id,
    )
  })
  const once = new Map(found.flat().map((pair) => [keyOfPair(pair), pair]))
  return [...once.values()].sort((one, other) => other.score - one.score)
}

/** The sort key of a membership in its roster. */
function rosterSort(of: Membership): string {
  return String(memberships.toItem(of).GS2SK)
}
