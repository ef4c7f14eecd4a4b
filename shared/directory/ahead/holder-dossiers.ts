import type { PersonId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { Dossier } from '../../eligibility/dossier.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { type ReadDossier, readDossiers } from '../eligibility/read-dossiers.ts'
import { findAll } from '../read.ts'

/** What is known of holders of posts, by person; `whole` are those of whom everything was read. */
export type HolderDossiers = {
  readonly all: ReadonlyMap<PersonId, Dossier>
  readonly whole: ReadonlyMap<PersonId, ReadDossier>
}

/**
 * Dossiers of holders. Of those for whom `needsAll` says so everything is read (a query for each, and all that it names); of the others the
 * person alone, in batches, for a tenth of it.
 */
export async function readHolderDossiers(
  ctx: Context,
  memberships: readonly Membership[],
  needsAll: (membership: Membership) => boolean,
): Promise<HolderDossiers> {
  const wholeIds = new Set(memberships.filter(needsAll).map(({ personId }) => personId))
  const others = new Set(memberships.map(({ personId }) => personId).filter((id) => !wholeIds.has(id)))
  const [whole, found] = await Promise.all([
    readDossiers(ctx, [...wholeIds]),
    findAll(ctx.table, people, [...others].map(keyOf.person)),
  ])
  const bare = found.map((person): [PersonId, Dossier] => [person.id, personAlone(person)])
  return { all: new Map([...bare, ...whole]), whole }
}

function personAlone(person: Person): Dossier {
  const none = { posts: [], honours: [], mentorings: [], affiliations: [], engagements: [] }
  return { profile: { person, ...none, employers: new Map() }, rulings: [], legalRepresentatives: new Map() }
}
