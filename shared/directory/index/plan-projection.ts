import type { ListId } from '../../index/postings/list.ts'
import type { Card } from '../../table/index/cards.ts'

/** Somebody as the directory has them now, ready to be listed. */
export type Target = { readonly document: Uint8Array; readonly lists: readonly ListId[] }

/** An edit of a list: entering it or leaving it; not `sure` where an attempt that did not end may have made it already. */
export type PlannedEdit = { readonly list: ListId; readonly set: boolean; readonly sure: boolean }

/** What it takes to bring the lists of one card to a target. */
export type Plan =
  | { readonly kind: 'nothing' }
  /** The lists stay as they are; only what the card says of the document changes. */
  | { readonly kind: 'refresh' }
  /** `open` are the lists that are uncertain from the intent on until the end: all that are edited, and so all that were uncertain before. */
  | { readonly kind: 'change'; readonly open: readonly ListId[]; readonly edits: readonly PlannedEdit[] }

/**
 * Plans the way from a card to a target, none for erasure. `listed` are the lists of the document on the card: those that hold its
 * ordinal for certain, except where an attempt to change them is open.
 */
export function planProjection(
  { listed: was, open }: Pick<Card, 'listed' | 'open'>,
  listed: readonly ListId[],
  target: Target | undefined,
): Plan {
  const uncertain = new Set(open)
  const certain = new Set(listed.filter((list) => !uncertain.has(list)))
  const wanted = new Set(target?.lists)
  const edits: PlannedEdit[] = [
    ...[...wanted]
      .filter((list) => !certain.has(list))
      .map((list) => ({ list, set: true, sure: !uncertain.has(list) })),
    ...[...new Set([...listed, ...open])]
      .filter((list) => !wanted.has(list))
      .map((list) => ({ list, set: false, sure: !uncertain.has(list) })),
  ]
  if (edits.length > 0 || target === undefined || was === undefined)
    return { kind: 'change', open: edits.map(({ list }) => list).sort(), edits }
  return Buffer.compare(target.document, was.document) === 0 ? { kind: 'nothing' } : { kind: 'refresh' }
}
