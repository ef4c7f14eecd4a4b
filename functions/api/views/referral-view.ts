import type { Day } from '../../../shared/domain/dates.ts'
import { consentGap, type Nominee } from '../../../shared/domain/nominee.ts'
import { isLapsable, type Referral, recipientOf, type Target, type Warning } from '../../../shared/domain/referral.ts'
import { referralStateLabels, statesAfter } from '../../../shared/domain/referral-states.ts'
import type { Bilingual } from '../../../shared/errors.ts'
import { honours } from '../../../shared/vocabulary/honours.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { label } from './label.ts'
import type { PersonBrief } from './person-brief.ts'
import { nomineeStatusLabels, targetKindLabels, warningTexts } from './referral-labels.ts'

/** What cases name: organizations by id, and posts by id with name and role. */
export type ReferralNames = {
  readonly organizations: ReadonlyMap<string, string>
  readonly posts: ReadonlyMap<string, { readonly name: string; readonly role: string }>
}

/** A case in a list: what it is for, how far it is, who is in charge; `lapsable` once the day of decision has passed without an outcome. */
export function referralLine(referral: Referral, names: ReferralNames, today: Day) {
  const { criteria, history, shortlist, recommenderId, target, ...facts } = referral
  return {
    ...facts,
    target: targetView(target, names),
    recommender: recommenderId && { id: recommenderId, name: names.organizations.get(recommenderId) },
    nominees: shortlist.length,
    lapsable: isLapsable(referral, today),
    labels: { state: referralStateLabels[referral.state], kind: targetKindLabels[target.kind] },
  }
}

/** A case with its shortlist in order, its history, and where it may go from here. */
export function referralView(
  referral: Referral,
  nominees: readonly Nominee[],
  names: ReferralNames & { readonly people: ReadonlyMap<string, PersonBrief> },
  today: Day,
) {
  const inOrder = referral.shortlist.flatMap((id) => nominees.find(({ personId }) => personId === id) ?? [])
  return {
    ...referralLine(referral, names, today),
    criteria: referral.criteria,
    history: referral.history.map((step) => ({
      ...step,
      warnings: step.warnings?.map(warningView),
      labels: { to: referralStateLabels[step.to] },
    })),
    nextStates: statesAfter(referral.state),
    nominees: inOrder.map((each, at) => nomineeView(referral, each, at + 1, names.people, today)),
  }
}

/** A warning in words. */
export function warningView(warning: Warning): Warning & { readonly detail: Bilingual } {
  return { ...warning, detail: warningTexts[warning.code] }
}

function nomineeView(
  referral: Referral,
  nominee: Nominee,
  order: number,
  people: ReadonlyMap<string, PersonBrief>,
  today: Day,
) {
  const { referralId, ...facts } = nominee
  // Those whom the appointment passed over need no write of their own.
  const passedOver = referral.state === 'appointed' && nominee.status !== 'appointed'
  const { target } = referral
  const asked = { recipient: recipientOf(target), purpose: target.kind, on: today }
  const status = passedOver ? ('not-chosen' as const) : nominee.status
  return {
    order,
    person: people.get(nominee.personId),
    ...facts,
    status,
    /** Why the consent would not cover a recommendation today; absent where it would. */
    consentGap: consentGap(nominee.consent, asked),
    labels: { status: nomineeStatusLabels[status] },
  }
}

function targetView(target: Target, { organizations, posts }: ReferralNames) {
  const id = recipientOf(target)
  const organization = { id, name: organizations.get(id) }
  if (target.kind === 'international') return { ...target, organization }
  if (target.kind !== 'post') return { ...target, organization, labels: { honour: label(honours, target.honour) } }
  const post = posts.get(target.postId)
  return {
    ...target,
    organization,
    post: post && { id: target.postId, ...post },
    labels: { role: label(roleClasses, post?.role) },
  }
}
