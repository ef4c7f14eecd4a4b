import * as z from 'zod'
import { electionDay, endsBeforeStart } from '../../domain/dates.ts'
import type { SessionId } from '../../domain/ids.ts'
import { nextStamp } from '../../domain/record.ts'
import { withSession } from '../../domain/seat-sheet.ts'
import type { Session, SessionChange } from '../../domain/session.ts'
import { refuse } from '../../errors.ts'
import { sessions } from '../../table/organizations.ts'
import type { Context } from '../context.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { expectVersion, retrying, stale, write } from '../write.ts'
import { type ChangingSession, noImport, preparedSession, requireSettled } from './prepared-session.ts'
import { countedIn } from './session-roster.ts'

/** What a user says of showing a slate to the public (公示): its first and last day. */
export const publication = z
  .strictObject({ from: electionDay, to: electionDay })
  .refine(({ from, to }) => !endsBeforeStart({ start: from, end: to }), { error: 'end-before-start', path: ['to'] })

/** Shows a draft to the public, on the version that the caller has seen; those named are then shown as `publicised`. */
export function publiciseSession(
  ctx: Context,
  id: SessionId,
  expected: number,
  publicised: z.output<typeof publication>,
): Promise<Session> {
  return changeStage(ctx, id, expected, 'publicise', (session, named) => {
    if (session.change.stage !== 'draft')
      throw refuse(
        'wrong-state',
        'id',
        '名单已在公示；要改公示日期，请先退回草案。',
        'The slate is shown already; take it back to a draft to change the days.',
      )
    if (named === 0) throw nobodyNamed()
    return { ...session.change, stage: 'publicised', publicised }
  })
}

/** Takes what was shown to the public back to a draft. */
export function backToDraft(ctx: Context, id: SessionId, expected: number): Promise<Session> {
  return changeStage(ctx, id, expected, 'back-to-draft', ({ change }) => {
    if (change.stage !== 'publicised')
      throw refuse('wrong-state', 'id', '名单本来就是草案。', 'The slate is a draft as it is.')
    const { publicised, ...rest } = change
    return { ...rest, stage: 'draft' }
  })
}

/** The refusal to go on with a slate of nobody. */
export function nobodyNamed() {
  return refuse(
    'wrong-state',
    'id',
    '这一届的名单上还没有人；请先导入名单或添加任职。',
    'Nobody is named for this session yet; import a roster or add memberships first.',
  )
}

function changeStage(
  ctx: Context,
  id: SessionId,
  expected: number,
  action: string,
  next: (session: ChangingSession, named: number) => SessionChange,
): Promise<Session> {
  return retrying(async () => {
    const before = await preparedSession(ctx, id)
    expectVersion(before, expected)
    requireSettled(before)
    const sheet = await readSheet(ctx, before.organizationId)
    const change = next(before, countedIn(sheet, id))
    const after: Session = { ...before, change, ...nextStamp(before, ctx.now) }
    await write(
      ctx,
      [{ entity: id, type: 'session', subject: before.organizationId, action, before, after }],
      [
        { kind: 'put', item: sessions.toItem(after), expect: { version: expected }, refusal: stale() },
        ...sheetWrite(sheet, withSession(sheet, after)),
        noImport(before.organizationId),
      ],
    )
    return after
  })
}
