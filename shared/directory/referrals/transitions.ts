import * as z from 'zod'
import { type Day, day, dayOf } from '../../domain/dates.ts'
import { personId, type ReferralId } from '../../domain/ids.ts'
import { consentGap } from '../../domain/nominee.ts'
import { type HistoryEntry, historyEntry, recipientOf, referralLimits, type Warning } from '../../domain/referral.ts'
import { isOutcome, referralStates } from '../../domain/referral-states.ts'
import { checkStep } from '../../domain/referral-step.ts'
import { remark } from '../../domain/text.ts'
import { refuse } from '../../errors.ts'
import type { Context } from '../context.ts'
import { type CaseChange, type CaseFile, changeCase, nomineeSteps } from './case-file.ts'
import { judge } from './judge.ts'
import { namedIn } from './named-nominees.ts'
import type { Recheck } from './recheck.ts'
import { targetThere } from './target-there.ts'
import { consentMissing } from './verdict-faults.ts'
import { warningsFor } from './warnings.ts'

/** What a user says of a step: where to, on which day (today when left out); for a recommendation, of whom. */
export const transitionInput = z.strictObject({
  to: z.enum(referralStates),
  on: day.optional(),
  note: remark.optional(),
  nominees: z.array(personId).min(1).max(referralLimits.chosen).optional(),
  acknowledge: historyEntry.shape.acknowledged.unwrap().max(referralLimits.chosen).optional(),
})

/** What a user says of a step. */
export type TransitionInput = z.infer<typeof transitionInput>

/** A case after a step, and what the officer should know of it. */
export type Moved = { readonly file: CaseFile; readonly warnings: readonly Warning[] }

/** Moves a case on, on the version that the caller has seen; an appointment is an act of its own (`appoint`). */
export async function moveReferral(
  request: Context,
  recheck: Recheck,
  id: ReferralId,
  expected: number,
  input: TransitionInput,
): Promise<Moved> {
  let warnings: readonly Warning[] = []
  const file = await changeCase(request, id, expected, async (ctx, before) => {
    const today = dayOf(ctx.now)
    const on = input.on ?? today
    const needs = checkStep(before.referral, { to: input.to, on, today })
    if (needs === 'chosen-people') throw actOfItsOwn()
    if (needs === 'recommended-people') {
      const change = await recommendation(ctx, recheck, before, { ...input, on })
      warnings = change.after.history?.at(-1)?.warnings ?? []
      return change
    }
    refuseSurplus(input)
    return stepOf(ctx, before, input.to, entry(ctx, before, { ...input, on }))
  })
  return { file, warnings }
}

/** The steps of a move that takes nothing but its entry in the history. */
function stepOf(ctx: Context, { referral }: CaseFile, to: TransitionInput['to'], step: HistoryEntry): CaseChange {
  const history = [...referral.history, step]
  const ending = isOutcome(to) ? { outcome: { state: to, on: step.on, by: ctx.actor.id } } : {}
  return { action: to, after: { state: to, history, ...ending } }
}

/** Who is named consents to this recipient and purpose, lives, and may take the post as far as is known at this moment. */
async function recommendation(
  ctx: Context,
  recheck: Recheck,
  file: CaseFile,
  input: TransitionInput & { readonly on: Day },
): Promise<CaseChange> {
  const { referral } = file
  const { target } = referral
  const { on, acknowledge = [] } = input
  const people = namedIn(file, input.nominees ?? [], (at) => `nominees.${at}`)
  if (people.length === 0) throw nobodyNamed()
  const asked = { recipient: recipientOf(target), purpose: target.kind, on }
  const gaps = people.flatMap(({ nominee, ...named }) => {
    const gap = consentGap(nominee.consent, asked)
    return gap === undefined ? [] : [{ ...named, gap }]
  })
  if (gaps.length > 0) throw consentMissing(gaps)
  const there = await targetThere(ctx, target)
  const judged = await judge(ctx, recheck, { referral, people, on, acknowledge })
  const warnings = await warningsFor(ctx, referral, judged.nominees)
  const steps = judged.nominees.map((each) =>
    nomineeSteps('recommend', file.nominees.get(each.personId), { ...each, status: 'recommended' }),
  )
  const step = {
    ...entry(ctx, file, input),
    nominees: people.map(({ personId: each }) => each),
    ...(judged.acknowledged.length === 0 ? {} : { acknowledged: [...judged.acknowledged] }),
    ...(warnings.length === 0 ? {} : { warnings }),
  }
  return {
    ...stepOf(ctx, file, input.to, step),
    changes: steps.map(({ change }) => change),
    writes: [...steps.map((each) => each.step), ...there, ...judged.holding],
  }
}

function entry(
  ctx: Context,
  { referral }: CaseFile,
  { to, on, note }: Pick<TransitionInput, 'to' | 'note'> & { readonly on: Day },
): HistoryEntry {
  return { from: referral.state, to, on, at: ctx.now.toISOString(), by: ctx.actor.id, note }
}

function refuseSurplus({ to, nominees, acknowledge }: TransitionInput): void {
  if (nominees === undefined && acknowledge === undefined) return
  throw refuse(
    'invalid-input',
    nominees === undefined ? 'acknowledge' : 'nominees',
    `转为 ${to} 时不写人选；只有推荐（recommended）才写。`,
    `A step to ${to} names nobody; only a recommendation (recommended) does.`,
  )
}

function nobodyNamed() {
  return refuse(
    'invalid-input',
    'nominees',
    '推荐须写明推荐谁：nominees 写名单上一人或几人的编号。',
    'A recommendation says of whom: give one or more people of the shortlist in nominees.',
  )
}

function actOfItsOwn() {
  return refuse(
    'wrong-state',
    'to',
    '任用须由经办人写明人选、任期和决定者，请用 POST …/appoint 办理；系统只推荐，不代人决定。',
    'An appointment is an act of its own, with people, first day and who decided: use POST …/appoint. The system recommends, people decide.',
  )
}
