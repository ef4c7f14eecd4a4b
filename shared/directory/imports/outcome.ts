import type { PersonId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import type { Receipt, RosterImport } from '../../roster/roster-import.ts'
import type { BatchGround } from './batch-ground.ts'

/** A thing as it was read, if it was there, and as it is to be. */
export type Pair<T> = { readonly before: T | undefined; readonly after: T }

/** What rows have come to so far: nothing is written yet. */
export type Outcome = {
  readonly sheet: SeatSheet
  readonly people: ReadonlyMap<string, Pair<Person>>
  readonly memberships: ReadonlyMap<string, Pair<Membership>>
  /** Seats that rest on what ends here: flagged, and not what a row is about. */
  readonly flagged: ReadonlySet<string>
  /** People who are not written and must stay as they were read. */
  readonly held: ReadonlyMap<string, Person>
  /** Keys of employers and predecessors that must be there. */
  readonly present: ReadonlyMap<string, 'organization' | 'membership'>
  /** Who a row was about, by its number. */
  readonly personOf: ReadonlyMap<number, PersonId>
  readonly receipts: readonly Receipt[]
}

/** What rows are applied with: the import, everything that they rest on, and the versions that this batch has itself written before. */
export type Ground = BatchGround & {
  readonly of: RosterImport
  readonly wary: boolean
  readonly own: ReadonlyMap<string, number>
  /** Memberships that rows of the batch name, and that no other row flags. */
  readonly named: ReadonlySet<string>
  /** People out of reach of whoever imports: nothing that is known of them is changed. */
  readonly strangers: ReadonlySet<string>
}

/** The outcome with a receipt more. */
export function withReceipt(outcome: Outcome, receipt: Receipt): Outcome {
  return { ...outcome, receipts: [...outcome.receipts, receipt] }
}
