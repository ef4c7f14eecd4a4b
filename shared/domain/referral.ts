import * as z from 'zod'
import { honours } from '../vocabulary/honours.ts'
import { code } from './codes.ts'
import { type Day, day } from './dates.ts'
import {
  membershipId,
  type OrganizationId,
  organizationId,
  organizationOf,
  personId,
  postId,
  referralId,
  sessionId,
} from './ids.ts'
import { record } from './record.ts'
import { outcomes, type ReferralState, referralStates } from './referral-states.ts'
import { line, remark } from './text.ts'

/** Limits of a referral case; `/v1/capabilities` states them. */
export const referralLimits = {
  /** People on a shortlist. */
  nominees: 50,
  /** Opinions on one of them. */
  opinions: 20,
  /** People recommended or appointed in one step. */
  chosen: 10,
  /** Characters, as JSON, of the criteria, and of what a search said of one candidate. */
  json: 30_000,
} as const

/** What people may be recommended for. */
export const targetKinds = ['post', 'award', 'programme', 'international'] as const

function honoured<K extends 'award' | 'programme'>(kind: K) {
  return z
    .strictObject({
      kind: z.literal(kind),
      /** The honour or programme; `name` only for one outside the list. */
      honour: code(honours).optional(),
      name: line(200).optional(),
      /** Who confers it, and so receives the recommendation. */
      organizationId,
      /** The last day on which it is decided. */
      decisionOn: day.optional(),
    })
    .refine((of) => (of.honour === undefined) !== (of.name === undefined), {
      error: 'honour-or-name',
      path: ['honour'],
    })
}

/** What a case is for: a post (in a session, elected on a day), an award, a programme, or an international organization. */
export const target = z.discriminatedUnion('kind', [
  z
    .strictObject({
      kind: z.literal('post'),
      postId,
      sessionId: sessionId.optional(),
      electionOn: day.optional(),
      termEnd: day.optional(),
    })
    .refine(({ electionOn, termEnd }) => electionOn === undefined || termEnd === undefined || electionOn <= termEnd, {
      error: 'end-before-start',
      path: ['termEnd'],
    }),
  honoured('award'),
  honoured('programme'),
  z.strictObject({
    kind: z.literal('international'),
    organizationId,
    /** The post or part there: 执行理事. */
    title: line(200),
    decisionOn: day.optional(),
  }),
])

/** What a user says of a case; `criteria` is a candidate search, whose form is the referral index's. */
export const caseInput = z.strictObject({
  target,
  title: line(200),
  /** The organization that recommends. */
  recommenderId: organizationId.optional(),
  /** The actor in charge; who opens the case when left out. */
  officer: line(200).optional(),
  criteria: z.record(z.string(), z.unknown()).optional(),
  note: remark.optional(),
})

/** Why somebody may be asked twice about a person: the case goes on, and the warning stays with the step. */
export const warning = z.strictObject({
  code: z.enum(['same-post', 'other-organization', 'consent-ends']),
  personId,
  /** The other case. */
  referralId: referralId.optional(),
  /** Where the person is recommended beside. */
  organizationId: organizationId.optional(),
  /** Last day of the consent. */
  until: day.optional(),
})

const acknowledged = z.strictObject({ personId, verdict: z.enum(['needs-approval', 'unknown']) })

/** One step of a case: from where to where, on which day, written when and by whom. */
export const historyEntry = z.strictObject({
  from: z.enum(referralStates).optional(),
  to: z.enum(referralStates),
  on: day,
  at: z.iso.datetime(),
  by: z.string(),
  /** The people whom the step names. */
  nominees: z.array(personId).optional(),
  /** Verdicts that the officer has seen and answers for. */
  acknowledged: z.array(acknowledged).optional(),
  warnings: z.array(warning).optional(),
  note: remark.optional(),
})

/** How a case ended; the memberships that it brought about and ended, where it was for a post. */
const outcome = z.strictObject({
  state: z.enum(outcomes),
  on: day,
  by: z.string(),
  /** Who decided, in words: a congress, a council, an office. */
  decidedBy: line(200).optional(),
  nominees: z.array(personId).optional(),
  membershipIds: z.array(membershipId).optional(),
  endedIds: z.array(membershipId).optional(),
})

/** A referral case as it is stored; its nominees lie beside it. Every change of one of them counts its version up. */
export const referral = z.strictObject({
  ...caseInput.shape,
  id: referralId,
  officer: line(200),
  openedOn: day,
  state: z.enum(referralStates),
  /** The nominees in order, first choice first. */
  shortlist: z.array(personId).max(referralLimits.nominees),
  history: z.array(historyEntry),
  outcome: outcome.optional(),
  ...record,
})

/** A referral case as it is stored. */
export type Referral = z.infer<typeof referral>
/** What people may be recommended for. */
export type Target = z.infer<typeof target>
/** Kind of what people are recommended for. */
export type TargetKind = (typeof targetKinds)[number]
/** One step of a case. */
export type HistoryEntry = z.infer<typeof historyEntry>
/** Something that an officer should know before going on. */
export type Warning = z.infer<typeof warning>
/** A verdict that an officer has seen and answers for. */
export type Acknowledged = z.infer<typeof acknowledged>

/** The organization that decides, and receives what is said of the people recommended. */
export function recipientOf(of: Target): OrganizationId {
  return of.kind === 'post' ? organizationOf(of.postId) : of.organizationId
}

/** The day on which it is decided, where known. */
export function decisionDay(of: Target): Day | undefined {
  return of.kind === 'post' ? of.electionOn : of.decisionOn
}

/** Whether the day of decision has passed and nothing came of the case: it may be let lapse, which somebody has to do. */
export function isLapsable(
  { target: of, state }: { readonly target: Target; readonly state: ReferralState },
  on: Day,
): boolean {
  const due = decisionDay(of)
  return due !== undefined && due < on && !outcomes.some((end) => end === state)
}
