import { addDays, type Day, dayOf } from '../../domain/dates.ts'
import type { ReferralId } from '../../domain/ids.ts'
import { membershipInput } from '../../domain/membership.ts'
import { consentGap, type Nominee } from '../../domain/nominee.ts'
import { decisionDay, type HistoryEntry, type Referral, recipientOf, type Warning } from '../../domain/referral.ts'
import { checkStep } from '../../domain/referral-step.ts'
import { AppError, refuse } from '../../errors.ts'
import type { Write } from '../../table/commit.ts'
import type { Context } from '../context.ts'
import { inOneAct, type MembershipPlan, planCreation, planEnding } from '../membership-plans.ts'
import { readSheet } from '../seat-sheets.ts'
import { whereNow } from '../where-now.ts'
import type { Change } from '../write.ts'
import type { AppointmentInput } from './appointment-input.ts'
import { type CaseFile, changeCase, nomineeSteps } from './case-file.ts'
import { findEndings, type Seat, whomToFollow } from './endings.ts'
import { judge } from './judge.ts'
import { namedIn } from './named-nominees.ts'
import type { Recheck } from './recheck.ts'
import type { Moved } from './transitions.ts'
import { consentMissing, type Named } from './verdict-faults.ts'
import { warningsFor } from './warnings.ts'

type Chosen = readonly Named<{ readonly nominee: Nominee }>[]

/** The memberships that an appointment brings about and ends, as steps of its transaction; none where it is for no post. */
type Taking = {
  readonly changes: readonly Change[]
  readonly writes: readonly Write[]
  readonly membershipIds?: MembershipPlan['membership']['id'][]
  readonly endedIds?: MembershipPlan['membership']['id'][]
}

/**
 * Appoints people whom the deciding organization has accepted: their memberships begin, their predecessors' end, the seats are counted
 * anew and the case is closed, all in one transaction. It is the act of a person, who is named with whoever decided.
 */
export async function appoint(
  request: Context,
  recheck: Recheck,
  id: ReferralId,
  expected: number,
  input: AppointmentInput,
): Promise<Moved> {
  if (request.actor.kind === 'system') throw noPerson()
  let warnings: readonly Warning[] = []
  const done = await changeCase(request, id, expected, async (ctx, file) => {
    const { referral } = file
    const today = dayOf(ctx.now)
    const on = input.on ?? today
    checkStep(referral, { to: 'appointed', on, today })
    const chosen = chosenIn(file, input)
    const taking = await takeOffice(ctx, referral, input)
    const judged = await judge(ctx, recheck, { referral, people: chosen, on, acknowledge: input.acknowledge ?? [] })
    const steps = judged.nominees.map((each) =>
      nomineeSteps('appoint', file.nominees.get(each.personId), { ...each, status: 'appointed' }),
    )
    const nominees = chosen.map(({ personId }) => personId)
    const { acknowledged } = judged
    warnings = await warningsFor(ctx, referral, judged.nominees)
    const step: HistoryEntry = {
      from: referral.state,
      to: 'appointed',
      on,
      at: ctx.now.toISOString(),
      by: ctx.actor.id,
      nominees,
      ...(acknowledged.length === 0 ? {} : { acknowledged: [...acknowledged] }),
      ...(warnings.length === 0 ? {} : { warnings: [...warnings] }),
      note: input.note,
    }
    const { membershipIds, endedIds } = taking
    return {
      action: 'appointed',
      after: {
        state: 'appointed',
        history: [...referral.history, step],
        outcome: {
          state: 'appointed',
          on,
          by: ctx.actor.id,
          decidedBy: input.decidedBy,
          nominees,
          membershipIds,
          endedIds,
        },
      },
      changes: [...steps.map((each) => each.change), ...taking.changes],
      writes: [...steps.map((each) => each.step), ...taking.writes, ...judged.holding],
    }
  })
  return { file: done, warnings }
}

/** Exactly those who are named, each recommended in this case and still consenting. */
function chosenIn(file: CaseFile, { nominees }: AppointmentInput): Chosen {
  const ids = nominees.map(({ personId }) => personId)
  const chosen = namedIn(file, ids, (at) => `nominees.${at}.personId`)
  for (const { path, personId, nominee } of chosen)
    if (nominee.status !== 'recommended')
      throw refuse(
        'wrong-state',
        path,
        `${personId} 在这件举荐中没有被推荐，不能任用。`,
        `${personId} was not recommended in this case and cannot be appointed by it.`,
      )
  const { target } = file.referral
  const uncovered = chosen.flatMap(({ nominee: { consent }, ...named }) => {
    const gap = consentGap(consent, {
      recipient: recipientOf(target),
      purpose: target.kind,
      on: consent?.givenOn ?? '',
    })
    return gap === undefined ? [] : [{ ...named, gap }]
  })
  if (uncovered.length > 0) throw consentMissing(uncovered)
  return chosen
}

async function takeOffice(ctx: Context, { target, updatedAt }: Referral, input: AppointmentInput): Promise<Taking> {
  if (target.kind !== 'post') {
    refuseOffice(input)
    return { changes: [], writes: [] }
  }
  if (input.start === undefined) throw noStart()
  const { postId, sessionId } = target
  const start: Day = input.start
  checkStart(start, decisionDay(target))
  const seat: Seat = { postId, start, sheet: await readSheet(ctx, recipientOf(target)), seenAt: updatedAt }
  const { toEnd, predecessors } = await findEndings(ctx, seat, input)
  const ending = new Set<string>(toEnd.map(({ before }) => before.id))
  const plans: MembershipPlan[] = []
  const sheet = () => plans.at(-1)?.sheet ?? seat.sheet
  for (const each of toEnd) plans.push(await planEnding(ctx, each.before, each.ending, sheet(), ending))
  for (const [at, { predecessor, ...said }] of input.nominees.entries()) {
    const predecessorId = predecessors[at]
    const personId = (await whereNow(ctx.table, said.personId)) ?? said.personId
    if (plans.some(({ membership }) => membership.status !== 'ended' && membership.personId === personId))
      throw onePerson(at, said.personId)
    const holding = membershipInput.parse({
      ...said,
      personId,
      postId,
      sessionId,
      start,
      status: 'in-office',
      predecessorId,
    })
    plans.push(await planCreation(ctx, holding, sheet()))
  }
  const ids = (which: boolean) =>
    plans.flatMap(({ membership }) => ((membership.status === 'ended') === which ? [membership.id] : []))
  return { ...(await together(ctx, seat, plans)), membershipIds: ids(false), endedIds: ids(true) }
}

async function together(ctx: Context, seat: Seat, plans: readonly MembershipPlan[]) {
  try {
    const { changes, writes } = inOneAct(ctx, plans)
    return { changes, writes: distinct(writes) }
  } catch (error) {
    if (error instanceof AppError && error.code === 'post-full') throw await whomToFollow(ctx, seat, error)
    throw error
  }
}

/** Two who rest on memberships of one organization count its sheet up in the very same way: once is enough. */
function distinct(writes: readonly Write[]): Write[] {
  return [...new Map(writes.map((write) => [JSON.stringify(write), write])).values()]
}

function refuseOffice({ start, endActing, nominees }: AppointmentInput): void {
  const at = nominees.findIndex(({ personId, note, ...office }) => Object.keys(office).length > 0)
  const path =
    start !== undefined ? 'start' : endActing !== undefined ? 'endActing' : at < 0 ? undefined : `nominees.${at}`
  if (path === undefined) return
  throw refuse(
    'invalid-input',
    path,
    '这件举荐不是为职务而立，不会产生任职；任职的内容（start、endActing、nature …）不写。',
    'This case is for no post and brings about no membership; leave out what belongs to one (start, endActing, nature …).',
  )
}

/** Days after the election within which its office is taken up: by then the rules that were asked are the day's no more. */
const takenUpWithin = 183

/** An appointment rests on the verdict of its election day, so it can neither come before it nor long after. */
function checkStart(start: Day, electionOn: Day | undefined): void {
  if (electionOn === undefined || (start >= electionOn && start <= addDays(electionOn, takenUpWithin))) return
  throw refuse(
    'invalid-input',
    'start',
    `任职的第一天 ${start} 应在选举日 ${electionOn} 当天或之后 ${takenUpWithin} 天以内；请核对，或先改正这件举荐的选举日。`,
    `The first day in office ${start} must lie on the day of election ${electionOn} or within ${takenUpWithin} days after it; check it, or mend the day of election of this case first.`,
  )
}

function noStart() {
  return refuse('invalid-input', 'start', '任用须写明任职的第一天。', 'An appointment needs its first day in office.')
}

function noPerson() {
  return new AppError('forbidden', {
    zh: '任用须由具名的经办人办理；系统只推荐，不代人决定。',
    en: 'An appointment is the act of a named officer; the system recommends, people decide.',
  })
}

function onePerson(at: number, id: string) {
  return refuse(
    'invalid-input',
    `nominees.${at}.personId`,
    `${id} 与名单上的另一人已合并为同一人；请只写一个。`,
    `${id} and another nominee were merged and are one person; name one of them.`,
  )
}
