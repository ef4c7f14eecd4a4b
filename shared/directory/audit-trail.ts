import { type Audit, audits } from '../table/audits.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import type { Context } from './context.ts'

/** A page of what was written of one thing (`entity`) or by one actor, newest first. */
export function readTrail(
  ctx: Context,
  of: { readonly entity: string } | { readonly actor: string },
  limit: number,
  from: Position | undefined,
): Promise<Page<Audit>> {
  const range = 'entity' in of ? { pk: `Z#${of.entity}` } : ({ index: 'GS1', pk: `ZA#${of.actor}` } as const)
  return readPage(ctx.table, [{ ...range, descending: true }], limit, from, audits.fromItem)
}
