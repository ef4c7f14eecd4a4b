import type { PersonId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { keyOf } from '../../table/keys.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { readAll } from '../read.ts'

/** Memberships of a person that rest on one that goes (三长: a seat that rests on a headship), strongly consistent. */
export async function restingOn(
  { table }: Pick<Context, 'table'>,
  id: PersonId,
  goes: (base: string) => boolean,
): Promise<Membership[]> {
  const all = await readAll(table, memberships, { pk: keyOf.person(id).PK, prefix: 'M#' })
  return all.filter(({ id, baseId }) => baseId !== undefined && goes(baseId) && !goes(id))
}
