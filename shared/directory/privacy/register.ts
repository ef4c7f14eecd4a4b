import type { RegisterEntry, RegisterInput } from '../../domain/register.ts'
import { refuse } from '../../errors.ts'
import { keyOf } from '../../table/keys.ts'
import { registerEntries } from '../../table/privacy.ts'
import type { Context } from '../context.ts'
import { find, readAll } from '../read.ts'
import { replacing, write } from '../write.ts'

/** What the operator says of each activity, in the order of their names. */
export function listRegister({ table }: Pick<Context, 'table'>): Promise<RegisterEntry[]> {
  return readAll(table, registerEntries, { pk: keyOf.registerEntry('').PK })
}

/** Says what the operator knows of an activity, in place of what was said before (`expected`, undefined for the first time). */
export async function putRegisterEntry(
  ctx: Context,
  activity: string,
  expected: number | undefined,
  input: RegisterInput,
): Promise<RegisterEntry> {
  const key = keyOf.registerEntry(activity)
  const before = await find(ctx.table, registerEntries, key)
  const { stamp, expect, action } = replacing(ctx.now, before, expected, thereAlready)
  const after: RegisterEntry = { ...input, activity, ...stamp }
  await write(
    ctx,
    [{ entity: `register/${activity}`, type: registerEntries.type, subject: activity, action, before, after }],
    [{ kind: 'put', item: registerEntries.toItem(after), expect }],
  )
  return after
}

const thereAlready = refuse(
  'version-required',
  'If-Match',
  '这项处理活动已有记载；修改须带 If-Match，写上读取时所得的版本。',
  'There is an entry for this activity; a change needs If-Match with the version that reading gave.',
)
