import { addDays, dayOf } from '../domain/dates.ts'
import { type OrganizationId, organizationId, type PersonId, personId } from '../domain/ids.ts'
import { AppError } from '../errors.ts'
import type { Profile } from '../index/profile.ts'
import { audits } from '../table/audits.ts'
import type { Table } from '../table/client.ts'
import { affiliations, memberships } from '../table/people.ts'
import { queryAll } from '../table/read.ts'
import { readAllProfiles, readProfile } from './profiles.ts'

/** Where profiles are kept for searching. */
export type ProfileStore = {
  readonly replace: (profiles: readonly Profile[]) => void
  readonly remove: (ids: readonly PersonId[]) => void
}

/** Keeps a store in step with the table: `refresh` brings it up to `now` and answers how far the data reaches. */
export type CandidateFeed = { readonly refresh: (now: Date) => Promise<Date> }

/** The log of changes is read again this far back each time: clocks of writers differ a little and the index of the log lags. */
const overlapMs = 60_000

/**
 * Fills `store` from the whole table on first use, then follows the log of changes by day: whoever was written is read again from the
 * table itself, so a change may be seen twice, or late, and never wrong.
 */
export function followCandidates(table: Table, store: ProfileStore): CandidateFeed {
  let reached: Date | undefined
  let seen = new Map<string, string>()
  let turn: Promise<unknown> = Promise.resolve()

  const advance = async (now: Date): Promise<Date> => {
    const changed =
      reached === undefined ? undefined : await changesSince(table, new Date(reached.getTime() - overlapMs), now)
    if (changed === undefined) store.replace(await readAllProfiles(table))
    else
      await follow(
        table,
        store,
        [...changed].filter(([key]) => !seen.has(key)).map(([, subject]) => subject),
      )
    seen = changed ?? new Map()
    reached = now
    return now
  }

  return {
    refresh: (now) => {
      const next = turn.then(() => advance(now))
      turn = next.catch(() => undefined)
      return next
    },
  }
}

/** Subjects of the changes logged since `from`, by the key of each change. */
async function changesSince(table: Table, from: Date, now: Date): Promise<Map<string, string>> {
  const changes = new Map<string, string>()
  for (let on = dayOf(from); on <= dayOf(new Date(now.getTime() + overlapMs)); on = addDays(on, 1)) {
    const range = { index: 'GS2', pk: `ZD#${on}`, between: [from.toISOString(), '9'] } as const
    for await (const item of queryAll(table, range)) changes.set(`${item.PK} ${item.SK}`, audits.fromItem(item).subject)
  }
  return changes
}

async function follow(table: Table, store: ProfileStore, subjects: readonly string[]): Promise<void> {
  const touched = new Set<PersonId>()
  for (const subject of new Set(subjects)) {
    const person = personId.safeParse(subject)
    if (person.success) touched.add(person.data)
    const organization = organizationId.safeParse(subject)
    if (organization.success) for (const each of await membersOf(table, organization.data)) touched.add(each)
  }
  const profiles: Profile[] = []
  for (const id of touched) {
    const profile = await profileIfThere(table, id)
    if (profile === undefined) store.remove([id])
    else profiles.push(profile)
  }
  if (profiles.length > 0) store.replace(profiles)
}

/** Whoever holds or held a post there, or is affiliated to it: what is asked of a post is asked of its organization and sessions too. */
async function membersOf(table: Table, id: OrganizationId): Promise<Set<PersonId>> {
  const members = new Set<PersonId>()
  for await (const item of queryAll(table, { index: 'GS2', pk: `M#${id}` }))
    members.add(memberships.fromItem(item).personId)
  for await (const item of queryAll(table, { index: 'GS1', pk: `N#${id}` }))
    members.add(affiliations.fromItem(item).personId)
  return members
}

async function profileIfThere(table: Table, id: PersonId): Promise<Profile | undefined> {
  try {
    return await readProfile(table, id)
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined
    throw error
  }
}
