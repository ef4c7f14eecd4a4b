import { type Referral, recipientOf } from '../../domain/referral.ts'
import type { Context } from '../context.ts'
import { type Area, type Asker, areaOf, holdsOrganization } from './reaching.ts'

/** Whether a case lies in an area: whoever recommends or decides is in it, or whoever asks is in charge of it. */
export async function holdsReferral(
  asker: Asker & Pick<Context, 'actor'>,
  area: Area,
  { target, recommenderId, officer }: Pick<Referral, 'target' | 'recommenderId' | 'officer'>,
): Promise<boolean> {
  if (area === 'everywhere' || officer === asker.actor.id) return true
  const parties = [recipientOf(target), ...(recommenderId === undefined ? [] : [recommenderId])]
  for (const id of parties) if (await holdsOrganization(asker, area, id)) return true
  return false
}

/** The cases that whoever asks may read. */
export async function reachedOf(
  asker: Asker & Pick<Context, 'actor'>,
  cases: readonly Referral[],
): Promise<Referral[]> {
  const area = await areaOf(asker, 'referral.read')
  const reached = await Promise.all(cases.map((each) => holdsReferral(asker, area, each)))
  return cases.filter((_, at) => reached[at])
}
