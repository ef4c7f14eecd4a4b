import { personId } from '../../domain/ids.ts'
import { type Membership, membership } from '../../domain/membership.ts'
import { type Person, person } from '../../domain/person.ts'
import { nextStamp, type Stamp } from '../../domain/record.ts'
import type { ImportBatch } from '../../roster/roster-import.ts'
import type { Key } from '../../table/item.ts'
import { childKey, keyOf } from '../../table/keys.ts'

/** A thing that an import has written, and how it was before. */
export type UndoEntry = ImportBatch['undo'][number]

/** Where a thing that an import has written lies. */
export function keyOfEntry({ id, type }: UndoEntry): Key {
  return type === 'person' ? keyOf.person(personId.parse(id)) : childKey(id)
}

/** A person as before an import, by a further version; undefined for one whom the import created. */
export function restoredPerson(now: Person, { before }: UndoEntry, at: Date): Person | undefined {
  return before === undefined ? undefined : person.parse(restored(now, before, at))
}

/** A membership as before an import, by a further version; undefined for one that the import created. */
export function restoredMembership(now: Membership, { before }: UndoEntry, at: Date): Membership | undefined {
  return before === undefined ? undefined : membership.parse(restored(now, before, at))
}

function restored(now: Stamp, before: Readonly<Record<string, unknown>>, at: Date): Record<string, unknown> {
  const whole = { ...now, ...before, ...nextStamp(now, at) }
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null))
}
