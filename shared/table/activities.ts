import { activity } from '../domain/activity.ts'
import { defineEntity } from './item.ts'
import { keyOf } from './keys.ts'

/** Activity. GS1: activities of an organizer by date; GS2: all activities by date. */
export const activities = defineEntity('activity', activity, (of) => ({
  ...keyOf.activity(of.id),
  GS1PK: `AO#${of.organizerId}`,
  GS1SK: `${of.start ?? ''}#${of.id}`,
  GS2PK: 'A',
  GS2SK: `${of.start ?? ''}#${of.id}`,
}))
