import type { Day } from '../../domain/dates.ts'
import { type OrganizationId, organizationId, type PersonId } from '../../domain/ids.ts'
import type { Organization } from '../../domain/organization.ts'
import { charterOn } from '../../eligibility/charter.ts'
import type { Dossier } from '../../eligibility/dossier.ts'
import type { Predecessors } from '../../eligibility/seat.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import { keyOf } from '../../table/keys.ts'
import { organizations, sheets } from '../../table/organizations.ts'
import type { Context } from '../context.ts'
import { type FullProfile, joinProfiles, readCollections } from '../profiles.ts'
import { find } from '../read.ts'
import { chartersOf } from './charters.ts'

/** A dossier whose posts have their whole organization, as it comes from the table. */
export type ReadDossier = Dossier & { readonly profile: FullProfile }

/** The dossiers of people who are there, by id, strongly consistent: a query for each and one batch for all that they name. */
export async function readDossiers(ctx: Context, ids: readonly PersonId[]): Promise<Map<PersonId, ReadDossier>> {
  const collections = await readCollections(ctx.table, ids)
  const rulings = new Map(collections.map(({ person, rulings }) => [person?.id, rulings]))
  const profiles = await joinProfiles(ctx.table, collections)
  return new Map(
    profiles.map((profile) => [
      profile.person.id,
      { profile, rulings: rulings.get(profile.person.id) ?? [], legalRepresentatives: new Map() },
    ]),
  )
}

/** The same dossiers, knowing which office makes a legal representative in each society that the people serve: one query a society. */
export async function withLegalRepresentatives(
  ctx: Context,
  dossiers: ReadonlyMap<PersonId, ReadDossier>,
  on: Day,
): Promise<Map<PersonId, ReadDossier>> {
  const serving = [...dossiers.values()].flatMap(({ profile }) =>
    profile.posts.filter(({ post, organization }) => post.responsible && organization.kind === 'society'),
  )
  const ids = [...new Set(serving.map(({ organization }) => organization.id))]
  const found = await mapInFlight(ids, async (id): Promise<[string, string][]> => {
    const role = charterOn(await chartersOf(ctx, id), on)?.legalRepresentative
    return role === undefined ? [] : [[id, role]]
  })
  const legalRepresentatives = new Map(found.flat())
  return new Map([...dossiers].map(([id, dossier]) => [id, { ...dossier, legalRepresentatives }]))
}

/** Most organizations that one became before it is the one sought: more is an error in the data, or a circle. */
const longestLine = 6

/**
 * The lines of closed organizations in which these people served and that became `target`, by merger, split or move, each oldest first.
 * Whatever line nobody served in does not matter to their terms.
 */
export async function readPredecessors(
  ctx: Context,
  dossiers: Iterable<ReadDossier>,
  target: OrganizationId,
): Promise<Predecessors[]> {
  const closed = new Map<string, Organization>()
  for (const { profile } of dossiers)
    for (const { organization } of profile.posts)
      if (organization.closing !== undefined && organization.id !== target) closed.set(organization.id, organization)
  const lines = await Promise.all([...closed.values()].map((each) => lineTo(ctx, [each], target)))
  const found = lines.flat()
  const ends = new Set(found.flatMap((line) => line.slice(1).map(({ id }) => id)))
  return Promise.all(
    found
      .filter(([first]) => first !== undefined && !ends.has(first.id))
      .map((line) =>
        Promise.all(
          line.map(async ({ id, closing }) => ({
            organizationId: id,
            closedOn: closing?.on ?? '',
            terms: (await find(ctx.table, sheets, keyOf.sheet(id)))?.terms ?? [],
          })),
        ),
      ),
  )
}

async function lineTo(ctx: Context, line: readonly Organization[], target: OrganizationId): Promise<Organization[][]> {
  const successors = line.at(-1)?.closing?.successorIds ?? []
  if (successors.includes(target)) return [[...line]]
  if (line.length === longestLine) return []
  const found = await Promise.all(
    successors
      .filter((id) => line.every((each) => each.id !== id))
      .map(async (id) => {
        const next = await find(ctx.table, organizations, keyOf.organization(organizationId.parse(id)))
        return next?.closing === undefined ? [] : lineTo(ctx, [...line, next], target)
      }),
  )
  return found.flat()
}
