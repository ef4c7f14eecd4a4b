import * as z from 'zod'
import { electionDay } from '../../domain/dates.ts'
import { organizationOf, type SessionId } from '../../domain/ids.ts'
import { type Session, sessionChange } from '../../domain/session.ts'
import { refuse } from '../../errors.ts'
import type { Jobs } from '../../store/jobs.ts'
import { sessions } from '../../table/organizations.ts'
import type { Context } from '../context.ts'
import { sheetWrite } from '../seat-sheets.ts'
import { slateLimits } from '../slates/slate-input.ts'
import { type Change, expectVersion, retrying, stale, write } from '../write.ts'
import { type ChangeOfSession, changeOf } from './change-of.ts'
import { judgeChange } from './check-change.ts'
import { expectJudging } from './expect-judging.ts'
import { openedSheet } from './opened-sheet.ts'
import { checkOpening, checkRules } from './opening-faults.ts'
import { noImport, preparedSession, requireSettled, sessionBefore } from './prepared-session.ts'
import { readSessionRoster } from './session-roster.ts'

/** What a user says of opening a session: its days, as prepared when left out, and what that stands against it is answered for. */
export const opening = z.strictObject({
  start: electionDay.optional(),
  end: electionDay.optional(),
  acknowledge: sessionChange.shape.acknowledged
    .unwrap()
    .max(2 * slateLimits.seats)
    .default([]),
})

/**
 * Opens a prepared session (开届): one transaction gives it its first day and closes the session before, however many it has, so every reader
 * sees the old roster or the new one. A job then writes the ends of the old memberships one by one, which changes nothing that is read.
 * Throws what `checkOpening` and `checkRules` refuse, `roster-locked` during an import.
 */
export async function openSession(
  ctx: Context,
  jobs: Jobs,
  id: SessionId,
  expected: number,
  input: z.output<typeof opening>,
): Promise<ChangeOfSession> {
  await expectJudging(ctx, organizationOf(id))
  const { organizationId } = await retrying(() => open(ctx, id, expected, input))
  await jobs.send({ kind: 'session-change', organizationId, sessionId: id })
  return changeOf(ctx, id)
}

async function open(ctx: Context, id: SessionId, expected: number, input: z.output<typeof opening>): Promise<Session> {
  const before = await preparedSession(ctx, id)
  expectVersion(before, expected)
  requireSettled(before)
  const days = { start: input.start ?? before.change.start, end: input.end ?? before.change.end }
  const asked = { ...before, change: { ...before.change, ...days } }
  const { sheet, all } = await readSessionRoster(ctx, before.organizationId, id)
  if (sheet.closedOn !== undefined)
    throw refuse('not-active', 'id', '组织已关闭，不能开届。', 'The organization is closed and opens no session.')
  if (sessionBefore(sheet, id)?.id !== before.change.previousId)
    throw refuse(
      'wrong-state',
      'id',
      '筹备期间又设了别的届次，上一届已不是筹备时的那一届；请撤销后重新筹备。',
      'Another session was added in the meantime, so the one before is not that of the preparation; abandon it and prepare anew.',
    )
  const change = await changeOf(ctx, id, asked)
  checkOpening(change, openedSheet(sheet, asked, change.previous, days, ctx.now), days)
  const acknowledged = checkRules(await judgeChange(ctx, asked, all, days), input.acknowledge)
  const opened = openedSheet(sheet, before, change.previous, { ...days, acknowledged }, ctx.now)
  const about = { type: 'session', subject: before.organizationId }
  const closed = opened.previous
  const changes: Change[] = [{ ...about, entity: id, action: 'open-session', before, after: opened.session }]
  if (closed !== undefined)
    changes.push({ ...about, entity: closed.id, action: 'close-session', before: change.previous, after: closed })
  await write(ctx, changes, [
    { kind: 'put', item: sessions.toItem(opened.session), expect: { version: expected }, refusal: stale() },
    ...(closed === undefined
      ? []
      : [{ kind: 'put' as const, item: sessions.toItem(closed), expect: { version: change.previous?.version ?? 0 } }]),
    ...sheetWrite(sheet, opened.sheet),
    noImport(before.organizationId),
  ])
  return opened.session
}
