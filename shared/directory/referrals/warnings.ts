import type { PersonId } from '../../domain/ids.ts'
import type { Nominee } from '../../domain/nominee.ts'
import type { Referral, Warning } from '../../domain/referral.ts'
import { type OtherNomination, warningsOf } from '../../domain/referral-warnings.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import { casesOf, nominees, referrals } from '../../table/referrals.ts'
import { reachedOf } from '../access/referral-reach.ts'
import type { Context } from '../context.ts'
import { find, findAll, readAll } from '../read.ts'

/** More than these nobody reads, and the history keeps them. */
const most = 100

/**
 * What speaks for a second look before these people go on in a case, of cases out of reach only that there is one. By an index that may lag a moment: advice,
 * never a lock.
 */
export async function warningsFor(ctx: Context, of: Referral, people: readonly Nominee[]): Promise<Warning[]> {
  const all = await Promise.all(people.map(({ personId }) => nominationsOf(ctx, personId)))
  const warnings = people.flatMap((person, at) => warningsOf(of, person, all[at] ?? [])).slice(0, most)
  return withinReach(ctx, warnings)
}

/** Warnings as whoever asks may read them: a case out of their reach is not named, nor where it goes. */
export async function withinReach(ctx: Context, warnings: readonly Warning[]): Promise<Warning[]> {
  const named = [...new Set(warnings.flatMap(({ referralId }) => referralId ?? []))]
  if (named.length === 0) return [...warnings]
  const reached = await reachedOf(ctx, await findAll(ctx.table, referrals, named.map(keyOf.referral)))
  const open = new Set(reached.map(({ id }) => id))
  return warnings.map(({ referralId, organizationId, ...told }) =>
    referralId === undefined || !open.has(referralId) ? told : { ...told, referralId, organizationId },
  )
}

/** Every nomination of a person, and of those merged into them, with its case, in the order in which they came. */
export async function nominationsOf(ctx: Context, personId: PersonId): Promise<OtherNomination[]> {
  const person = await find(ctx.table, people, keyOf.person(personId))
  const ids = [personId, ...(person?.absorbed ?? [])]
  const lists = await Promise.all(ids.map((id) => readAll(ctx.table, nominees, { index: 'GS1', pk: casesOf(id) })))
  const found = lists.flat().sort((a, b) => (a.addedAt < b.addedAt ? -1 : 1))
  const cases = await findAll(
    ctx.table,
    referrals,
    found.map(({ referralId }) => keyOf.referral(referralId)),
  )
  const byId = new Map(cases.map((each) => [each.id, each]))
  return found.flatMap((nominee) => {
    const referral = byId.get(nominee.referralId)
    return referral === undefined ? [] : [{ nominee, referral }]
  })
}
