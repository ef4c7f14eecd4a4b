import { firstDay } from '../../domain/dates.ts'
import { mainName } from '../../domain/names.ts'
import { overfullOn } from '../../domain/seat-state.ts'
import type { Session, SessionChange } from '../../domain/session.ts'
import { type RuleResult, ruleKey, verdictNames } from '../../eligibility/verdict.ts'
import { AppError, type Fault, refuse } from '../../errors.ts'
import type { JudgedSeat, JudgedSlate } from '../slates/judge-slate.ts'
import type { ChangeOfSession } from './change-of.ts'
import type { Opened, Opening } from './opened-sheet.ts'

/** What an officer answers for when a session is opened. */
export type Acknowledged = NonNullable<SessionChange['acknowledged']>

/** Refuses an opening that the roster itself forbids: first days that contradict each other, the dead and the merged, a post overfull. */
export function checkOpening(change: ChangeOfSession, opened: Opened, { start, end }: Opening): void {
  checkDays(change.previous, { start, end })
  const early = change.named.filter((each) => each.start !== undefined && firstDay(each.start) < start)
  throwFaults('invalid-input', early, (each) => ({
    path: 'start',
    zh: `${each.id} 的任职开始 ${each.start} 早于本届第一天 ${start}；请去掉或改正。`,
    en: `${each.id} begins on ${each.start}, before the first day of the session, ${start}; leave that out or mend it.`,
  }))
  const late = change.before.filter(
    (each) => each.status === 'in-office' && each.start !== undefined && firstDay(each.start) >= start,
  )
  throwFaults('invalid-input', late, (each) => ({
    path: 'start',
    zh: `上届任职 ${each.id} 于 ${each.start} 开始，不早于新一届第一天 ${start}；请改正其中之一。`,
    en: `${each.id} of the session before begins on ${each.start}, not before the first day ${start}; mend one of the two.`,
  }))
  throwFaults('not-active', change.diff.hindered, ({ personId, hindrance }) => ({
    path: 'id',
    zh: `${personId}（${nameOf(change, personId)}）不能就任：${hindrances[hindrance ?? 'merged'].zh}；请从名单中撤下。`,
    en: `${personId} cannot take office: ${hindrances[hindrance ?? 'merged'].en}; take them off the slate.`,
  }))
  const overfull = opened.sheet.seats.flatMap((seat) => {
    const on = overfullOn(seat, opened.sheet, { since: start })
    const named = change.named.filter(({ postId }) => postId === seat.postId).length
    return on === undefined || named === 0 ? [] : [{ seat, on, named }]
  })
  throwFaults('post-full', overfull, ({ seat, on, named }) => ({
    path: 'id',
    zh: `${seat.name}编制 ${seat.capacity} 人，名单有 ${named} 人，${on} 起超出；请撤下多余的人，或提高编制。`,
    en: `${seat.name} takes ${seat.capacity}; ${named} are named and it is overfull from ${on}; take some off, or raise the capacity.`,
  }))
}

/** The rules of a seat for which somebody has to answer: broken, or lifted only by an approval that is not on record, whatever else is unknown. */
function against({ verdict }: JudgedSeat): readonly RuleResult[] {
  return verdict.rules.filter(
    ({ rule, outcome }) => rule.strength === 'must' && (outcome === 'broken' || outcome === 'needs-approval'),
  )
}

/**
 * Refuses what the rules forbid, or allow with an approval that is not on record, unless it is acknowledged, rule by rule and seat by seat; says what
 * of the acknowledgement applies.
 */
export function checkRules({ findings, seats }: JudgedSlate, said: Acknowledged): Acknowledged {
  const broken = findings.filter(({ outcome }) => outcome === 'broken')
  const doubted = seats.filter((seat) => against(seat).length > 0)
  const rules = new Set(said.flatMap((each) => ('rule' in each ? [each.rule] : [])))
  const named = new Set(said.flatMap((each) => ('rule' in each ? [] : [`${each.personId} ${each.postId}`])))
  const openRules = broken.filter(({ rule }) => !rules.has(ruleKey(rule)))
  const openSeats = doubted.filter(({ personId, postId }) => !named.has(`${personId} ${postId}`))
  const wanted: Acknowledged = [
    ...openRules.map(({ rule }) => ({ rule: ruleKey(rule) })),
    ...openSeats.map(({ personId, postId }) => ({ personId, postId })),
  ]
  if (wanted.length > 0) {
    const faults = [
      ...openSeats.flatMap(seatFaults),
      ...openRules.map(({ rule, reason }) => ({
        path: 'acknowledge',
        zh: `${ruleKey(rule)} 不符合：${reason.zh}`,
        en: `${ruleKey(rule)} is broken: ${reason.en}`,
      })),
    ]
    const text = JSON.stringify(wanted)
    const isForbidden = openSeats.some(({ verdict }) => verdict.verdict === 'ineligible')
    throw new AppError(
      isForbidden ? 'ineligible' : 'not-acknowledged',
      {
        zh: `名单有 ${openSeats.length} 个席位不合格或尚需审批、${openRules.length} 条规则不符合（原因见 errors 各项）；如确认开届，请在 acknowledge 中写明：${text}。`,
        en: `${openSeats.length} seats of the slate are ineligible or need an approval, and ${openRules.length} rules are broken (see errors); to open the session all the same, send acknowledge: ${text}.`,
      },
      faults,
    )
  }
  return [
    ...broken.map(({ rule }) => ({ rule: ruleKey(rule) })),
    ...doubted.map(({ personId, postId }) => ({ personId, postId })),
  ]
}

function seatFaults(seat: JudgedSeat): Fault[] {
  const { personId, post } = seat
  return against(seat).map(({ outcome, reason }) => {
    const name = verdictNames[outcome === 'broken' ? 'ineligible' : 'needs-approval']
    return {
      path: 'acknowledge',
      zh: `${personId} 任${post.name}，${name.zh}：${reason.zh}`,
      en: `${personId} as ${post.name} is ${name.en}: ${reason.en}`,
    }
  })
}

const hindrances = {
  deceased: { zh: '已去世', en: 'they have died' },
  merged: { zh: '已并入另一人', en: 'they were merged into another person' },
  'post-abolished': { zh: '职务已撤销', en: 'the post is abolished' },
}

function checkDays(previous: Session | undefined, { start, end }: Opening): void {
  if (end !== undefined && end < start)
    throw refuse(
      'end-before-start',
      'end',
      `任期截止 ${end} 早于第一天 ${start}。`,
      `The term ends on ${end}, before its first day ${start}.`,
    )
  if (previous?.start !== undefined && start <= previous.start)
    throw refuse(
      'invalid-input',
      'start',
      `新一届的第一天 ${start} 应晚于第 ${previous.number} 届的开始 ${previous.start}。`,
      `The first day ${start} must come after the start of session ${previous.number}, ${previous.start}.`,
    )
}

function throwFaults<T>(
  code: 'invalid-input' | 'not-active' | 'post-full',
  found: readonly T[],
  fault: (of: T) => Fault,
): void {
  const faults = found.map(fault)
  const [first] = faults
  if (first === undefined) return
  const more =
    faults.length === 1
      ? { zh: '', en: '' }
      : { zh: `（共 ${faults.length} 处，见 errors）`, en: ` (${faults.length} in all, see errors)` }
  throw new AppError(code, { zh: `${first.zh}${more.zh}`, en: `${first.en}${more.en}` }, faults)
}

function nameOf({ people }: ChangeOfSession, id: string): string {
  const person = people.get(id)
  return person === undefined ? id : mainName(person.names)
}
