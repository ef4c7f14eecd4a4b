import type { Held } from '../access/access.ts'
import type { Role } from '../access/role.ts'
import type { Day } from '../domain/dates.ts'

/** What one principal may ask for: `requests` a minute, and how many `people` may be shown to them a day, each counted once an answer. */
export type Allowance = { readonly requests: number; readonly people: number }

/** What each role allows; whoever has several has the largest figure of each. `none` is for somebody known to whom nothing is granted. */
export type Allowances = Readonly<Record<Role | 'none', Allowance>>

/**
 * Requests: two a second for somebody who clicks, ten for a program that pages. People: a reader looks up and reads rosters, an editor or liaison also searches and
 * compares, a steward exports and checks; 50,000 is a nightly copy of a large city's directory, and no more than one.
 */
export const allowances: Allowances = {
  none: { requests: 60, people: 0 },
  reader: { requests: 120, people: 1_000 },
  /** The audit names people by their ids alone, hundreds on a page. */
  auditor: { requests: 120, people: 20_000 },
  editor: { requests: 300, people: 5_000 },
  liaison: { requests: 300, people: 5_000 },
  steward: { requests: 600, people: 20_000 },
  integration: { requests: 600, people: 50_000 },
}

/** What `grants` allow on the day `on`, by the figures in `of`. */
export function allowanceOf(of: Allowances, grants: readonly Held[], on: Day): Allowance {
  const held = grants.filter(({ until }) => until === undefined || on <= until).map(({ role }) => of[role])
  return {
    requests: Math.max(of.none.requests, ...held.map(({ requests }) => requests)),
    people: Math.max(of.none.people, ...held.map(({ people }) => people)),
  }
}
