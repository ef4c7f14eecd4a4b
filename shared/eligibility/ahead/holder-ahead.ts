import { type Day, firstDay, lastDay } from '../../domain/dates.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Post } from '../../domain/post.ts'
import { holdingOf } from '../../domain/seat-sheet.ts'
import type { Term } from '../../domain/session.ts'
import { daysOf, tenureOf } from '../../domain/tenure.ts'
import type { Truth } from '../../domain/truth.ts'
import type { Bilingual } from '../../errors.ts'
import { pack } from '../../index/columns/columns.ts'
import { factsOf } from '../../index/columns/facts-of.ts'
import { compile } from '../../index/compile.ts'
import { truthOf } from '../../index/verdict.ts'
import type { DaySpan } from '../calendar/session-calendar.ts'
import type { Dossier, Seat } from '../dossier.ts'
import { isForPost } from '../for-post.ts'
import { judge } from '../judge.ts'
import type { Check } from '../rule.ts'
import type { AppliedRule } from '../rule-pack.ts'
import type { Outcome } from '../verdict.ts'
import { ageLimitDay } from './age-limit.ts'

/**
 * Why a seat falls vacant or its holder breaks a rule: the session ends, the holder's own term does, the post is abolished, an age limit is
 * passed, the term would be one too many, the post that it rests on has ended, the holder has died, or another rule bars re-election.
 */
export const aheadReasons = [
  'term-end',
  'own-end',
  'post-abolished',
  'age-limit',
  'third-term',
  'base-ended',
  'died',
  'other-rule',
] as const

/** Why a seat falls vacant or its holder breaks a rule. */
export type AheadReason = (typeof aheadReasons)[number]

/** Something ahead of one holder of a post. */
export type HolderAhead = {
  readonly reason: AheadReason
  /** `unknown`: facts or dates leave open whether it comes in time. */
  readonly truth: Exclude<Truth, 'no'>
  /** The first day on which it is so; undefined where that is not known. */
  readonly on: DaySpan | undefined
  /** In the term that is served, or in the way of being elected again. */
  readonly of: 'term' | 're-election'
  readonly rule?: AppliedRule | undefined
  /** For re-election: what the rule comes to; one that only warns does not bar it, one with approvals may be lifted. */
  readonly outcome?: Outcome | undefined
  readonly text: Bilingual
  readonly missing: readonly string[]
}

/** A holder of a post, and the days looked at; `next` is the seat in the next session where this one ends in time. */
export type HolderAsk = {
  readonly membership: Membership
  readonly post: Post
  readonly terms: readonly Term[]
  readonly dossier: Dossier
  readonly rules: readonly AppliedRule[]
  readonly termEnd: DaySpan | undefined
  readonly next: Seat | undefined
  readonly to: Day
}

/** What lies ahead of a holder until a day, in the order of the reasons; what has come already counts too. */
export function aheadOfHolder(ask: HolderAsk): HolderAhead[] {
  return [...ownEnd(ask), ...ageLimits(ask), ...reElection(ask), ...baseEnd(ask), ...death(ask)]
}

function ownEnd({ membership, to }: HolderAsk): HolderAhead[] {
  const { end } = membership
  if (end === undefined) return []
  const text = { zh: `本人任期至 ${end}。`, en: `The holder's own term is until ${end}.` }
  return within('own-end', { from: firstDay(end), to: lastDay(end) }, to, text)
}

/** Rules on the age at the end of a term are broken on the day on which the holder passes it, if the term is not over by then. */
function ageLimits({ dossier, post, rules, termEnd, to }: HolderAsk): HolderAhead[] {
  return rules.flatMap((rule): HolderAhead[] => {
    const { check } = rule
    if (check.kind !== 'age' || check.at !== 'term-end' || !isForPost(rule.when, post)) return []
    const concerned = isConcerned(rule, dossier, to)
    if (concerned === 'no') return []
    const { birth } = dossier.profile.person
    if (birth === undefined) return [unknownBirth(rule, check.max)]
    const on = ageLimitDay(birth, check.max)
    if (on.from > to || (termEnd !== undefined && on.from > termEnd.to)) return []
    const missing = [
      ...(on.to > to || (termEnd !== undefined && on.from !== on.to && on.to > termEnd.from) ? ['birth'] : []),
      ...(termEnd === undefined || on.to > termEnd.from ? ['session'] : []),
      ...(concerned === 'unknown' ? ['person'] : []),
    ]
    const months = monthsText(on)
    const text = { zh: `${months} 超过 ${check.max} 周岁。`, en: `Over ${check.max} from ${months} on.` }
    return [{ ...of('age-limit', text), truth: missing.length === 0 ? 'yes' : 'unknown', on, rule, missing }]
  })
}

/** Whether a rule is for somebody like this holder. */
function isConcerned({ when }: AppliedRule, { profile }: Dossier, on: Day): Truth {
  if (when.person === undefined) return 'yes'
  return truthOf(compile(when.person, { columns: pack([factsOf(profile)]), asOf: on }).judge(0))
}

/** What a verdict on the same person for the next session says; a rule that only warns is told where it certainly would. */
function reElection({ dossier, next, rules }: HolderAsk): HolderAhead[] {
  if (next === undefined || dossier.profile.person.status === 'deceased') return []
  const on = { from: next.electionOn, to: next.electionOn }
  return judge(dossier, next, rules).rules.flatMap(({ rule, outcome, reason, missing }): HolderAhead[] => {
    if (outcome === 'met' || outcome === 'presumed' || outcome === 'approved') return []
    if (rule.strength === 'should' && outcome !== 'warning') return []
    const truth = outcome === 'unknown' ? 'unknown' : 'yes'
    return [{ reason: reasonOf(rule.check), truth, on, of: 're-election', rule, outcome, text: reason, missing }]
  })
}

function baseEnd({ membership, dossier, to }: HolderAsk): HolderAhead[] {
  if (membership.baseId === undefined) return []
  const base = dossier.profile.posts.find((each) => each.membership.id === membership.baseId)
  const term = base?.terms.find(({ id }) => id === base.membership.sessionId)
  const tenure = base && tenureOf(holdingOf(base.membership), term, base.terms)
  const end = tenure?.end === undefined ? undefined : daysOf(tenure)
  const what = base === undefined ? '' : `${base.post.name}`
  const text = {
    zh: `所依附的本职${what}${membership.baseEnded ? '已经' : ''}到期。`,
    en: `The post that it rests on ends: ${what}.`,
  }
  if (membership.baseEnded)
    return [{ ...of('base-ended', text), truth: 'yes', on: end && { from: end.certain[1], to: end.possible[1] } }]
  if (end === undefined) return []
  return within('base-ended', { from: end.certain[1], to: end.possible[1] }, to, text)
}

function death({ dossier }: HolderAsk): HolderAhead[] {
  const { person } = dossier.profile
  if (person.status !== 'deceased') return []
  const text = { zh: '任职者已故，任职尚未了结。', en: 'The holder has died; the membership is not ended yet.' }
  return [{ ...of('died', text), truth: 'yes', on: undefined }]
}

function within(reason: AheadReason, on: DaySpan, to: Day, text: Bilingual): HolderAhead[] {
  if (on.from > to) return []
  return [{ ...of(reason, text), truth: on.to <= to ? 'yes' : 'unknown', on }]
}

function of(reason: AheadReason, text: Bilingual) {
  return { reason, of: 'term', text, missing: [] } as const
}

function unknownBirth(rule: AppliedRule, max: number): HolderAhead {
  const text = {
    zh: `没有出生年月，不知何时超过 ${max} 周岁。`,
    en: `Without a date of birth it is not known when the holder is over ${max}.`,
  }
  return { ...of('age-limit', text), truth: 'unknown', on: undefined, rule, missing: ['birth'] }
}

function reasonOf(check: Check): AheadReason {
  if (check.kind === 'terms') return 'third-term'
  return check.kind === 'age' ? 'age-limit' : 'other-rule'
}

/** By the month, as the day would tell the birthday. */
function monthsText({ from, to }: DaySpan): string {
  const [first, last] = [from.slice(0, 7), to.slice(0, 7)]
  return first === last ? first : `${first}/${last}`
}
