import * as z from 'zod'
import { code } from '../domain/codes.ts'
import { type Day, day } from '../domain/dates.ts'
import { organizationId } from '../domain/ids.ts'
import { provenance } from '../domain/provenance.ts'
import { record } from '../domain/record.ts'
import { line, remark } from '../domain/text.ts'
import { roleClasses } from '../vocabulary/role-classes.ts'
import { rule } from './rule.ts'
import type { AppliedRule } from './rule-pack.ts'
import { inForce } from './rule-pack.ts'

const counted = z.strictObject({ count: z.int().min(0).max(100_000_000), on: day })

/**
 * What an organization's charter (章程) says, from a day on. Its rules stand beside those of the packs, so a charter can make things
 * stricter and never looser.
 */
export const charterInput = z
  .strictObject({
    document: line(300),
    termYears: z.int().min(1).max(10).optional(),
    /** The office whose holder is the legal representative (民法典 art. 91: as the charter says). */
    legalRepresentative: code(roleClasses).optional(),
    /** How many members and delegates there are, for rules that measure a council by them. */
    members: counted.optional(),
    delegates: counted.optional(),
    rules: z.array(rule).max(60).default([]),
    note: remark.optional(),
  })
  .refine(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    error: 'rule-twice',
    path: ['rules'],
  })

/** A charter as it is stored: in force from a day until the next one. */
export const charter = z.strictObject({ ...charterInput.shape, organizationId, from: day, provenance, ...record })

/** A charter. */
export type Charter = z.output<typeof charter>
/** What a user says of a charter. */
export type CharterInput = z.output<typeof charterInput>

/** The charter that is in force on a day: the last one that has begun. */
export function charterOn(charters: readonly Charter[], on: Day): Charter | undefined {
  return charters
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1)
}

/** The charter's own rules that are in force on a day. */
export function charterRules(charter: Charter | undefined, on: Day): AppliedRule[] {
  return (charter?.rules ?? []).filter((each) => inForce(each, on)).map((each) => ({ ...each, packId: 'charter' }))
}
