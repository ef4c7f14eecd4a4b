import type { Page, Position } from '../table/page.ts'

/** A page of things that have all been read already, in the order of their unique keys. */
export function pageOfAll<T>(
  all: readonly T[],
  keyOf: (thing: T) => string,
  limit: number,
  from: Position | undefined,
): Page<T> {
  const after = from?.key.after
  const rest = all
    .map((thing) => ({ thing, key: keyOf(thing) }))
    .filter(({ key }) => after === undefined || key > after)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const last = rest.length > limit ? rest[limit - 1] : undefined
  return {
    items: rest.slice(0, limit).map(({ thing }) => thing),
    next: last && { key: { after: last.key } },
  }
}
