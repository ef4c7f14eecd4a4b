import { dayOf } from '../../domain/dates.ts'
import type { Handling } from '../../domain/handling.ts'
import { type OrganizationId, type PersonId, personId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { mayShare } from '../../domain/sharing.ts'
import type { Table } from '../../table/client.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import { handlings, personalConsents } from '../../table/privacy.ts'
import { getItems } from '../../table/read.ts'
import { readAll } from '../read.ts'
import { whereNow } from '../where-now.ts'
import type { Asker } from './reaching.ts'

/**
 * Those of `ids` whom whoever asks may be shown: all for people and the system; a machine client sees those whose record rests on consent only by one to it. Of
 * somebody who was merged away it is asked under the id that they have now. Strongly consistent, so a withdrawal counts at once.
 */
export async function sharableAmong(asker: Asker, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (asker.actor?.kind !== 'client') return new Set(ids)
  const recipients = recipientsOf(asker)
  const asked = [...new Set(ids)].flatMap((id) => personId.safeParse(id).data ?? [])
  const records = await recordsOf(asker.table, asked)
  const all = [...new Set([...records.values()].flat())]
  const stated = (await getItems(asker.table, all.map(keyOf.handling), true)).map(handlings.fromItem)
  const byId = new Map<PersonId, Handling>(stated.map((each) => [each.personId, each]))
  const hidden = new Set<string>()
  for (const [id, theirs] of records)
    if ((await restsOnConsent(asker.table, byId, theirs)) && !(await isConsented(asker, theirs, recipients)))
      hidden.add(id)
  return new Set(ids.filter((id) => !hidden.has(id)))
}

/** Whom a machine client receives data for: the organizations at which it has been granted something. One granted everywhere is none of them. */
function recipientsOf({ access, now }: Asker): OrganizationId[] {
  const today = dayOf(now)
  return access.grants.flatMap(({ node, until }) =>
    node === '*' || (until !== undefined && until < today) ? [] : [node],
  )
}

/** The records of each person by the id that is asked for: the one that counts now, then that id and all that were merged into it. */
async function recordsOf(table: Table, asked: readonly PersonId[]): Promise<ReadonlyMap<string, readonly PersonId[]>> {
  const found = await peopleOf(table, asked)
  const moved = new Map<PersonId, PersonId>()
  for (const { id, merged } of found)
    if (merged !== undefined) moved.set(id, personId.parse((await whereNow(table, id)) ?? id))
  const survivors = await peopleOf(table, [...new Set(moved.values())])
  const byId = new Map([...found, ...survivors].map((each) => [each.id, each]))
  return new Map(
    asked.map((id) => {
      const now = moved.get(id) ?? id
      return [id, [...new Set([now, id, ...(byId.get(now)?.absorbed ?? [])])]]
    }),
  )
}

/**
 * Whether one of the records of a person rests on consent. That ground does not end by a merge: what was said of the record that is left counts alone only
 * once somebody has said it after the last one.
 */
async function restsOnConsent(
  table: Table,
  stated: ReadonlyMap<PersonId, Handling>,
  [now, ...others]: readonly PersonId[],
): Promise<boolean> {
  const own = now === undefined ? undefined : stated.get(now)
  if (own?.basis === 'consent') return true
  if (!others.some((id) => stated.get(id)?.basis === 'consent')) return false
  if (own === undefined) return true
  const merges = (await peopleOf(table, others)).flatMap(({ merged }) => merged?.at ?? [])
  return merges.some((at) => own.updatedAt <= at)
}

async function isConsented(
  { table, now }: Asker,
  ids: readonly PersonId[],
  recipients: readonly OrganizationId[],
): Promise<boolean> {
  const lists = await Promise.all(
    ids.map((id) => readAll(table, personalConsents, { pk: keyOf.person(id).PK, prefix: 'C#' })),
  )
  return recipients.some((each) => mayShare({ basis: 'consent' }, lists.flat(), each, undefined, dayOf(now)))
}

async function peopleOf(table: Table, ids: readonly PersonId[]): Promise<Person[]> {
  return (await getItems(table, ids.map(keyOf.person), true)).map(people.fromItem)
}
