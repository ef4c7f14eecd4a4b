import type * as z from 'zod'
import { type IndexName, tableNames } from './names.ts'

/** Primary key of an item. */
export type Key = { readonly PK: string; readonly SK: string }

/** Keys of an item in the table and, sparsely, in its indexes. */
export type Keys = Key & { readonly [K in `${IndexName}PK` | `${IndexName}SK`]?: string }

/** A stored item: keys, entity type `T`, and the entity's own attributes. */
export type Item = Keys & { readonly T: string; readonly [attribute: string]: unknown }

/** How one kind of thing lies in the table. */
export type Entity<S extends z.ZodObject> = {
  readonly type: string
  /** The whole item, all index keys computed anew: keys cannot go stale because nothing else writes them. */
  readonly toItem: (thing: z.infer<S>) => Item
  /** The thing in an item; throws when the item is not of this kind or does not fit the schema. */
  readonly fromItem: (item: Readonly<Record<string, unknown>>) => z.infer<S>
}

/** Declares how things of `schema` are stored under the type name `type`, with keys by `keys`; `expiry` is when the table may forget one, if ever. */
export function defineEntity<S extends z.ZodObject>(
  type: string,
  schema: S,
  keys: (thing: z.infer<S>) => Keys,
  expiry: (thing: z.infer<S>) => Date | undefined = () => undefined,
): Entity<S> {
  return {
    type,
    toItem: (thing) => {
      const expires = expiry(thing)
      const kept = expires === undefined ? {} : { [tableNames.ttl]: Math.floor(expires.getTime() / 1000) }
      return { ...thing, ...keys(thing), T: type, ...kept }
    },
    fromItem: (item) => {
      const { PK, SK, GS1PK, GS1SK, GS2PK, GS2SK, GS3PK, GS3SK, T, expiresAt, ...fields } = item
      if (T !== type) throw new TypeError(`item ${String(PK)} ${String(SK)} is a ${String(T)}, not a ${type}`)
      return schema.parse(fields)
    },
  }
}
