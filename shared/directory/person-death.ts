import * as z from 'zod'
import { type Day, day, firstDay, lastDay } from '../domain/dates.ts'
import type { PersonId } from '../domain/ids.ts'
import { endsUnheld, type Membership } from '../domain/membership.ts'
import type { Person } from '../domain/person.ts'
import { nextStamp } from '../domain/record.ts'
import { withMembership } from '../domain/seat-sheet.ts'
import { refuse } from '../errors.ts'
import { childKey } from '../table/keys.ts'
import { memberships, people } from '../table/people.ts'
import type { Context } from './context.ts'
import { flagDependents } from './dependents.ts'
import { mergingNow } from './merges/merging-now.ts'
import { getPerson } from './people.ts'
import { load, readAll } from './read.ts'
import { readSheet, sheetWrite } from './seat-sheets.ts'
import { expectVersion, retrying, stale, write } from './write.ts'

/** What a user says of a death: the day. */
export const deathInput = z.strictObject({ on: day })

/**
 * Records that a person has died: from this commit on they take no new posts; then open memberships are ended with the reason, in steps
 * that resume when the same call is made again.
 */
export async function recordDeath(
  request: Context,
  id: PersonId,
  expected: number,
  { on }: z.infer<typeof deathInput>,
): Promise<Person> {
  // A death recorded again is the same death, so it needs no idempotency key.
  const ctx = { ...request, idempotency: undefined }
  const before = await getPerson(ctx, id)
  if (before.death?.on !== on) {
    expectVersion(before, expected)
    if (before.absorbing !== undefined) throw mergingNow(before)
    if (before.status === 'deceased')
      throw refuse(
        'not-active',
        'on',
        `已记录此人于 ${before.death?.on} 去世。`,
        `The death is on record already, on ${before.death?.on}.`,
      )
    if (before.birth !== undefined && on < firstDay(before.birth))
      throw refuse(
        'end-before-start',
        'on',
        `去世日期 ${on} 早于出生 ${before.birth}。`,
        `The death on ${on} lies before the birth ${before.birth}.`,
      )
    const after: Person = { ...before, status: 'deceased', death: { on, done: false }, ...nextStamp(before, ctx.now) }
    await write(
      ctx,
      [{ entity: id, type: 'person', subject: id, action: 'death', before, after }],
      [{ kind: 'put', item: people.toItem(after), expect: { version: expected }, refusal: stale() }],
    )
  }
  return settlePerson(ctx, id)
}

/** Carries on whatever a recorded death has left to do; safe to call at any time, any number of times. */
export function settlePerson(ctx: Context, id: PersonId): Promise<Person> {
  const quiet = { ...ctx, idempotency: undefined }
  return retrying(() => letGo(quiet, id))
}

async function letGo(ctx: Context, id: PersonId): Promise<Person> {
  const person = await getPerson(ctx, id)
  const { death } = person
  if (death === undefined || death.done) return person
  await endAllByDeath(ctx, id, death.on)
  const after: Person = { ...person, death: { ...death, done: true }, ...nextStamp(person, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'person', subject: id, action: 'settled', before: person, after }],
    [{ kind: 'put', item: people.toItem(after), expect: { version: person.version } }],
  )
  return after
}

/** Ends every open membership of somebody who died on the day `on`. */
export async function endAllByDeath(ctx: Context, id: PersonId, on: Day): Promise<void> {
  for (const { id: member, status } of await readAll(ctx.table, memberships, { pk: `P#${id}`, prefix: 'M#' }))
    if (status !== 'ended') await retrying(() => endByDeath(ctx, member, on))
}

async function endByDeath(ctx: Context, id: Membership['id'], on: string): Promise<void> {
  const before = await load(ctx.table, memberships, childKey(id), id)
  if (before.status === 'ended') return
  const sheet = await readSheet(ctx, before.organizationId)
  const end = before.end !== undefined && lastDay(before.end) <= on ? before.end : on
  const after: Membership = {
    ...before,
    status: 'ended',
    end,
    endReason: 'died',
    neverHeld: endsUnheld(before, 'ended'),
    ...nextStamp(before, ctx.now),
  }
  const dependents = await flagDependents(ctx, after)
  await write(
    ctx,
    [
      { entity: id, type: 'membership', subject: before.personId, action: 'died', before, after },
      ...dependents.changes,
    ],
    [
      { kind: 'put', item: memberships.toItem(after), expect: { version: before.version } },
      ...sheetWrite(sheet, withMembership(sheet, before, after)),
      ...dependents.writes,
    ],
  )
}
