import type { Identifier } from '../domain/identifier.ts'
import { organizationId, personId } from '../domain/ids.ts'
import type { Organization } from '../domain/organization.ts'
import type { Person } from '../domain/person.ts'
import { identifiers } from '../table/identifiers.ts'
import { keyOf } from '../table/keys.ts'
import { organizations } from '../table/organizations.ts'
import { people } from '../table/people.ts'
import { reachedAmong } from './access/person-reach.ts'
import { hasPermission } from './access/reaching.ts'
import type { Context } from './context.ts'
import { getPerson } from './people.ts'
import { findAll, readAll } from './read.ts'
import { whereNow } from './where-now.ts'

/** Who holds an identifier: at most one for a valid one that is unique in the world; all that carry it for others. */
export async function ownersOf(ctx: Context, scheme: string, value: string): Promise<readonly string[]> {
  const held = await readAll(ctx.table, identifiers, { pk: `I#${scheme}#${value}` })
  return held.map(({ owner }) => owner)
}

/** The organizations and people that carry an identifier. */
export async function findByIdentifier(
  ctx: Context,
  { scheme, value }: Pick<Identifier, 'scheme' | 'value'>,
): Promise<{ readonly organizations: readonly Organization[]; readonly people: readonly Person[] }> {
  const owners = await ownersOf(ctx, scheme, value)
  const organizationIds = owners.flatMap((id) => organizationId.safeParse(id).data ?? [])
  const personIds = owners.flatMap((id) => personId.safeParse(id).data ?? [])
  const [organizationsFound, peopleFound] = await Promise.all([
    findAll(ctx.table, organizations, organizationIds.map(keyOf.organization)),
    findAll(ctx.table, people, personIds.map(keyOf.person)),
  ])
  const now = await Promise.all(peopleFound.map((person) => survivorOf(ctx, person)))
  const once = new Map(now.map((person) => [person.id, person]))
  return { organizations: organizationsFound, people: await reachedOf(ctx, [...once.values()]) }
}

/** Those of them whom whoever asks may read. */
async function reachedOf(ctx: Context, found: readonly Person[]): Promise<readonly Person[]> {
  if (found.length === 0 || !hasPermission(ctx, 'person.read')) return []
  const reached = await reachedAmong(
    ctx,
    'person.read',
    found.map(({ id }) => id),
  )
  return found.filter(({ id }) => reached.has(id))
}

/** An identifier that the survivor of a merge had no room for stays with the one merged away, and leads to the survivor. */
async function survivorOf(ctx: Context, person: Person): Promise<Person> {
  if (person.merged === undefined) return person
  return getPerson(ctx, personId.parse((await whereNow(ctx.table, person.id)) ?? person.id))
}
