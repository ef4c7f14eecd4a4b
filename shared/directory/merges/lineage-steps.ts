import type { PersonId } from '../../domain/ids.ts'
import type { Lineage } from '../../domain/person-merge.ts'
import type { Stamp } from '../../domain/record.ts'
import type { Write } from '../../table/commit.ts'
import { keyOf } from '../../table/keys.ts'
import { lineages } from '../../table/merges.ts'
import type { Context } from '../context.ts'
import { find, readAll } from '../read.ts'

/** Everything that is known of where things of a person have gone. */
export function lineagesOf(ctx: Context, id: PersonId): Promise<Lineage[]> {
  return readAll(ctx.table, lineages, { pk: keyOf.person(id).PK, prefix: 'Y#' })
}

/** The step that says where a thing went. */
export function leaving(said: Omit<Lineage, 'at'>, ctx: Context): Write {
  return { kind: 'put', item: lineages.toItem({ ...said, at: ctx.now.toISOString() }), expect: 'anything' }
}

/** The step that forgets that a thing of this id had gone: it is here again. */
export function arriving(person: PersonId, id: string): Write {
  return { kind: 'delete', key: keyOf.lineage(person, id), expect: 'anything' }
}

/** The stamp of a thing that comes to lie under an id: its versions go on where an earlier stay under that id ended, so that no ETag comes twice. */
export async function stampThere(ctx: Context, person: PersonId, id: string, before: Stamp): Promise<Stamp> {
  const earlier = await find(ctx.table, lineages, keyOf.lineage(person, id))
  const version = (earlier?.last ?? 0) + 1
  return { version, createdAt: before.createdAt, updatedAt: ctx.now.toISOString() }
}
