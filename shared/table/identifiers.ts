import * as z from 'zod'
import type { Identifier } from '../domain/identifier.ts'
import { AppError } from '../errors.ts'
import type { Write } from './commit.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

const held = z.strictObject({ scheme: z.string(), value: z.string(), owner: z.string(), valid: z.boolean() })

/**
 * Who holds an identifier: one that is valid and unique in the world at a key that only one owner can take; wrong ones, and internal
 * numbers, which different offices give out alike, beside others of the same text.
 */
export const identifiers = defineEntity('identifier', held, (of) =>
  keyOf.identifier(of.scheme, of.value, isUnique(of) ? '' : of.owner),
)

function isUnique({ scheme, valid }: { readonly scheme: string; readonly valid: boolean }): boolean {
  return valid && scheme !== 'internal'
}

/** The writes that move an owner's identifiers from `before` to `after`; refuses one that somebody else holds. */
export function identifierWrites(owner: string, before: readonly Identifier[], after: readonly Identifier[]): Write[] {
  const same = (a: Identifier) => (b: Identifier) => a.scheme === b.scheme && a.value === b.value
  const added = after.filter((each, at) => !before.some(same(each)) && after.findIndex(same(each)) === at)
  const removed = before.filter((each, at) => !after.some(same(each)) && before.findIndex(same(each)) === at)
  return [
    ...added.map(
      (each): Write => ({
        kind: 'put',
        item: identifiers.toItem({ ...each, owner }),
        expect: isUnique(each) ? 'absent' : 'anything',
        refusal: taken(each, after.indexOf(each)),
      }),
    ),
    ...removed.map((each): Write => {
      const { PK, SK } = identifiers.toItem({ ...each, owner })
      return { kind: 'delete', key: { PK, SK }, expect: 'anything' }
    }),
  ]
}

function taken({ scheme, value }: Identifier, at: number): AppError {
  const zh = `标识 ${scheme}:${value} 已属于另一条记录；请用它查出那条记录，核对后再改。`
  const en = `The identifier ${scheme}:${value} already belongs to another record; look that record up by it and compare.`
  return new AppError('identifier-taken', { zh, en }, [{ path: `identifiers.${at}`, zh, en }])
}
