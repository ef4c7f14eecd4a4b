import * as z from 'zod'
import { code } from '../domain/codes.ts'
import { line } from '../domain/text.ts'
import { condition } from '../index/condition.ts'
import { roleClasses } from '../vocabulary/role-classes.ts'

const roles = z.array(code(roleClasses)).min(1).max(40)

/** A share as a fraction, `1/3`. */
export const share = z
  .strictObject({ num: z.int().min(0).max(1000), den: z.int().min(1).max(1000) })
  .refine(({ num, den }) => num <= den, { error: 'share-over-one', path: ['num'] })

/** Whether the bounds of a number and of a share are in order. */
function minBelowMax(each: {
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly minShare?: Share | undefined
  readonly maxShare?: Share | undefined
}): boolean {
  const { min, max, minShare, maxShare } = each
  if (min !== undefined && max !== undefined && min > max) return false
  return minShare === undefined || maxShare === undefined || minShare.num * maxShare.den <= maxShare.num * minShare.den
}

const minFault = { error: 'min-over-max' }

/** What a body is measured by: the seats of other roles, or a number of the organization. */
const base = z.union([z.literal('members'), z.literal('delegates'), roles])

/** Whether a rule bounds anything. */
const bounded = ({
  min,
  max,
  minShare,
  maxShare,
}: Readonly<Partial<Record<'min' | 'max' | 'minShare' | 'maxShare', unknown>>>) =>
  [min, max, minShare, maxShare].some((bound) => bound !== undefined)
const boundFault = { error: 'bound-missing', path: ['max'] }

/** How many people hold these roles, each counted once: at least, at most, at most (or least) a share of `of`. */
const size = z
  .strictObject({
    kind: z.literal('size'),
    roles,
    min: z.int().min(0).optional(),
    max: z.int().min(0).optional(),
    maxShare: share.optional(),
    minShare: share.optional(),
    of: base.optional(),
    /** Only where these are at least, or at most, so many. */
    whenAtLeast: z.strictObject({ roles, count: z.int().min(1) }).optional(),
    whenAtMost: z.strictObject({ roles, count: z.int().min(0) }).optional(),
    /** Only where there is somebody in these roles (`with`), or nobody (`without`). */
    with: roles.optional(),
    without: roles.optional(),
  })
  .refine(bounded, boundFault)
  .refine(minBelowMax, minFault)
  .refine(({ minShare, maxShare, of }) => (minShare === undefined && maxShare === undefined) || of !== undefined, {
    error: 'share-of-what',
    path: ['of'],
  })

/** An odd number of people in these roles. */
const odd = z.strictObject({ kind: z.literal('odd'), roles })

/** Whoever has one of `roles` also has one of `among`: standing members are members of the council. */
const drawnFrom = z.strictObject({ kind: z.literal('drawn-from'), roles, among: roles })

/** At a change of session: the share of people in these roles who were not in them before. */
const renewal = z
  .strictObject({
    kind: z.literal('renewal'),
    roles,
    minShare: share.optional(),
    maxShare: share.optional(),
  })
  .refine(bounded, boundFault)
  .refine(minBelowMax, minFault)

/** Within a term: who comes new into these roles is at most this share of those who were elected. */
const midTermChange = z.strictObject({ kind: z.literal('mid-term-change'), roles, maxShare: share })

/** The share, or the number, of people in these roles for whom a condition holds on the election day (gender, region, field, age, front line). */
const quota = z
  .strictObject({
    kind: z.literal('quota'),
    label: line(100),
    roles,
    condition,
    minShare: share.optional(),
    maxShare: share.optional(),
    min: z.int().min(0).optional(),
    max: z.int().min(0).optional(),
  })
  .refine(bounded, boundFault)
  .refine(minBelowMax, minFault)

/** Nobody has one of `roles` and one of `others`. */
const apart = z.strictObject({ kind: z.literal('apart'), roles, others: roles })

/** Holders of these roles work for different employers. */
const apartEmployers = z.strictObject({ kind: z.literal('apart-employers'), roles, others: roles })

/** What a rule about a whole slate asks. */
export const slateChecks = [size, odd, drawnFrom, renewal, midTermChange, quota, apart, apartEmployers] as const

/** A share as a fraction. */
export type Share = z.infer<typeof share>
