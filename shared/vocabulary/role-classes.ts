import { table } from './compiled/role-classes.ts'
import type { Entry } from './entry.ts'
import { makeVocabulary } from './vocabulary.ts'

/** A class of posts; `responsible` is whether its holder is usually a responsible officer (负责人), our judgement where no charter says. */
export type RoleClass = Entry & { readonly responsible: boolean }

/** Role classes, highest first; the titles in use are aliases (副会长 → vice-chair), and 主任 or 副主任 names two: of an office, of a body. */
export const roleClasses = makeVocabulary<RoleClass>(
  {
    id: 'role-classes',
    name: { zh: '职务类别', en: 'role classes' },
    edition: '2026-11',
    source: 'own list; rows from the notices say which',
    table,
  },
  (entry, cell) => ({ ...entry, responsible: cell('responsible') === 'yes' }),
)
