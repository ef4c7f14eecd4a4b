import type { Bilingual } from '../errors.ts'
import type { Entry } from './entry.ts'
import { NameIndex, type Names } from './name-index.ts'
import { type Build, parseTable } from './parse-table.ts'

/** A code list with its tree; unknown codes have no entry, no ancestors and no children. */
export type Vocabulary<E extends Entry = Entry> = {
  readonly id: string
  readonly name: Bilingual
  /** Which issue of the standard or source the codes are from. */
  readonly edition: string
  readonly source: string
  readonly size: number
  get(code: string): E | undefined
  /** Entries with this code, Chinese or English name or alias; several where a name is ambiguous; a name may follow its ancestors' names. */
  find(name: string): readonly E[]
  /** Up to `limit` (3) entries whose code or names are most like `text`, best first. */
  nearest(text: string, limit?: number): readonly E[]
  /** Codes above `code`, nearest first, without itself. */
  ancestors(code: string): readonly string[]
  /** Whether `code` is `ancestor` or lies below it. */
  isUnder(code: string, ancestor: string): boolean
  /** Codes directly below `code`; the top level when left out. */
  children(code?: string): readonly string[]
  /** Codes from the root to `code`, joined by `/`; an unknown code is its own path. */
  path(code: string): string
  /** All rows; a parent comes before what lies below it. */
  entries(): readonly E[]
}

/** What a list says of itself, its compiled rows, and the names it derives from a row. */
export type About<E extends Entry> = {
  readonly id: string
  readonly name: Bilingual
  readonly edition: string
  readonly source: string
  readonly table: string
  readonly names?: Names<E>
}

type Model<E> = {
  readonly entries: readonly E[]
  readonly byCode: ReadonlyMap<string, E>
  readonly below: ReadonlyMap<string | undefined, readonly string[]>
}

function model<E extends Entry>(table: string, build: Build<E>): Model<E> {
  const entries = parseTable(table, build)
  const below = Map.groupBy(entries, (entry) => entry.parent)
  return {
    entries,
    byCode: new Map(entries.map((entry) => [entry.code, entry])),
    below: new Map([...below].map(([parent, children]) => [parent, children.map((child) => child.code)])),
  }
}

/** A vocabulary over a compiled list; rows are read on first use, names on the first look-up by name. */
export function makeVocabulary<E extends Entry>(about: About<E>, build: Build<E>): Vocabulary<E> {
  const { id, name, edition, source, table, names = () => [] } = about
  let rows: Model<E> | undefined
  let index: NameIndex<E> | undefined
  const list = () => (rows ??= model(table, build))
  const byName = () => (index ??= new NameIndex(list().entries, names))

  const ancestors = (code: string): readonly string[] => {
    const parent = list().byCode.get(code)?.parent
    return parent === undefined ? [] : [parent, ...ancestors(parent)]
  }

  return {
    id,
    name,
    edition,
    source,
    get size() {
      return list().entries.length
    },
    get: (code) => list().byCode.get(code),
    find: (text) => byName().find(text, ancestors),
    nearest: (text, limit = 3) => byName().nearest(text, limit),
    ancestors,
    isUnder: (code, ancestor) => code === ancestor || ancestors(code).includes(ancestor),
    children: (code) => list().below.get(code) ?? [],
    path: (code) => [code, ...ancestors(code)].reverse().join('/'),
    entries: () => list().entries,
  }
}
