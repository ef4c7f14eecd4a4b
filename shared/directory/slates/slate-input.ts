import * as z from 'zod'
import { electionDay } from '../../domain/dates.ts'
import { organizationId, personId, postId, sessionId } from '../../domain/ids.ts'
import { calendarChecks } from '../../eligibility/calendar-check.ts'
import { rule } from '../../eligibility/rule.ts'
import { slateModes } from '../../eligibility/slate/slate.ts'

/** Limits of a check of a slate; `/v1/capabilities` states them. */
export const slateLimits = { seats: 500, rules: 30 } as const

const count = z.int().min(0).max(100_000_000)

/** What a check of a slate is asked: who is proposed for which posts of one organization, and by which rules beside those in force. */
export const slateInput = z
  .strictObject({
    organizationId,
    electionOn: electionDay.optional(),
    sessionId: sessionId.optional(),
    termEnd: electionDay.optional(),
    /** Whether a session changes or a body in its midst; follows from the sessions on record when left out. */
    mode: z.enum(slateModes).optional(),
    /** How many members and delegates there are; by the charter when left out. */
    members: count.optional(),
    delegates: count.optional(),
    /** Each post as it is to be after the election: also those who stay. */
    seats: z.array(z.strictObject({ personId, postId })).min(1).max(slateLimits.seats),
    rules: z.array(rule).max(slateLimits.rules).default([]),
  })
  .superRefine(({ rules }, context) => {
    for (const [at, { id, check }] of rules.entries()) {
      const path = ['rules', at]
      if (calendarChecks.some(({ shape }) => shape.kind.value === check.kind))
        context.addIssue({ code: 'custom', message: 'rule-of-calendar', path: [...path, 'check', 'kind'] })
      if (rules.findIndex((each) => each.id === id) < at)
        context.addIssue({ code: 'custom', message: 'rule-twice', path: [...path, 'id'] })
    }
  })

/** What a check of a slate is asked. */
export type SlateInput = z.output<typeof slateInput>
