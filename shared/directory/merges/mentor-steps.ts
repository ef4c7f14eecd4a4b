import { type Mentoring, mentoring } from '../../domain/honour.ts'
import type { PersonId } from '../../domain/ids.ts'
import { personId } from '../../domain/ids.ts'
import type { Write } from '../../table/commit.ts'
import { keyOf } from '../../table/keys.ts'
import { mentorings } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { whereNow } from '../where-now.ts'
import type { Moving } from './moving-kinds.ts'

/** Who mentored, under the id that they have now; nobody where that would be the person themselves. */
export async function mentorNow(
  ctx: Context,
  mentor: PersonId | undefined,
  of: PersonId,
): Promise<PersonId | undefined> {
  if (mentor === undefined) return undefined
  const now = personId.parse((await whereNow(ctx.table, mentor)) ?? mentor)
  return now === of ? undefined : now
}

/** The steps that move the mentor's side along when an honour goes from `before` to `after`; `settled` is somebody who is held by another step. */
export function mentorSteps(before: Moving | undefined, after: Moving | undefined, settled: PersonId): Write[] {
  const [gone, now] = [sideOf(before), sideOf(after)]
  const same =
    gone !== undefined && now !== undefined && gone.personId === now.personId && gone.honourId === now.honourId
  return [
    ...(gone === undefined || same
      ? []
      : [{ kind: 'delete' as const, key: keyOf.mentoring(gone.personId, gone.honourId), expect: 'anything' as const }]),
    ...(now === undefined ? [] : [{ kind: 'put' as const, item: mentorings.toItem(now), expect: 'anything' as const }]),
    ...(now === undefined || now.personId === settled
      ? []
      : [{ kind: 'check' as const, key: keyOf.person(now.personId), expect: 'current' as const }]),
  ]
}

function sideOf(held: Moving | undefined): Mentoring | undefined {
  if (held?.mentorId === undefined) return undefined
  const { honour, cohort } = Object.fromEntries(Object.entries(held))
  return mentoring.parse({ honourId: held.id, personId: held.mentorId, menteeId: held.personId, honour, cohort })
}
