import { table } from './compiled/disciplines.ts'
import { plain } from './parse-table.ts'
import { makeVocabulary } from './vocabulary.ts'

/** The forms in print: 520.1015 in the standard, 520.10.15 in much use. */
function dotted(code: string): readonly string[] {
  const [first, rest] = [code.slice(0, 3), code.slice(3)]
  return rest === '' ? [] : [`${first}.${rest}`, [first, ...(rest.match(/../g) ?? [])].join('.')]
}

/** Disciplines by GB/T 13745: the parent is the row’s own, not the prefix (1903510 lies under 19030); `find` also takes 190.3510 and 190.35.10. */
export const disciplines = makeVocabulary(
  {
    id: 'disciplines',
    name: { zh: '学科分类', en: 'disciplines' },
    edition: 'GB/T 13745-2009',
    source: 'GB/T 13745-2009, table 1',
    table,
    names: ({ code }) => dotted(code),
  },
  plain,
)
