import type { Honour } from '../../domain/honour.ts'
import { honourId } from '../../domain/ids.ts'
import type { Lineage } from '../../domain/person-merge.ts'
import { nextStamp } from '../../domain/record.ts'
import { childKey } from '../../table/keys.ts'
import { honours } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { whereNow } from '../where-now.ts'
import { write } from '../write.ts'
import { arriving, lineagesOf } from './lineage-steps.ts'
import { mentorSteps } from './mentor-steps.ts'
import type { OngoingMerge } from './ongoing-merge.ts'

/** Names the person again as mentor of an honour that names the survivor since the merge; one that names somebody else by now stays so. */
export async function returnMentored(ctx: Context, { loser, into, still }: OngoingMerge, gone: Lineage): Promise<void> {
  if (!(await lineagesOf(ctx, loser.id)).some(({ id, kind }) => id === gone.id && kind === 'mentored')) return
  // The honour itself may have moved with the person who was mentored.
  const id = honourId.parse((await whereNow(ctx.table, gone.id)) ?? gone.id)
  const before = await find(ctx.table, honours, childKey(id))
  const own = gone.before?.own === true && before?.personId === into && before.mentorId === undefined
  const forget = arriving(loser.id, gone.id)
  if (before === undefined || !(own || before.mentorId === into)) return write(ctx, [], [still, forget])
  const after: Honour = { ...before, mentorId: loser.id, ...nextStamp(before, ctx.now) }
  return write(
    ctx,
    [{ entity: id, type: 'honour', subject: before.personId, action: 'mentor-back', before, after }],
    [
      still,
      forget,
      { kind: 'put', item: honours.toItem(after), expect: { version: before.version } },
      ...mentorSteps(before, after, loser.id),
    ],
  )
}
