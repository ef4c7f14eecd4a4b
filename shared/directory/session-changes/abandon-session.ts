import type { SessionId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { nextStamp } from '../../domain/record.ts'
import { withMembership, withoutSession, withSession } from '../../domain/seat-sheet.ts'
import type { Session } from '../../domain/session.ts'
import { AppError, refuse } from '../../errors.ts'
import type { Jobs } from '../../store/jobs.ts'
import type { Write } from '../../table/commit.ts'
import { childKey } from '../../table/keys.ts'
import { sessions } from '../../table/organizations.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { type Change, expectVersion, retrying, stale, write } from '../write.ts'
import { noImport, preparedSession, requireSettled } from './prepared-session.ts'
import { countedIn, readSessionRoster } from './session-roster.ts'

/** Memberships that one transaction takes away: two steps each. */
const chunk = 45

/** Gives up a prepared session, on the version that the caller has seen: from then on it takes nobody; a job takes away what is in it, and the session at last. */
export async function abandonSession(ctx: Context, jobs: Jobs, id: SessionId, expected: number): Promise<Session> {
  const abandoned = await retrying(async () => {
    const before = await preparedSession(ctx, id)
    if (before.change.stage === 'abandoning') return before
    expectVersion(before, expected)
    const { copying, publicised, ...change } = before.change
    const after: Session = { ...before, change: { ...change, stage: 'abandoning' }, ...nextStamp(before, ctx.now) }
    const sheet = await readSheet(ctx, before.organizationId)
    await write(
      ctx,
      [{ entity: id, type: 'session', subject: before.organizationId, action: 'abandon-session', before, after }],
      [
        { kind: 'put', item: sessions.toItem(after), expect: { version: expected }, refusal: stale() },
        ...sheetWrite(sheet, withSession(sheet, after)),
        noImport(before.organizationId),
      ],
    )
    return after
  })
  await jobs.send({ kind: 'session-change', organizationId: abandoned.organizationId, sessionId: id })
  return abandoned
}

/** Takes away what is left of a session that was given up; safe to call at any time, any number of times. */
export async function clearSession(request: Context, id: SessionId): Promise<void> {
  const ctx = { ...request, idempotency: undefined }
  const session = await find(ctx.table, sessions, childKey(id))
  if (session?.change?.stage !== 'abandoning') return
  const { all } = await readSessionRoster(ctx, session.organizationId, id)
  const ids = all.map((each) => each.id)
  for (let at = 0; at < ids.length; at += chunk)
    await retrying(() => clearSome(ctx, session, ids.slice(at, at + chunk)))
  await retrying(() => clearLast(ctx, id))
}

async function clearSome(ctx: Context, { organizationId }: Session, ids: readonly Membership['id'][]): Promise<void> {
  const seen = await readSheet(ctx, organizationId)
  let sheet = seen
  const changes: Change[] = []
  const writes: Write[] = []
  for (const id of ids) {
    const before = await find(ctx.table, memberships, childKey(id))
    if (before === undefined) continue
    sheet = withMembership(sheet, before, undefined)
    writes.push({ kind: 'delete', key: childKey(id), expect: { version: before.version } })
    changes.push({ entity: id, type: 'membership', subject: before.personId, action: 'take-back', before })
  }
  if (changes.length === 0) return
  const tally = sheetWrite(seen, { ...sheet, version: seen.version + 1 })
  await write(ctx, changes, [...writes, ...tally, noImport(organizationId)])
}

async function clearLast(ctx: Context, id: SessionId): Promise<void> {
  const before = await find(ctx.table, sessions, childKey(id))
  if (before === undefined) return
  const sheet = await readSheet(ctx, before.organizationId)
  if (countedIn(sheet, id) > 0) throw stillThere
  await write(
    ctx,
    [{ entity: id, type: 'session', subject: before.organizationId, action: 'abandoned', before }],
    [
      { kind: 'delete', key: childKey(id), expect: { version: before.version } },
      ...sheetWrite(sheet, withoutSession(sheet, id)),
    ],
  )
}

const stillThere = new AppError('busy', {
  zh: '草案中仍有任职待撤；请稍后再次调用，将从中断处继续。',
  en: 'Memberships of the draft are still to be taken away; call again in a moment, it goes on where it stopped.',
})

/** Takes a membership of a prepared session back, as if it had never been there; the audit keeps it. Throws `wrong-state` for any other. */
export function takeBack(ctx: Context, id: Membership['id'], expected: number): Promise<void> {
  return retrying(async () => {
    const before = await find(ctx.table, memberships, childKey(id))
    if (before === undefined)
      throw refuse('not-found', 'id', `没有编号为 ${id} 的任职。`, `There is no membership ${id}.`)
    if (before.sessionId === undefined) throw notPrepared()
    const session = await preparedSession(ctx, before.sessionId).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'wrong-state') throw notPrepared()
      throw error
    })
    expectVersion(before, expected)
    requireSettled(session)
    const sheet = await readSheet(ctx, before.organizationId)
    await write(
      ctx,
      [{ entity: id, type: 'membership', subject: before.personId, action: 'take-back', before }],
      [
        { kind: 'delete', key: childKey(id), expect: { version: expected }, refusal: stale() },
        ...sheetWrite(sheet, withMembership(sheet, before, undefined)),
        { kind: 'check', key: childKey(session.id), expect: { version: session.version } },
      ],
    )
  })
}

function notPrepared() {
  return refuse(
    'wrong-state',
    'id',
    '只有筹备中的届次的任职可以撤回；其他任职请改为结束（status: ended）。',
    'Only a membership of a session that is being prepared can be taken back; end any other one (status: ended).',
  )
}
