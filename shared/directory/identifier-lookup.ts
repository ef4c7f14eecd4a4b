import { identifiers } from '../table/identifiers.ts'
import type { Context } from './context.ts'
import { readAll } from './read.ts'

/** Who holds an identifier: at most one for a valid one; all that carry it for one that is wrong. */
export async function ownersOf(ctx: Context, scheme: string, value: string): Promise<readonly string[]> {
  const held = await readAll(ctx.table, identifiers, { pk: `I#${scheme}#${value}` })
  return held.map(({ owner }) => owner)
}
