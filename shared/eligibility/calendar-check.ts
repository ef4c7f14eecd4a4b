import * as z from 'zod'

/** Steps of a change of session: to prepare it, its plan, the request for the congress, the notice to members, the congress, its filing, and how long all may be put off. */
export const deadlineSteps = ['prepare', 'plan', 'request', 'notice', 'congress', 'filing', 'delay'] as const

/** How far a deadline lies from what it is counted from, in one unit. */
const distance = {
  years: z.int().min(0).max(10).optional(),
  months: z.int().min(0).max(60).optional(),
  days: z.int().min(0).max(400).optional(),
  workingDays: z.int().min(0).max(400).optional(),
}

/** A deadline of a change of session (换届): plan, request, election, filing, before or after the end of the term or the congress. */
const deadline = z
  .strictObject({
    kind: z.literal('deadline'),
    step: z.enum(deadlineSteps),
    side: z.enum(['before', 'after']),
    of: z.enum(['term-end', 'congress']),
    ...distance,
  })
  .refine(
    ({ years, months, days, workingDays }) =>
      [years, months, days, workingDays].filter((each) => each !== undefined).length === 1,
    { error: 'one-distance', path: ['months'] },
  )

/** How long a term may be, in years. */
const termLength = z
  .strictObject({
    kind: z.literal('term-length'),
    min: z.int().min(1).max(20).optional(),
    max: z.int().min(1).max(20),
  })
  .refine(({ min, max }) => min === undefined || min <= max, { error: 'min-over-max', path: ['max'] })

/** What a rule about the calendar asks. */
export const calendarChecks = [deadline, termLength] as const
