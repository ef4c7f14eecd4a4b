/**
 * Something in which audit and chains of seals are not as they were written. Of a link: not there, not of who has the key (`link-forged`), not the
 * successor of the one before (`link-misplaced`), or a noted end that the chain does not have (`head-missing`). Of an audit item: sealed and not
 * there (`missing`), another than was sealed (`changed`), with values that are not those that were written (`values-changed`), older than the seals
 * lag behind and in none of them (`unsealed`), sealed twice with two contents (`sealed-otherwise`), or no audit item at all (`unreadable`).
 */
export type Finding = LinkFinding | ItemFinding

/** What is wrong with links of a chain: one, or all from `number` to `through`. */
export type LinkFinding = {
  readonly kind: 'link-missing' | 'link-forged' | 'link-misplaced' | 'head-missing'
  readonly chain: number
  readonly number: number
  readonly through?: number
}

/** What is wrong with an audit item; `sort` is its sort key, and `hash` what a link would hold of it. */
export type ItemFinding =
  | {
      readonly kind: 'missing' | 'changed' | 'values-changed' | 'sealed-otherwise' | 'unreadable'
      readonly entity: string
      readonly sort: string
    }
  | { readonly kind: 'unsealed'; readonly entity: string; readonly sort: string; readonly hash: string }

/** Told of everything that is found. */
export type Report<F = Finding> = (finding: F) => void | Promise<void>
