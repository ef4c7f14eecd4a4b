import { mainName } from '../../../shared/domain/names.ts'
import type { Person } from '../../../shared/domain/person.ts'

/** Somebody who was merged away, or of whom this was undone: how far it has come, what the survivor took, and what had no room. */
export function mergeView({ id, version, status, names, merged }: Person) {
  return {
    id,
    version,
    status,
    name: mainName(names),
    ...(merged === undefined ? {} : { merged: shownOf(merged) }),
  }
}

/** Of contacts only how many there are. */
function shownOf({ into, at, by, reason, done, undoing, took, added, unfit }: NonNullable<Person['merged']>) {
  const told = (lists: typeof added) =>
    Object.fromEntries(
      Object.entries(lists).map(([fact, entries]) => [fact, fact === 'contacts' ? entries.length : entries]),
    )
  return { into, at, by, reason, done, undoing, took, added: told(added), unfit: told(unfit) }
}
