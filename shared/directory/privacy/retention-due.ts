import type { Day } from '../../domain/dates.ts'
import { addYears } from '../../domain/dates.ts'
import type { Handling } from '../../domain/handling.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Referral } from '../../domain/referral.ts'
import { endedStates, nomineesDueOn, nomineeYears } from '../../domain/retention.ts'
import { keptUntilYear } from '../../table/keys.ts'
import { type Page, type Position, readPage } from '../../table/page.ts'
import { handlings } from '../../table/privacy.ts'
import type { Range, Stored } from '../../table/read.ts'
import { referrals } from '../../table/referrals.ts'
import type { Context } from '../context.ts'

/** Something whose time to be kept is over: by which rule, since when, and whose it is. */
export type Due =
  | { readonly rule: 'person'; readonly dueOn: Day; readonly handling: Handling }
  | {
      readonly rule: 'nominee'
      readonly dueOn: Day
      readonly referral: Referral
      readonly personIds: readonly PersonId[]
    }

/** A last day lies after the day on which it was stated, and nobody stated one before this year. */
const firstYear = 2025

/** What is due before a day: records by their stated last day, then nominees who were not appointed, case by case. Nothing is erased by itself. */
export function dueBefore(ctx: Context, before: Day, limit: number, from: Position | undefined): Promise<Page<Due>> {
  return readPage(ctx.table, [...recordsUntil(before), ...casesUntil(before)], limit, from, (item) =>
    dueIn(item, before),
  )
}

function recordsUntil(before: Day): Range[] {
  const last = Number(before.slice(0, 4))
  return Array.from({ length: Math.max(0, last - firstYear + 1) }, (_, at) => ({
    index: 'GS1',
    pk: keptUntilYear(String(firstYear + at)),
    between: ['0', before],
  }))
}

/** A case ended on the day of its opening at the earliest. */
function casesUntil(before: Day): Range[] {
  const opened = addYears(before, -nomineeYears)
  return endedStates.map((state) => ({ index: 'GS3', pk: `RS#${state}`, between: ['0', opened] }))
}

function dueIn(item: Stored, before: Day): Due | undefined {
  if (item.T === handlings.type) {
    const handling = handlings.fromItem(item)
    const dueOn = handling.retainUntil
    return dueOn === undefined || dueOn >= before ? undefined : { rule: 'person', dueOn, handling }
  }
  const referral = referrals.fromItem(item)
  const dueOn = nomineesDueOn(referral)
  const appointed = new Set<string>(referral.state === 'appointed' ? (referral.outcome?.nominees ?? []) : [])
  const personIds = referral.shortlist.filter((id) => !appointed.has(id))
  if (dueOn === undefined || dueOn >= before || personIds.length === 0) return undefined
  return { rule: 'nominee', dueOn, referral, personIds }
}
