import type { PersonId } from '../domain/ids.ts'
import { nominee } from '../domain/nominee.ts'
import { recipientOf, referral, type Target } from '../domain/referral.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

/** Referral case. GS1: cases for an organization by post (or kind) and day; GS2: of an officer by day; GS3: in a state by day. */
export const referrals = defineEntity('referral', referral, (of) => {
  const byDay = `${of.openedOn}#${of.id}`
  return {
    ...keyOf.referral(of.id),
    GS1PK: `RT#${recipientOf(of.target)}`,
    GS1SK: `${soughtIn(of.target)}#${byDay}`,
    GS2PK: `RF#${of.officer}`,
    GS2SK: byDay,
    GS3PK: `RS#${of.state}`,
    GS3SK: byDay,
  }
})

/** Somebody on a shortlist, in the partition of the case. GS1: the cases of a person, by the day on which they came in. */
export const nominees = defineEntity('nominee', nominee, (of) => ({
  ...keyOf.nominee(of.referralId, of.personId),
  GS1PK: casesOf(of.personId),
  GS1SK: `${of.addedAt}#${of.referralId}`,
}))

/** Partition of GS1 that holds the nominations of a person. */
export function casesOf(person: PersonId): string {
  return `RP#${person}`
}

function soughtIn(target: Target): string {
  return target.kind === 'post' ? target.postId : target.kind
}
