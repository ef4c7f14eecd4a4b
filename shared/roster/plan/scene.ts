import type { Day } from '../../domain/dates.ts'
import type { PersonId, PostId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { Post } from '../../domain/post.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import type { SessionChange, Term } from '../../domain/session.ts'
import { simplified } from '../../names/character-forms.ts'
import { folded } from '../../names/fold.ts'
import type { ColumnMap } from '../column-map.ts'
import type { ImportSettings } from '../roster-import.ts'

/** All that a plan looks at, as it was read; the same scene and rows give the same plan, in whatever order the lists came. */
export type Scene = {
  readonly mode: ImportSettings['mode']
  readonly createPosts: boolean
  /** The posts to which the import is restricted. */
  readonly only: ReadonlySet<PostId> | undefined
  /** The day from which the file holds, and the day of planning. */
  readonly on: Day
  readonly today: Day
  /** How the columns were read, so that remarks name letter and header. */
  readonly columns: ColumnMap['columns']
  readonly sheet: SeatSheet
  readonly posts: readonly Post[]
  /** The session whose roster it is; undefined where the organization has none. */
  readonly term: Term | undefined
  /** The change of session that prepares it, while it is prepared. */
  readonly change: SessionChange | undefined
  /** Memberships of that session and those without session, of every status. */
  readonly memberships: readonly Membership[]
  /** Memberships of the session before it. */
  readonly previous: readonly Membership[]
  /** Everybody whom memberships, rows, identifiers and choices name, and those into whom they were merged. */
  readonly people: ReadonlyMap<string, Person>
  /** People of the whole directory by `nameKey` of their main name, of the names that were looked up. */
  readonly namesakes: ReadonlyMap<string, readonly Person[]>
  /** Names that more people bear than were read. */
  readonly crowded: ReadonlySet<string>
  /** Those of all these people whom whoever imports does not reach: what is internal of them decides nothing. */
  readonly strangers: ReadonlySet<string>
  /** Who holds an ORCID that the file has. */
  readonly orcids: ReadonlyMap<string, PersonId>
  /** Who an identity number that the file has is of, by its keyed hash. */
  readonly identities: ReadonlyMap<string, PersonId>
  /** Names of organizations for which these people work, by id. */
  readonly employers: ReadonlyMap<string, readonly string[]>
  /** Rows of which somebody has said who is meant; null for a new person. */
  readonly choices: ReadonlyMap<number, PersonId | null>
}

/** The form in which names of people and posts are compared: spaces, dots, width, case and traditional characters make no difference. */
export function nameKey(name: string): string {
  const key = simplified(folded(name))
  return key === '' ? name : key
}

/** The person whom an id means now: for one who was merged away, whoever they were merged into; undefined where that leads nowhere. */
export function currentOf(people: ReadonlyMap<string, Person>, id: string): Person | undefined {
  let found = people.get(id)
  for (let steps = 0; found?.status === 'merged'; steps++) {
    if (steps === 10 || found.merged === undefined) return undefined
    found = people.get(found.merged.into)
  }
  return found
}

/** Whether a prepared session is filled: its memberships have no start and are held by nobody yet. */
export function isPrepared({ term }: Pick<Scene, 'term'>): boolean {
  return term?.stage !== undefined && term.status === 'planned'
}
