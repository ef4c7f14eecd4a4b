import type { Day } from '../domain/dates.ts'
import { type FactName, factNames } from '../domain/person.ts'
import { type Access, type Reach, reachOf } from './access.ts'
import { type FieldLevel, levelOf } from './fields.ts'
import type { Permission } from './permission.ts'

/** Fields that are shown only on request, with a purpose and on record; of the identity number only whether it is known. */
export const restrictedFields = ['birth', 'contacts', 'identity'] as const

/** A field that is shown only on request. */
export type RestrictedField = (typeof restrictedFields)[number]

/** Which levels of somebody's fields are open to whoever asks. */
export type FieldRights = { readonly read: boolean; readonly internal: boolean; readonly restricted: boolean }

/** What is seen of a person. */
export type FieldsShown = {
  /** Facts that are shown whole, with their provenance. */
  readonly facts: ReadonlySet<FactName>
  /** Whether the year of the birth and the day of a death are shown, which are internal. */
  readonly internal: boolean
  /** Whether it is shown that the identity number is known. */
  readonly identity: boolean
}

/** Which fields of a person are seen: public ones by whoever may read the person, internal ones with that right, restricted ones with theirs where they are `asked` for. */
export function fieldsShown(
  { read, internal, restricted }: FieldRights,
  asked: readonly RestrictedField[] = [],
): FieldsShown {
  const sees: Readonly<Record<FieldLevel, (fact: FactName) => boolean>> = {
    public: () => read,
    internal: () => read && internal,
    restricted: (fact) => read && restricted && asked.some((field) => field === fact),
  }
  return {
    facts: new Set(factNames.options.filter((fact) => sees[levelOf[fact]](fact))),
    internal: read && internal,
    identity: read && restricted && asked.includes('identity'),
  }
}

/**
 * Which levels are open on the day `on` of everybody whom the permission `over` shows: a right counts only where it goes as far as that one does, so that an
 * editor of one association who may read all people sees no more of the others than any reader, and one who is auditor of everything no more than any auditor.
 */
export function rightsOverAll(access: Access, on: Day, over: Permission = 'person.read'): FieldRights {
  const all = reachOf(access, over, on)
  const isOpen = (permission: Permission) => isAsWide(reachOf(access, permission, on), all)
  return { read: isOpen('person.read'), internal: isOpen('person.internal'), restricted: isOpen('person.restricted') }
}

/** Whether one reach goes wherever another does, as far as the nodes themselves tell. */
function isAsWide(reach: Reach | undefined, other: Reach | undefined): boolean {
  if (reach === undefined) return false
  if (reach === 'everywhere' || other === undefined) return true
  if (other === 'everywhere') return false
  const has = (all: readonly string[], some: readonly string[]) => some.every((node) => all.includes(node))
  return has(reach.nodes, other.nodes) && has(reach.regional, other.regional)
}
