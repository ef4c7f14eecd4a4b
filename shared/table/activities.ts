import { activity } from '../domain/activity.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

/** Activity. G1: activities of an organizer by date; G2: all activities by date. */
export const activities = defineEntity('activity', activity, (of) => ({
  ...keyOf.activity(of.id),
  G1PK: `AO#${of.organizerId}`,
  G1SK: `${of.start ?? ''}#${of.id}`,
  G2PK: 'A',
  G2SK: `${of.start ?? ''}#${of.id}`,
}))
