import * as z from 'zod'
import { code } from '../domain/codes.ts'
import { type Day, day } from '../domain/dates.ts'
import { levels, type Organization, organizationKinds } from '../domain/organization.ts'
import { record } from '../domain/record.ts'
import { line, remark } from '../domain/text.ts'
import { countries } from '../vocabulary/countries.ts'
import { organizationForms } from '../vocabulary/organization-forms.ts'
import { regions } from '../vocabulary/regions.ts'
import { type Rule, rule } from './rule.ts'

/** Where a pack is in force and for which organizations: registered there, of such kinds, forms and levels. */
const jurisdiction = z.strictObject({
  country: code(countries).default('CN'),
  /** A region by GB/T 2260 with all below it; the whole country when left out. */
  region: code(regions).optional(),
  kinds: z.array(z.enum(organizationKinds)).min(1),
  forms: z.array(code(organizationForms)).min(1).optional(),
  /** A society of national level is registered with the ministry wherever it sits: a province's pack leaves `nation` out. */
  levels: z.array(z.enum(levels)).min(1).optional(),
})

/** Rules that are in force together: where, for whom, from when to when. A pack is data: a new one needs no code. */
export const rulePackInput = z
  .strictObject({
    name: z.strictObject({ zh: line(200), en: line(200) }),
    jurisdiction,
    from: day.optional(),
    until: day.optional(),
    /** The usual term where neither session, post nor charter says, in years. */
    termYears: z.int().min(1).max(10).optional(),
    rules: z.array(rule).min(1).max(100),
    note: remark.optional(),
  })
  .refine(({ rules }) => new Set(rules.map(({ id }) => id)).size === rules.length, {
    error: 'rule-twice',
    path: ['rules'],
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from <= until, {
    error: 'end-before-start',
    path: ['until'],
  })

/** The name of a pack. */
export const packId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: 'pack-id' })

/** A pack under its name. */
export const rulePack = z.strictObject({ ...rulePackInput.shape, id: packId })

/** A pack that an operator has put in, as it is stored. */
export const storedPack = z.strictObject({ ...rulePack.shape, ...record })

/** Rules that are in force together. */
export type RulePack = z.output<typeof rulePack>
/** What an operator says of a pack. */
export type RulePackInput = z.output<typeof rulePackInput>
/** A pack as it is stored. */
export type StoredPack = z.output<typeof storedPack>

/** A rule as it is applied, with the pack that it comes from: `charter` for the organization's own. */
export type AppliedRule = Rule & {
  readonly packId: string
  /** What would have to be on record of the organization to know whether the pack is for it; undefined where it certainly is. */
  readonly open?: readonly string[] | undefined
}

/** What of an organization decides which packs are in force for it. */
export type Registered = Pick<Organization, 'kind' | 'form' | 'level' | 'place'>

/** The packs that are in force for an organization on a day. */
export function packsFor(packs: readonly RulePack[], of: Registered, on: Day): RulePack[] {
  return packs.filter((pack) => inForce(pack, on) && covers(pack.jurisdiction, of)?.length === 0)
}

/** The rules of packs that are in force for an organization on a day: a rule may have come later or ended sooner than its pack. */
export function rulesFor(packs: readonly RulePack[], of: Registered, on: Day): AppliedRule[] {
  return packsFor(packs, of, on).flatMap((pack) => rulesOf(pack, on))
}

/** The rules of packs of which it is not on record whether they are for an organization, with what is missing. */
export function openRulesFor(packs: readonly RulePack[], of: Registered, on: Day): AppliedRule[] {
  return packs.flatMap((pack) => {
    const open = inForce(pack, on) ? covers(pack.jurisdiction, of) : undefined
    return open === undefined || open.length === 0 ? [] : rulesOf(pack, on).map((rule) => ({ ...rule, open }))
  })
}

function rulesOf({ id, rules }: RulePack, on: Day): AppliedRule[] {
  return rules.filter((each) => inForce(each, on)).map((each) => ({ ...each, packId: id }))
}

/** Whether something that is in force between two days is so on a third. */
export function inForce({ from, until }: { from?: Day | undefined; until?: Day | undefined }, on: Day): boolean {
  return (from === undefined || from <= on) && (until === undefined || on <= until)
}

/** What is missing to know whether an organization lies within a jurisdiction: nothing where it does, undefined where it does not. */
function covers(where: RulePack['jurisdiction'], { kind, form, level, place }: Registered): string[] | undefined {
  if (!where.kinds.includes(kind) || (place?.country ?? 'CN') !== where.country) return undefined
  const missing: string[] = []
  if (where.forms !== undefined) {
    if (form === undefined) missing.push('organization.form')
    else if (!where.forms.some((each) => organizationForms.isUnder(form, each))) return undefined
  }
  if (where.levels !== undefined) {
    if (level === undefined) missing.push('organization.level')
    else if (!where.levels.includes(level)) return undefined
  }
  if (where.region !== undefined) {
    if (place?.region === undefined) missing.push('organization.place')
    else if (!regions.isUnder(place.region, where.region)) return undefined
  }
  return missing
}
