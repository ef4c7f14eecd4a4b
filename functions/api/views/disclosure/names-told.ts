import type { Disclosure } from '../../../../shared/directory/privacy/disclosure.ts'
import type { Term } from '../../../../shared/domain/session.ts'
import { namesIn } from '../names-in.ts'
import { type Cell, named, told } from './cell.ts'
import { periodCell } from './spoken-date.ts'

type Id = string | undefined

/** Names of what a disclosure refers to, as cells of the page by id. */
export type NamesTold = {
  readonly organization: (id: Id) => Cell
  readonly post: (id: Id) => Cell
  readonly session: (id: Id) => Cell
  /** The session itself, as far as its organization's seats tell of it. */
  readonly term: (id: Id) => Term | undefined
}

/** The names that the page needs, by what was read for the disclosure. */
export function namesTold({ record, organizations }: Disclosure): NamesTold {
  const known = new Map<string, string>([...namesIn(record.organizations), ...organizations])
  const posts = new Map<string, string>([...record.posts].map(([id, { name }]) => [id, name]))
  const terms = new Map<string, Term>(
    [...record.sheets.values()].flatMap((sheet) => sheet.terms.map((of) => [of.id, of])),
  )
  return {
    organization: (id) => named(known.get(id ?? ''), id),
    post: (id) => named(posts.get(id ?? ''), id),
    session: (id) => {
      const term = terms.get(id ?? '')
      if (term === undefined) return named(undefined, id)
      return [...told({ zh: `第${term.number}届`, en: `session ${term.number}` }), ...periodCell(term)]
    },
    term: (id) => terms.get(id ?? ''),
  }
}
