import { isDeepStrictEqual } from 'node:util'
import type { Identifier } from '../../domain/identifier.ts'
import type { Person } from '../../domain/person.ts'
import type { Write } from '../../table/commit.ts'
import { identifierWrites, identityWrites } from '../../table/identifiers.ts'

/** A person before and after. */
type Change = { readonly before: Person; readonly after: Person }

/** The steps that let identifiers, and the identity number, pass between two people: one that is unique in the world changes hands in one write. */
export function identifiersMove(a: Change, b: Change): Write[] {
  const writes = [a, b].flatMap(({ before, after }) => [
    ...identifierWrites(after.id, before.identifiers, after.identifiers),
    ...identityWrites(after.id, before.identity, after.identity),
  ])
  const taken = keysOf(writes, 'put')
  const given = keysOf(writes, 'delete')
  return writes.flatMap((each): Write[] => {
    if (each.kind === 'delete' && taken.has(keyText(each))) return []
    return each.kind === 'put' && given.has(keyText(each)) ? [{ ...each, expect: 'anything' }] : [each]
  })
}

/** The identifiers that stay with the one merged away: those that the survivor does not have after it. */
export function identifiersLeft(loser: readonly Identifier[], survivor: readonly Identifier[]): Identifier[] {
  return loser.filter((each) => !survivor.some((other) => isDeepStrictEqual(other, each)))
}

function keysOf(writes: readonly Write[], kind: Write['kind']): Set<string> {
  return new Set(writes.filter((each) => each.kind === kind).map(keyText))
}

function keyText(write: Write): string {
  const { PK, SK } = write.kind === 'put' ? write.item : write.key
  return `${PK} ${SK}`
}
