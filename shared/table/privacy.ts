import { correction } from '../domain/correction.ts'
import { erasure } from '../domain/erasure.ts'
import { handling } from '../domain/handling.ts'
import { personalConsent } from '../domain/personal-consent.ts'
import { registerEntry } from '../domain/register.ts'
import { defineEntity } from './item.ts'
import { childKey, correctionsIn, keptUntilYear, keyOf } from './keys.ts'

/** Why a person's record is kept, in the person's partition. GS1, only where it has an end: by the year and day until which it is kept. */
export const handlings = defineEntity('handling', handling, (of) => ({
  ...keyOf.handling(of.personId),
  ...(of.retainUntil === undefined
    ? {}
    : { GS1PK: keptUntilYear(of.retainUntil.slice(0, 4)), GS1SK: `${of.retainUntil}#${of.personId}` }),
}))

/** Consent of a person, in the person's partition. */
export const personalConsents = defineEntity('consent', personalConsent, (of) => childKey(of.id))

/** Request for correction, in the person's partition. GS1: those in a state by the day on which they are due. */
export const corrections = defineEntity('correction', correction, (of) => ({
  ...childKey(of.id),
  GS1PK: correctionsIn(of.state),
  GS1SK: `${of.dueOn}#${of.id}`,
}))

/** That a person was erased, where the person lay. */
export const erasures = defineEntity('erasure', erasure, (of) => keyOf.erasure(of.id))

/** What the operator says of an activity in the register of processing. */
export const registerEntries = defineEntity('register-entry', registerEntry, (of) => keyOf.registerEntry(of.activity))
