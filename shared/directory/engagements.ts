import { type Engagement, type EngagementInput, engagementInput } from '../domain/engagement.ts'
import type { EngagementId, PersonId } from '../domain/ids.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { activities } from '../table/activities.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { engagements } from '../table/people.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { assertedNow } from './provenance.ts'
import { load, readAll, refer } from './read.ts'
import { expectVersion, personExists, stale, write } from './write.ts'

/** Records a person's part in an activity; kind and day are taken from the activity. */
export function createEngagement(ctx: Context, personId: PersonId, input: EngagementInput): Promise<Engagement> {
  return once(
    ctx,
    (id) => load(ctx.table, engagements, childKey(id), id),
    async () => {
      const id = ctx.ids.engagement(personId)
      const created: Engagement = {
        ...input,
        ...(await dated(ctx, input)),
        id,
        personId,
        provenance: assertedNow(ctx, 'internal'),
        ...firstStamp(ctx.now),
      }
      await write(
        ctx,
        [{ entity: id, type: 'engagement', subject: personId, action: 'create', after: created }],
        [{ kind: 'put', item: engagements.toItem(created), expect: 'absent' }, personExists(personId)],
      )
      return created
    },
  )
}

/** Changes an engagement; throws `stale-version` when `expected` is not its version. */
export async function changeEngagement(
  ctx: Context,
  id: EngagementId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Engagement> {
  const before = await getEngagement(ctx, id)
  expectVersion(before, expected)
  const input = engagementInput.parse(patch(inputOf(engagementInput, before)))
  const provenance = assertedNow(ctx, before.provenance.visibility)
  const after: Engagement = {
    ...replaced(engagementInput, before, input),
    ...(await dated(ctx, input)),
    provenance,
    ...nextStamp(before, ctx.now),
  }
  await write(
    ctx,
    [{ entity: id, type: 'engagement', subject: before.personId, action: 'change', before, after }],
    [{ kind: 'put', item: engagements.toItem(after), expect: { version: expected }, refusal: stale() }],
  )
  return after
}

/** The engagement of this id; throws `not-found`. */
export function getEngagement(ctx: Context, id: EngagementId): Promise<Engagement> {
  return load(ctx.table, engagements, childKey(id), id)
}

/** All engagements of a person. */
export function engagementsOf(ctx: Context, personId: PersonId): Promise<Engagement[]> {
  return readAll(ctx.table, engagements, { pk: `P#${personId}`, prefix: 'E#' })
}

async function dated(ctx: Context, { activityId, on }: EngagementInput): Promise<Pick<Engagement, 'kind' | 'on'>> {
  const activity = await refer(ctx.table, activities, keyOf.activity(activityId), 'activityId', activityId)
  return { kind: activity.kind, on: on ?? activity.start }
}
