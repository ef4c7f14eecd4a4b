import type { OrganizationId, SessionId } from '../domain/ids.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { type SeatSheet, withSession } from '../domain/seat-sheet.ts'
import { type Session, type SessionInput, sessionInput, type Term } from '../domain/session.ts'
import { AppError, refuse } from '../errors.ts'
import { childKey } from '../table/keys.ts'
import { sessions } from '../table/organizations.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { assertedNow } from './provenance.ts'
import { load, readAll } from './read.ts'
import { openSheet, readSheet, sheetWrite } from './seat-sheets.ts'
import { expectVersion, retrying, stale, write } from './write.ts'

/** Creates a session; its number must be new to the organization. */
export function createSession(ctx: Context, organizationId: OrganizationId, input: SessionInput): Promise<Session> {
  return once(
    ctx,
    (id) => load(ctx.table, sessions, childKey(id), id),
    () =>
      retrying(async () => {
        const { sheet, guard } = await openSheet(ctx, organizationId)
        if (sheet.closedOn !== undefined)
          throw refuse(
            'not-active',
            'organizationId',
            '组织已关闭，不能再设届次。',
            'The organization is closed and takes no new sessions.',
          )
        const id = ctx.ids.session(organizationId)
        checkNumber(sheet, id, input.number)
        const created: Session = {
          ...input,
          id,
          organizationId,
          provenance: assertedNow(ctx, 'public'),
          ...firstStamp(ctx.now),
        }
        await write(
          ctx,
          [{ entity: id, type: 'session', subject: organizationId, action: 'create', after: created }],
          [
            { kind: 'put', item: sessions.toItem(created), expect: 'absent' },
            ...sheetWrite(sheet, withSession(sheet, created)),
            ...guard,
          ],
        )
        return created
      }),
  )
}

/** Changes a session; throws `stale-version` when `expected` is not its version. */
export function changeSession(
  ctx: Context,
  id: SessionId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Session> {
  return retrying(async () => {
    const before = await getSession(ctx, id)
    expectVersion(before, expected)
    const input = sessionInput.parse(patch(inputOf(sessionInput, before)))
    checkChanging(before, input)
    const sheet = await readSheet(ctx, before.organizationId)
    checkNumber(sheet, id, input.number)
    const provenance = assertedNow(ctx, before.provenance.visibility)
    const after: Session = { ...replaced(sessionInput, before, input), provenance, ...nextStamp(before, ctx.now) }
    await write(
      ctx,
      [{ entity: id, type: 'session', subject: before.organizationId, action: 'change', before, after }],
      [
        { kind: 'put', item: sessions.toItem(after), expect: { version: expected }, refusal: stale() },
        ...sheetWrite(sheet, withSession(sheet, after)),
      ],
    )
    return after
  })
}

/** The session of this id; throws `not-found`. */
export function getSession(ctx: Context, id: SessionId): Promise<Session> {
  return load(ctx.table, sessions, childKey(id), id)
}

/** All sessions of an organization by number. */
export async function sessionsOf(ctx: Context, organizationId: OrganizationId): Promise<Session[]> {
  const all = await readAll(ctx.table, sessions, { pk: `O#${organizationId}`, prefix: 'S#' })
  return all.sort((a, b) => a.number - b.number)
}

/** The sessions of an organization as its seat sheet has them, in one strongly consistent read; throws `not-found`. */
export async function readTerms(ctx: Context, organizationId: OrganizationId): Promise<readonly Term[]> {
  return (await readSheet(ctx, organizationId)).terms
}

/** The session of an organization that `session` names by id or number; throws `unknown-reference`. */
export async function findSession(
  ctx: Context,
  organizationId: OrganizationId,
  session: SessionId | number,
): Promise<Term> {
  const found = (await readTerms(ctx, organizationId)).find(({ id, number }) => id === session || number === session)
  if (found !== undefined) return found
  throw refuse(
    'unknown-reference',
    'session',
    `该组织没有届次 ${session}；请核对届次的编号或序数。`,
    `The organization has no session ${session}; check its id or number.`,
  )
}

/** Days and status of a session that is being changed to are set by opening it, for all who are in it at once. */
function checkChanging({ change, start, end, status }: Session, input: SessionInput): void {
  if (change === undefined) return
  const path =
    input.start !== start ? 'start' : input.end !== end ? 'end' : input.status !== status ? 'status' : undefined
  if (path === undefined) return
  throw refuse(
    'wrong-state',
    path,
    '这一届正在换届：起止日期和状态在开届时确定（POST /v1/sessions/{id}/change/open）。',
    'A change of session is under way: its days and status are set by opening it (POST /v1/sessions/{id}/change/open).',
  )
}

function checkNumber(sheet: SeatSheet, id: SessionId, number: number): void {
  if (!sheet.terms.some((term) => term.number === number && term.id !== id)) return
  const zh = `该组织已有第 ${number} 届；请改用另一个届次。`
  const en = `The organization already has session ${number}; give another number.`
  throw new AppError('already-exists', { zh, en }, [{ path: 'number', zh, en }])
}
