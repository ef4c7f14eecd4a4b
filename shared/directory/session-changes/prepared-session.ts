import type { OrganizationId, SessionId } from '../../domain/ids.ts'
import type { SeatSheet } from '../../domain/seat-sheet.ts'
import { inOrder, isPrepared, type Session, type SessionChange, type Term } from '../../domain/session.ts'
import { refuse } from '../../errors.ts'
import type { Write } from '../../table/commit.ts'
import { keyOf } from '../../table/keys.ts'
import type { Context } from '../context.ts'
import { getSession } from '../sessions.ts'

/** A session with the change that prepares or opens it. */
export type ChangingSession = Session & { readonly change: SessionChange }

/** A session that is being prepared; throws `not-found`, and `wrong-state` for any other session. */
export async function preparedSession(ctx: Context, id: SessionId): Promise<ChangingSession> {
  const session = await getSession(ctx, id)
  if (isChanging(session) && isPrepared(withStage(session))) return session
  throw refuse(
    'wrong-state',
    'id',
    `第 ${session.number} 届不在筹备换届之中；请先筹备换届（POST /v1/organizations/{id}/session-changes）。`,
    `Session ${session.number} is not being prepared; prepare a change of session first (POST /v1/organizations/{id}/session-changes).`,
  )
}

/** Throws `wrong-state` while a change is still being copied from the session before, or given up. */
export function requireSettled({ change, number }: ChangingSession): void {
  if (change.stage === 'abandoning')
    throw refuse(
      'wrong-state',
      'id',
      `第 ${number} 届的筹备正在撤销。`,
      `The preparation of session ${number} is being given up.`,
    )
  if (change.copying)
    throw refuse(
      'wrong-state',
      'id',
      `上届名单正在复制到第 ${number} 届，请稍后再试。`,
      `The roster of the session before is still being copied into session ${number}; retry in a moment.`,
    )
}

/** Whether a session has a change under way, be it in preparation or just opened. */
export function isChanging(session: Session): session is ChangingSession {
  return session.change !== undefined
}

/** What the arithmetic needs of a stored session. */
export function withStage({ change, ...session }: Session): Term {
  return { ...session, stage: change?.stage }
}

/** The session before `id` in the order of the sheet's sessions. */
export function sessionBefore(sheet: SeatSheet, id: SessionId): Term | undefined {
  const ordered = inOrder(sheet.terms)
  const at = ordered.findIndex((term) => term.id === id)
  return at < 0 ? undefined : ordered[at - 1]
}

/** The step that refuses to go on while an import writes the same roster. */
export function noImport(id: OrganizationId): Write {
  const refusal = refuse(
    'roster-locked',
    'organizationId',
    '该组织的名单正在导入；请等导入完成或回滚之后再试。',
    'An import is writing the roster of this organization; retry once it is finished or rolled back.',
  )
  return { kind: 'check', key: keyOf.rosterLock(id), expect: 'absent', refusal }
}
