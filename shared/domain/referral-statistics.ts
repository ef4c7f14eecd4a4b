import { daysBetween } from './dates.ts'
import type { OrganizationId } from './ids.ts'
import { type Referral, recipientOf, targetKinds } from './referral.ts'
import { outcomes, referralStates } from './referral-states.ts'

/** What came of some cases: how many were opened, in which state they are, for what, how they ended and after how many days. */
export type ReferralTally = {
  readonly opened: number
  readonly byState: Readonly<Record<string, number>>
  readonly byOutcome: Readonly<Record<string, number>>
  readonly byKind: Readonly<Record<string, number>>
  /** Days from the opening to the outcome, half of the cases took no longer; undefined while none has ended. */
  readonly medianDays: number | undefined
}

/** The tally of the cases for one organization that were opened in one year. */
export type ReferralYear = ReferralTally & { readonly organizationId: OrganizationId; readonly year: number }

/** What came of `cases`. */
export function tallyOf(cases: readonly Referral[]): ReferralTally {
  const days = cases.flatMap(({ openedOn, outcome }) =>
    outcome === undefined ? [] : [daysBetween(openedOn, outcome.on)],
  )
  return {
    opened: cases.length,
    byState: counted(referralStates, cases, ({ state }) => state),
    byOutcome: counted(outcomes, cases, ({ outcome }) => outcome?.state),
    byKind: counted(targetKinds, cases, ({ target }) => target.kind),
    medianDays: median(days),
  }
}

/** Tallies by the organization that decides and the year of opening: latest year first, then most cases first. */
export function tallyByYear(cases: readonly Referral[]): ReferralYear[] {
  const groups = Map.groupBy(cases, ({ target, openedOn }) => `${openedOn.slice(0, 4)} ${recipientOf(target)}`)
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    return [{ organizationId: recipientOf(first.target), year: Number(first.openedOn.slice(0, 4)), ...tallyOf(group) }]
  })
  return rows.sort((a, b) => b.year - a.year || b.opened - a.opened || (a.organizationId < b.organizationId ? -1 : 1))
}

function counted(
  keys: readonly string[],
  cases: readonly Referral[],
  of: (each: Referral) => string | undefined,
): Readonly<Record<string, number>> {
  const groups = Map.groupBy(cases, of)
  return Object.fromEntries(keys.map((key) => [key, groups.get(key)?.length ?? 0]))
}

/** The lower of the two middle values where there is an even number. */
function median(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length / 2) - 1]
}
