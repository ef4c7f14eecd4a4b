import type { AheadOfPost, OrganizationAhead } from '../../../shared/directory/ahead/vacancies-ahead.ts'
import { firstDay, lastDay } from '../../../shared/domain/dates.ts'
import type { Person } from '../../../shared/domain/person.ts'
import type { AheadReason, HolderAhead } from '../../../shared/eligibility/ahead/holder-ahead.ts'
import type { SeatAhead } from '../../../shared/eligibility/ahead/seat-ahead.ts'
import type { DaySpan } from '../../../shared/eligibility/calendar/session-calendar.ts'
import type { Bilingual } from '../../../shared/errors.ts'
import { ruleView } from './calendar-view.ts'
import type { PersonBrief } from './person-brief.ts'
import { seatView } from './seat-view.ts'
import { vacanciesView } from './vacancies-view.ts'

/** Labels of why a seat falls vacant or its holder breaks a rule. */
export const aheadReasonLabels: { readonly [Reason in AheadReason]: Bilingual } = {
  'term-end': { zh: '届满', en: 'End of the session' },
  'own-end': { zh: '本人任期届满', en: "End of the holder's own term" },
  'post-abolished': { zh: '职务撤销', en: 'Post abolished' },
  'age-limit': { zh: '超龄', en: 'Age limit' },
  'third-term': { zh: '任期届数超限', en: 'One term too many' },
  'base-ended': { zh: '本职结束', en: 'Base post ends' },
  died: { zh: '任职者已故', en: 'Holder has died' },
  'other-rule': { zh: '不符合其他规定', en: 'Another rule' },
}

/** An organization and the posts of which something lies ahead, with the holders that it concerns. */
export function aheadView(
  { sheet, termEnd, posts, unread }: OrganizationAhead,
  briefs: ReadonlyMap<string, PersonBrief>,
) {
  return {
    organization: vacanciesView({ sheet, seats: [] }).organization,
    termEnd,
    posts: posts.map((each) => postView(each, briefs)),
    rules: rulesOf(posts),
    unread,
  }
}

/** The rules that stand behind what lies ahead, each once; two charters may use one id, so they are told by organization. */
function rulesOf(posts: readonly AheadOfPost[]) {
  const found = posts.flatMap(({ holders }) => holders.flatMap(({ ahead }) => ahead.flatMap(({ rule }) => rule ?? [])))
  return [...new Map(found.map((rule) => [`${rule.packId}/${rule.id}`, rule])).values()].map(ruleView)
}

function postView({ standing, ahead, holders }: AheadOfPost, briefs: ReadonlyMap<string, PersonBrief>) {
  return {
    ...seatView(standing),
    ahead: ahead.map(ofSeatView),
    holders: holders.map(({ membership, person, ahead: found }) => ({
      membershipId: membership.id,
      person: briefs.get(person.id),
      nature: membership.nature,
      start: membership.start,
      end: membership.end,
      ahead: found.map(ofHolderView),
    })),
  }
}

function ofSeatView({ reason, truth, on, text }: SeatAhead) {
  return { reason, certain: truth === 'yes', on, text, labels: { reason: aheadReasonLabels[reason] } }
}

function ofHolderView({ reason, truth, on, of, rule, outcome, text, missing }: HolderAhead) {
  return {
    reason,
    certain: truth === 'yes',
    on: rule?.check.kind === 'age' && of === 'term' ? on && inMonths(on) : on,
    of,
    outcome,
    text,
    missing,
    rule: rule && { pack: rule.packId, id: rule.id },
    labels: { reason: aheadReasonLabels[reason] },
  }
}

/** Whole months: the day on which somebody passes an age would tell the birthday, and lists show the year of birth alone. */
function inMonths({ from, to }: DaySpan): DaySpan {
  return { from: firstDay(from.slice(0, 7)), to: lastDay(to.slice(0, 7)) }
}

/** Holders of whom something lies ahead. */
export function holdersIn({ posts }: OrganizationAhead): Person[] {
  return posts.flatMap(({ holders }) => holders.map(({ person }) => person))
}

/** How many holders there are of whom something that would have to be known is not. */
export function unknownIn(found: readonly OrganizationAhead[]): number {
  const holders = found.flatMap(({ posts }) => posts.flatMap((post) => post.holders))
  return holders.filter(({ ahead }) => ahead.some(({ truth }) => truth === 'unknown')).length
}
