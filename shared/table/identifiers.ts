import * as z from 'zod'
import type { Identifier } from '../domain/identifier.ts'
import type { Identity } from '../domain/identity-number.ts'
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

/** The scheme under which identity numbers lie, as keyed hashes: no user asks for it. */
export const identityScheme = 'identity'

/** The writes that move a person's identity number from `before` to `after`; refuses one that is somebody else's, without saying whose. */
export function identityWrites(owner: string, before: Identity | undefined, after: Identity | undefined): Write[] {
  if (before?.hash === after?.hash) return []
  const itemOf = ({ hash }: Identity) => identifiers.toItem({ scheme: identityScheme, value: hash, owner, valid: true })
  const { PK, SK } = before === undefined ? { PK: '', SK: '' } : itemOf(before)
  return [
    ...(after === undefined
      ? []
      : [{ kind: 'put', item: itemOf(after), expect: 'absent', refusal: identityTaken } as const]),
    ...(before === undefined ? [] : [{ kind: 'delete', key: { PK, SK }, expect: 'anything' } as const]),
  ]
}

const takenZh = '此身份证号已登记在另一人名下；请核对号码，如系同一人请由管理员合并两条记录。'
const takenEn =
  'This identity number is on record with somebody else; check it, and if both are one person have a steward merge the records.'
const identityTaken = new AppError('identifier-taken', { zh: takenZh, en: takenEn }, [
  { path: 'identityNumber', zh: takenZh, en: takenEn },
])

function taken({ scheme, value }: Identifier, at: number): AppError {
  const zh = `标识 ${scheme}:${value} 已属于另一条记录；请用它查出那条记录，核对后再改。`
  const en = `The identifier ${scheme}:${value} already belongs to another record; look that record up by it and compare.`
  return new AppError('identifier-taken', { zh, en }, [{ path: `identifiers.${at}`, zh, en }])
}
