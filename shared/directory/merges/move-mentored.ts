import type { Honour } from '../../domain/honour.ts'
import type { HonourId } from '../../domain/ids.ts'
import { nextStamp } from '../../domain/record.ts'
import { childKey } from '../../table/keys.ts'
import { honours } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { write } from '../write.ts'
import { leaving } from './lineage-steps.ts'
import { mentorSteps } from './mentor-steps.ts'
import type { OngoingMerge } from './ongoing-merge.ts'

/** Names the survivor as the mentor of somebody else's honour; of the survivor's own nobody is named, for nobody is their own mentor. */
export async function moveMentored(ctx: Context, { loser, into, still }: OngoingMerge, id: HonourId): Promise<void> {
  const before = await find(ctx.table, honours, childKey(id))
  if (before?.mentorId !== loser.id) {
    // It moved, or names another mentor, since it was listed; its own steps have taken the mentor's side along.
    return
  }
  const { mentorId, ...rest } = before
  const named = before.personId === into ? {} : { mentorId: into }
  const after: Honour = { ...rest, ...named, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'honour', subject: before.personId, action: 'mentor-merged', before, after }],
    [
      still,
      { kind: 'put', item: honours.toItem(after), expect: { version: before.version } },
      ...mentorSteps(before, after, into),
      leaving(
        {
          personId: loser.id,
          id,
          to: id,
          kind: 'mentored',
          last: before.version,
          there: after.version,
          before: { mentorId, ...(after.mentorId === undefined ? { own: true } : {}) },
        },
        ctx,
      ),
    ],
  )
}
