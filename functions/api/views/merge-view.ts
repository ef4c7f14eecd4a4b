import type { FieldsShown } from '../../../shared/access/shown-fields.ts'
import { mainName } from '../../../shared/domain/names.ts'
import { factNames, type Person } from '../../../shared/domain/person.ts'

/** Somebody who was merged away, or of whom this was undone: how far it has come, what the survivor took, and what had no room. */
export function mergeView({ id, version, status, names, merged }: Person, shown: FieldsShown) {
  return {
    id,
    version,
    status,
    name: mainName(names),
    ...(merged === undefined ? {} : { merged: shownOf(merged, shown) }),
  }
}

/** Of lists that are not shown only how many entries there are. */
function shownOf(
  { into, at, by, reason, done, undoing, took, added, unfit }: NonNullable<Person['merged']>,
  shown: FieldsShown,
) {
  const isShown = (name: string) => factNames.options.some((fact) => fact === name && shown.facts.has(fact))
  const told = (lists: typeof added) =>
    Object.fromEntries(Object.entries(lists).map(([fact, entries]) => [fact, isShown(fact) ? entries : entries.length]))
  return { into, at, by, reason, done, undoing, took, added: told(added), unfit: told(unfit) }
}
