import { type Activity, type ActivityInput, activityInput } from '../domain/activity.ts'
import type { ActivityId } from '../domain/ids.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { activities } from '../table/activities.ts'
import { keyOf } from '../table/keys.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { assertedNow } from './provenance.ts'
import { load, unknownReference } from './read.ts'
import { expectVersion, organizationExists, stale, write } from './write.ts'

/** Creates an activity of an organizer that exists. */
export function createActivity(ctx: Context, input: ActivityInput): Promise<Activity> {
  return once(
    ctx,
    (id) => load(ctx.table, activities, keyOf.activity(id), id),
    async () => {
      const id = ctx.ids.activity()
      const created: Activity = { ...input, id, provenance: assertedNow(ctx, 'public'), ...firstStamp(ctx.now) }
      await write(
        ctx,
        [{ entity: id, type: 'activity', subject: id, action: 'create', after: created }],
        [
          { kind: 'put', item: activities.toItem(created), expect: 'absent' },
          organizationExists(input.organizerId, unknownReference('organizerId', input.organizerId)),
        ],
      )
      return created
    },
  )
}

/** Changes an activity; throws `stale-version` when `expected` is not its version. */
export async function changeActivity(
  ctx: Context,
  id: ActivityId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Activity> {
  const before = await getActivity(ctx, id)
  expectVersion(before, expected)
  const input = activityInput.parse(patch(inputOf(activityInput, before)))
  const provenance = assertedNow(ctx, before.provenance.visibility)
  const after: Activity = { ...replaced(activityInput, before, input), provenance, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'activity', subject: id, action: 'change', before, after }],
    [
      { kind: 'put', item: activities.toItem(after), expect: { version: expected }, refusal: stale() },
      organizationExists(input.organizerId, unknownReference('organizerId', input.organizerId)),
    ],
  )
  return after
}

/** The activity of this id; throws `not-found`. */
export function getActivity(ctx: Context, id: ActivityId): Promise<Activity> {
  return load(ctx.table, activities, keyOf.activity(id), id)
}
