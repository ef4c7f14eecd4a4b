import type { JudgedSeat, JudgedSlate } from '../../../shared/directory/slates/judge-slate.ts'
import { ageBands, type Composition } from '../../../shared/eligibility/slate/composition.ts'
import { type SlateFinding, type SlateOutcome, slateOutcomes } from '../../../shared/eligibility/slate/slate-finding.ts'
import { type VerdictName, verdicts } from '../../../shared/eligibility/verdict.ts'
import type { Bilingual } from '../../../shared/errors.ts'
import { roleClasses } from '../../../shared/vocabulary/role-classes.ts'
import { facetsView } from './facet-view.ts'
import { label } from './label.ts'
import type { PersonBrief } from './person-brief.ts'
import { approvalView, seatAsked, verdictView } from './verdict-view.ts'

/** Labels of what became of a rule about a slate. */
export const slateOutcomeLabels: { readonly [Outcome in SlateOutcome]: Bilingual } = {
  met: { zh: '符合', en: 'Met' },
  warning: { zh: '提示', en: 'Warning' },
  broken: { zh: '不符合', en: 'Broken' },
  unknown: { zh: '尚不能判断', en: 'Not known' },
}

/** A slate that was checked: findings about the whole, verdicts on the seats (all their rules if `full`), and what it is made of. */
export function slateView(
  { seat, slate, packs, findings, seats, composition }: JudgedSlate,
  briefs: ReadonlyMap<string, PersonBrief>,
  full: boolean,
) {
  const verdictsFound = seats.map(({ verdict }) => verdict)
  const { post: _, rules, ...asked } = seatAsked(seat, packs, verdictsFound)
  return {
    ...asked,
    mode: slate.mode,
    members: slate.members,
    delegates: slate.delegates,
    counts: {
      seats: seats.length,
      people: composition.people,
      beside: slate.beside.length,
      verdicts: countsOf<VerdictName>(
        verdicts,
        verdictsFound.map(({ verdict }) => verdict),
      ),
      findings: countsOf<SlateOutcome>(
        slateOutcomes,
        findings.map(({ outcome }) => outcome),
      ),
    },
    findings: findings.map(findingView),
    posts: postsOf(seats),
    seats: seats.map((each) => judgedSeatView(each, briefs.get(each.personId), full)),
    composition: compositionView(composition),
    rules,
  }
}

/** One rule with what became of it, where it is written, what was measured against which bounds, and whom it concerns. */
function findingView({ rule, outcome, applies, reason, measured, people, open, missing }: SlateFinding) {
  const { id, packId, text, document, article, strength, confidence, check, approvals } = rule
  return {
    rule: { id, pack: packId, kind: check.kind, strength, text, document, article, confidence },
    outcome,
    applies,
    labels: { outcome: slateOutcomeLabels[outcome] },
    reason,
    measured: measured && {
      count: measured.count,
      of: measured.base,
      atLeast: measured.least,
      atMost: measured.most,
    },
    people,
    unknownPeople: open,
    missing,
    approvals: outcome === 'broken' ? approvals.map(approvalView) : [],
  }
}

function judgedSeatView(
  { personId, postId, post, verdict }: JudgedSeat,
  person: PersonBrief | undefined,
  full: boolean,
) {
  const { rules, ...view } = verdictView(verdict)
  const stands = full ? rules : rules.filter(({ outcome }) => outcome !== 'met' && outcome !== 'presumed')
  return { personId, postId, person, post: { name: post.name, role: post.role }, ...view, rules: stands }
}

/** Posts with how many are proposed for each, and how many more than it has seats. */
function postsOf(seats: readonly JudgedSeat[]) {
  return [...Map.groupBy(seats, ({ postId }) => postId).values()].flatMap((all) => {
    const [first] = all
    if (first === undefined) return []
    const { id, name, role, capacity } = first.post
    const proposed = all.length
    return [
      {
        id,
        name,
        role,
        capacity,
        proposed,
        over: Math.max(0, proposed - capacity),
        labels: { role: label(roleClasses, role) },
      },
    ]
  })
}

function compositionView({ people, ageBand, ...facets }: Composition) {
  const order = new Map<string, number>(ageBands.map(({ name }, at) => [name, at]))
  const values = [...ageBand.values].sort((a, b) => (order.get(a.value) ?? 0) - (order.get(b.value) ?? 0))
  return { people, ...facetsView(facets), ageBand: { ...ageBand, values } }
}

function countsOf<Name extends string>(names: readonly Name[], found: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, found.filter((each) => each === name).length]))
}
