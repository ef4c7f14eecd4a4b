import * as z from 'zod'
import { addDays, addYears, type Day, electionDay, endsBeforeStart, lastDay } from '../../domain/dates.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import type { Organization } from '../../domain/organization.ts'
import { firstStamp, nextStamp } from '../../domain/record.ts'
import { type SeatSheet, withSession } from '../../domain/seat-sheet.ts'
import { inOrder, isPrepared, type Session, sessionInput, type Term } from '../../domain/session.ts'
import { AppError, refuse } from '../../errors.ts'
import type { Jobs } from '../../store/jobs.ts'
import { childKey } from '../../table/keys.ts'
import { sessions } from '../../table/organizations.ts'
import { yearsOf } from '../calendars.ts'
import type { Context } from '../context.ts'
import { rulesInForce } from '../eligibility/read-rules.ts'
import { once } from '../idempotency.ts'
import { getOrganization } from '../organizations.ts'
import { assertedNow } from '../provenance.ts'
import { load } from '../read.ts'
import { openSheet, sheetWrite } from '../seat-sheets.ts'
import { getSession } from '../sessions.ts'
import { retrying, write } from '../write.ts'
import { noImport } from './prepared-session.ts'

/** What a user says of a session that is to be prepared: its first day, and what it begins with. */
export const preparation = z
  .strictObject({
    /** One more than the session before when left out. */
    number: sessionInput.shape.number.optional(),
    label: sessionInput.shape.label,
    start: electionDay,
    /** Follows from the length of a term (charter, packs, five years) when left out. */
    end: electionDay.optional(),
    /** Whether those who serve now are proposed again, each for the same post, or nobody. */
    from: z.enum(['last-session', 'empty']),
  })
  .refine((said) => !endsBeforeStart(said), { error: 'end-before-start', path: ['end'] })

/** What a user says of a session that is to be prepared. */
export type Preparation = z.output<typeof preparation>

/**
 * Begins a change of session (换届): a session that is planned and has no start yet. A session that was merely planned under this number is taken
 * over. With `last-session` a job then copies those who serve. Throws `already-exists` for a second preparation, `roster-locked` during an import.
 */
export async function prepareSession(
  ctx: Context,
  jobs: Jobs,
  organizationId: OrganizationId,
  input: Preparation,
): Promise<Session> {
  const prepared = await once(
    ctx,
    (id) => load(ctx.table, sessions, childKey(id), id),
    () => retrying(() => prepare(ctx, organizationId, input)),
  )
  if (prepared.change?.copying) await jobs.send({ kind: 'session-change', organizationId, sessionId: prepared.id })
  return prepared
}

async function prepare(ctx: Context, organizationId: OrganizationId, input: Preparation): Promise<Session> {
  const [{ sheet, guard }, organization] = await Promise.all([
    openSheet(ctx, organizationId),
    getOrganization(ctx, organizationId),
  ])
  if (sheet.closedOn !== undefined)
    throw refuse(
      'not-active',
      'organizationId',
      '组织已关闭，不能换届。',
      'The organization is closed and changes no session.',
    )
  const previous = lastBegun(sheet)
  const number = input.number ?? (previous?.number ?? 0) + 1
  const planned = plannedBefore(sheet, number)
  check(sheet, previous, planned, number, input)
  const before = planned && (await getSession(ctx, planned.id))
  const session: Session = {
    number,
    label: input.label ?? before?.label,
    status: 'planned',
    note: before?.note,
    id: before?.id ?? ctx.ids.session(organizationId),
    organizationId,
    change: {
      stage: 'draft',
      previousId: previous?.id,
      start: input.start,
      end: input.end ?? (await endOfTerm(ctx, organization, input.start)),
      copying: input.from === 'last-session' || undefined,
    },
    provenance: assertedNow(ctx, 'public'),
    ...(before === undefined ? firstStamp(ctx.now) : nextStamp(before, ctx.now)),
  }
  const action = 'prepare-session'
  await write(
    ctx,
    [{ entity: session.id, type: 'session', subject: organizationId, action, before, after: session }],
    [
      {
        kind: 'put',
        item: sessions.toItem(session),
        expect: before === undefined ? 'absent' : { version: before.version },
      },
      ...sheetWrite(sheet, withSession(sheet, session)),
      ...guard,
      noImport(organizationId),
    ],
  )
  return session
}

/** The last session that has begun, or has a day on which it begins and sits by its record. */
function lastBegun({ terms }: SeatSheet): Term | undefined {
  return inOrder(terms).findLast(({ status }) => status !== 'planned')
}

/** A session that somebody has put down as planned, without preparing it. */
function plannedBefore({ terms }: SeatSheet, number: number): Term | undefined {
  return terms.find((term) => term.number === number && term.status === 'planned' && !isPrepared(term))
}

function check(
  sheet: SeatSheet,
  previous: Term | undefined,
  planned: Term | undefined,
  number: number,
  { start, from }: Preparation,
): void {
  const changing = sheet.terms.find(({ stage }) => stage !== undefined)
  if (changing !== undefined)
    throw exists(
      'organizationId',
      `第 ${changing.number} 届（${changing.id}）正在换届之中；请先完成或撤销。`,
      `Session ${changing.number} (${changing.id}) is being changed to already; finish or abandon that first.`,
    )
  const other = sheet.terms.find((term) => term.status === 'planned' && term.id !== planned?.id)
  if (other !== undefined)
    throw exists(
      'number',
      `第 ${other.number} 届已列入计划；请筹备第 ${other.number} 届，或先改正该届的状态。`,
      `Session ${other.number} is planned already; prepare session ${other.number}, or mend its status first.`,
    )
  if (planned === undefined && sheet.terms.some((term) => term.number === number))
    throw exists(
      'number',
      `该组织已有第 ${number} 届；请改用另一个届次。`,
      `The organization already has session ${number}; give another number.`,
    )
  if (previous === undefined && from === 'last-session')
    throw refuse(
      'invalid-input',
      'from',
      '该组织还没有任何一届，没有名单可以复制；from 请用 empty。',
      'The organization has had no session yet, so there is no roster to copy; use from: empty.',
    )
  if (previous !== undefined) checkOrder(sheet, previous, number, start)
}

/** The new session must come right after the one before, by whatever sessions are ordered. */
function checkOrder(sheet: SeatSheet, previous: Term, number: number, start: Day): void {
  if (previous.start !== undefined && start <= lastDay(previous.start))
    throw refuse(
      'invalid-input',
      'start',
      `新一届的第一天 ${start} 应晚于第 ${previous.number} 届的开始 ${previous.start}。`,
      `The first day ${start} must come after the start of session ${previous.number}, ${previous.start}.`,
    )
  const begun = sheet.terms.filter(({ status }) => status !== 'planned')
  const isDated = begun.every((term) => term.start !== undefined)
  if (isDated || number > previous.number) return
  throw refuse(
    'invalid-input',
    'number',
    `届次应大于第 ${previous.number} 届。`,
    `The number must be greater than that of session ${previous.number}.`,
  )
}

async function endOfTerm(ctx: Context, organization: Organization, start: Day): Promise<Day> {
  const { count } = yearsOf(await rulesInForce(ctx, organization, start))
  return addDays(addYears(start, count), -1)
}

function exists(path: string, zh: string, en: string): AppError {
  return new AppError('already-exists', { zh, en }, [{ path, zh, en }])
}
