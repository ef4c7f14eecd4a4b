import { personId } from '../domain/ids.ts'
import { type Audit, audits } from '../table/audits.ts'
import { keyOf } from '../table/keys.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { people } from '../table/people.ts'
import type { Context } from './context.ts'
import { find } from './read.ts'

/**
 * A page of what was written of one thing (`entity`) or by one actor, newest first; of a person who others were merged into also what was
 * written of those, each trail after the other.
 */
export async function readTrail(
  ctx: Context,
  of: { readonly entity: string } | { readonly actor: string },
  limit: number,
  from: Position | undefined,
): Promise<Page<Audit>> {
  const ranges =
    'entity' in of
      ? (await sameAs(ctx, of.entity)).map((id) => ({ pk: `Z#${id}` }))
      : [{ index: 'GS1', pk: `ZA#${of.actor}` } as const]
  const newestFirst = ranges.map((range) => ({ ...range, descending: true }))
  return readPage(ctx.table, newestFirst, limit, from, audits.fromItem)
}

async function sameAs(ctx: Context, entity: string): Promise<readonly string[]> {
  const { data } = personId.safeParse(entity)
  const person = data === undefined ? undefined : await find(ctx.table, people, keyOf.person(data))
  return [entity, ...(person?.absorbed ?? [])]
}
