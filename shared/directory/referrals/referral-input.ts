import * as z from 'zod'
import { day } from '../../domain/dates.ts'
import { nomineeInput } from '../../domain/nominee.ts'
import { caseInput, referralLimits } from '../../domain/referral.ts'
import { checkConditions, querySpec } from '../../index/query-spec.ts'

const { asOf, status, must, should } = querySpec.shape

const short = (value: unknown) => JSON.stringify(value ?? null).length <= referralLimits.json
const tooLong = { error: `json-long:${referralLimits.json}` }

/** The search by which people for a case are found: who must be what, what is preferred; names of codes are resolved. */
export const criteria = z
  .strictObject({ asOf, status, must, should })
  .superRefine(checkConditions)
  .refine(short, tooLong)

/** What a user says of a case, its criteria checked as a search. */
export const referralInput = caseInput.extend({ criteria: criteria.optional() })

/** What opens a case; the day is today when left out. */
export const openingInput = referralInput.extend({ openedOn: day.optional() })

/** What a user says of a nominee, no longer than a case can hold. */
export const nominationInput = nomineeInput.refine(({ found }) => short(found), { ...tooLong, path: ['found'] })

/** What a user says of a case. */
export type ReferralInput = z.infer<typeof referralInput>
/** What opens a case. */
export type OpeningInput = z.infer<typeof openingInput>
