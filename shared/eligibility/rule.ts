import * as z from 'zod'
import { approver, matter } from '../domain/approver.ts'
import { code } from '../domain/codes.ts'
import { day } from '../domain/dates.ts'
import { organizationKinds } from '../domain/organization.ts'
import { fillings } from '../domain/post.ts'
import { line, remark } from '../domain/text.ts'
import { condition } from '../index/condition.ts'
import { conditionFaults, type Placed } from '../index/condition-faults.ts'
import { roleClasses } from '../vocabulary/role-classes.ts'
import { calendarChecks } from './calendar-check.ts'
import { slateChecks } from './slate-check.ts'

const roles = z.array(code(roleClasses)).min(1).max(40)

/** Which consent lifts a rule that is broken, and with which majority of votes if any is stated. */
export const approvalNeed = z.strictObject({
  by: approver,
  /** `2/3` of the votes: at least `num` / `den`. */
  majority: z
    .strictObject({ num: z.int().min(1), den: z.int().min(1) })
    .refine(({ num, den }) => num <= den, { error: 'share-over-one', path: ['num'] })
    .optional(),
  /** `filing`: to be told, not asked. */
  act: z.enum(['approval', 'vote', 'filing']).default('approval'),
  /** Whether it must be there on the election day (须先审批), or may also follow it, as a registrar's does. */
  timing: z.enum(['before', 'any']).default('any'),
})

/** Completed years on the day that the rule counts at: no text says which, so it is the pack's choice, and shown. */
const age = z.strictObject({
  kind: z.literal('age'),
  /** The highest age that passes (民法典 art. 1259: 不超过 includes the number itself). */
  max: z.int().min(1).max(150),
  at: z.enum(['election', 'term-end']),
})

/** Terms in the same office, one after another or in all, the coming one included. */
const terms = z.strictObject({
  kind: z.literal('terms'),
  max: z.int().min(1).max(20),
  count: z.enum(['consecutive', 'total']),
  /** What is the same office: this role under whatever title, any office of a responsible officer, or any post in the organization. */
  office: z.enum(['role', 'any-office', 'any-post']).default('role'),
  /** What part of a term counts as one: any part, or more than half. */
  part: z.enum(['any', 'over-half']).default('any'),
})

/** Posts held at once on the election day, this one included. */
const concurrent = z.strictObject({
  kind: z.literal('concurrent'),
  max: z.int().min(1).max(100),
  kinds: z.array(z.enum(organizationKinds)).min(1),
  roles: roles.optional(),
  responsible: z.boolean().optional(),
  /** What is counted: the posts, or the organizations in which there are any. */
  of: z.enum(['posts', 'organizations']).default('organizations'),
})

/** Legal representative of so many organizations of these kinds, this one included where the charter makes this office its legal representative. */
const legalRepresentative = z.strictObject({
  kind: z.literal('legal-representative'),
  /** 0: of none. */
  max: z.int().min(0).max(10),
  kinds: z.array(z.enum(organizationKinds)).min(1),
})

/** Posts that nobody may hold beside this one, in the same organization or in any. */
const incompatible = z.strictObject({
  kind: z.literal('incompatible'),
  roles,
  within: z.enum(['organization', 'anywhere']).default('organization'),
})

/** Something established about the person that bars them; the ruling's matter is the rule's. */
const bar = z.strictObject({
  kind: z.literal('bar'),
  /** 曾经: a bar stands whether or not its time is over, unless it was cleared later. */
  ever: z.boolean().default(false),
})

/** Whoever the rule is for may not take the post, or only with its approvals. */
const barred = z.strictObject({ kind: z.literal('barred') })

/** Any condition of the language of candidate searches. */
const holds = z.strictObject({
  kind: z.literal('condition'),
  condition,
  at: z.enum(['election', 'term-end']).default('election'),
})

/** What a rule about one person and one post asks. */
export const personChecks = [age, terms, concurrent, legalRepresentative, incompatible, bar, barred, holds] as const

/** What a rule asks: of a person for a post, of a whole slate, or of the calendar of a change of session. */
export const check = z.discriminatedUnion('kind', [...personChecks, ...slateChecks, ...calendarChecks])

/** Which posts and people a rule is for; all parts hold at once, and a part that is left out does not matter. */
export const scope = z.strictObject({
  roles: roles.optional(),
  responsible: z.boolean().optional(),
  filledBy: z.array(z.enum(fillings)).min(1).optional(),
  person: condition.optional(),
})

const ruleFields = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, { error: 'rule-id' }),
  text: z.strictObject({ zh: remark, en: remark }),
  document: line(300),
  article: line(100).optional(),
  quote: line(500).optional(),
  source: line(500).optional(),
  /** How well the wording is known: read in an official text, in a copy, in single charters, or our reading of practice. */
  confidence: z.enum(['official', 'copy', 'charters', 'practice']),
  /** `should`: worded 一般 or 原则上; it warns and does not decide. */
  strength: z.enum(['must', 'should']).default('must'),
  from: day.optional(),
  until: day.optional(),
  when: scope.default({}),
  /**
   * Where it is not on record whether the rule is for this person, or whether a bar stands: `unknown` keeps the verdict open; `no` takes
   * it that nothing is so, says so, and asks for it to be confirmed.
   */
  presume: z.enum(['unknown', 'no']).default('unknown'),
  /** Under which approvals and bars are recorded; the kind of the check when left out. */
  matter: matter.optional(),
  check,
  /** All of these together lift the rule; none: nothing does. */
  approvals: z.array(approvalNeed).max(6).default([]),
})

/** One rule as it is written somewhere: what it asks, of whom, how strictly, and where it stands. */
export const rule = ruleFields.superRefine((each, context) => {
  if (each.from !== undefined && each.until !== undefined && each.until < each.from)
    context.addIssue({ code: 'custom', message: 'end-before-start', path: ['until'] })
  for (const { path, message } of conditionFaults(conditionsIn(each)))
    context.addIssue({ code: 'custom', message, path: [...path] })
})

/** The conditions of a rule, each where it stands. */
function conditionsIn({ check, when }: z.output<typeof ruleFields>): Placed[] {
  const asked = check.kind === 'quota' || check.kind === 'condition' ? check.condition : undefined
  return [
    ...(when.person === undefined ? [] : [{ path: ['when', 'person'], condition: when.person }]),
    ...(asked === undefined ? [] : [{ path: ['check', 'condition'], condition: asked }]),
  ]
}

/** One rule. */
export type Rule = z.output<typeof rule>
/** A rule as it is written in a pack. */
export type RuleInput = z.input<typeof rule>
/** A consent that lifts a rule. */
export type ApprovalNeed = z.output<typeof approvalNeed>
/** What a rule asks. */
export type Check = z.output<typeof check>
/** What a rule asks of a person for a post. */
export type PersonCheck = z.output<(typeof personChecks)[number]>
/** A check of one kind. */
export type CheckOf<Kind extends Check['kind']> = Extract<Check, { kind: Kind }>
