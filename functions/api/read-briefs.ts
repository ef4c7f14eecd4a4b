import type { Permission } from '../../shared/access/permission.ts'
import { type FieldsShown, fieldsShown, rightsOverAll } from '../../shared/access/shown-fields.ts'
import type { Context } from '../../shared/directory/context.ts'
import { organizationNames } from '../../shared/directory/organization-names.ts'
import { type Day, dayOf } from '../../shared/domain/dates.ts'
import type { Person } from '../../shared/domain/person.ts'
import { jobOn, type PersonBrief, personBrief } from './views/person-brief.ts'

/** People as they are shown in lists, `shown` being what whoever asks sees of all of them, by id, with the names of the organizations that they work for. */
export async function readBriefs(
  ctx: Context,
  people: readonly (Person | undefined)[],
  on: Day,
  shown = shownInLists(ctx),
): Promise<ReadonlyMap<string, PersonBrief>> {
  const known = people.filter((person) => person !== undefined)
  const employers = known.flatMap((person) => jobOn(person, on)?.organizationId ?? [])
  const names = await organizationNames(ctx, employers)
  return new Map(known.map((person) => [person.id, personBrief(person, names, on, shown)]))
}

/** What whoever asks sees of everybody whom they may read, or whom the permission `over` shows them. */
export function shownInLists({ access, now }: Pick<Context, 'access' | 'now'>, over?: Permission): FieldsShown {
  return fieldsShown(rightsOverAll(access, dayOf(now), over))
}
