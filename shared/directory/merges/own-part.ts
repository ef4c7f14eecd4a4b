import type { PersonId } from '../../domain/ids.ts'
import { childKey } from '../../table/keys.ts'
import { getItem } from '../../table/read.ts'
import type { Context } from '../context.ts'

/** Ids that a thing keeps its own part in: `mem_<person>_<own>` becomes `mem_<other>_<own>`. */
export function underOther(id: string, owner: PersonId): string {
  return `${id.slice(0, 4)}${owner.slice(4)}${id.slice(20)}`
}

/** The id that a thing takes with another person: the same own part, or a new one where that is taken there. */
export async function freeId<T extends string>(
  ctx: Context,
  id: string,
  owner: PersonId,
  form: { readonly parse: (text: string) => T },
  draw: (owner: PersonId) => T,
): Promise<T> {
  const same = form.parse(underOther(id, owner))
  return (await getItem(ctx.table, childKey(same))) === undefined ? same : draw(owner)
}
