import * as z from 'zod'
import { day } from '../domain/dates.ts'
import { activityId, organizationId } from '../domain/ids.ts'
import { activityKinds } from '../vocabulary/activity-kinds.ts'
import { cadreRanks } from '../vocabulary/cadre-ranks.ts'
import { countries } from '../vocabulary/countries.ts'
import { degrees } from '../vocabulary/degrees.ts'
import { delegateKinds } from '../vocabulary/delegate-kinds.ts'
import { disciplines } from '../vocabulary/disciplines.ts'
import { engagementRoles } from '../vocabulary/engagement-roles.ts'
import { ethnicGroups } from '../vocabulary/ethnic-groups.ts'
import { genders } from '../vocabulary/genders.ts'
import { honours, tiers } from '../vocabulary/honours.ts'
import { languages } from '../vocabulary/languages.ts'
import { levels } from '../vocabulary/levels.ts'
import { politicalAffiliations } from '../vocabulary/political-affiliations.ts'
import { professionalTitles, rankLevels } from '../vocabulary/professional-titles.ts'
import { regions } from '../vocabulary/regions.ts'
import { talentCategories } from '../vocabulary/talent-categories.ts'
import { codes, valuesOf } from './code-list.ts'
import { honourGroup } from './honour-group.ts'
import { postFilter } from './post-filter.ts'
import { bounded, emptyFault, inOrder, orderFault } from './range.ts'
import { fragment, fragments } from './text-match.ts'
import { when } from './when.ts'

const year = z.int().min(1800).max(2100)
const age = z.int().min(0).max(150)
const number = z.int().min(0).max(1000)
const years = z
  .strictObject({ from: year.optional(), to: year.optional() })
  .refine(inOrder, orderFault)
  .refine(bounded, emptyFault)

/** The conditions that ask something of a person; in a list any one value is enough, and a code means itself and what lies below it. */
export const leaves = z.strictObject({
  discipline: codes(disciplines),
  workRegion: codes(regions),
  workCountry: codes(countries),
  nativePlace: codes(regions),
  nationality: codes(countries),
  gender: codes(genders),
  ethnicity: codes(ethnicGroups),
  language: codes(languages),
  politicalAffiliation: codes(politicalAffiliations),
  professionalTitle: codes(professionalTitles),
  talentCategory: codes(talentCategories),
  /** Rank of the professional title by GB/T 8561: 正高级, 副高级, 中级, 初级. */
  titleRank: valuesOf(z.enum(rankLevels)),
  birthYear: years,
  /** Completed years on the day `on`, the query's own day when left out. */
  age: z
    .strictObject({ from: age.optional(), to: age.optional(), on: day.optional() })
    .refine(inOrder, orderFault)
    .refine(bounded, emptyFault),
  /** One honour that is all of this; `mentored`: it names a responsible mentor. */
  honour: z.strictObject({
    names: codes(honours).optional(),
    groups: valuesOf(honourGroup).optional(),
    tiers: valuesOf(z.enum(tiers)).optional(),
    text: fragments.optional(),
    year: years.optional(),
    mentored: z.boolean().optional(),
  }),
  /** Is responsible mentor (责任导师) of someone, in one of these programmes. */
  mentor: z.strictObject({ honours: codes(honours).optional() }),
  /** One mandate that is all of this; `when` is `ever` when left out. */
  delegate: z.strictObject({
    kinds: codes(delegateKinds).optional(),
    levels: codes(levels).optional(),
    term: z.int().min(1).max(100).optional(),
    when: when.optional(),
  }),
  /** One affiliation to an overseas talent network; `when` is `now` when left out. */
  network: z.strictObject({
    ids: valuesOf(organizationId).optional(),
    countries: codes(countries).optional(),
    when: when.optional(),
  }),
  post: postFilter,
  /** How many memberships are like `of`; without it, how many posts are held now. */
  postCount: z
    .strictObject({ from: number.optional(), to: number.optional(), of: postFilter.optional() })
    .refine(inOrder, orderFault)
    .refine(bounded, emptyFault),
  /** One engagement that is all of this, between two days; `withinTermOf`: it fell in the tenure of one such membership. */
  engagement: z
    .strictObject({
      kinds: codes(activityKinds).optional(),
      activities: valuesOf(activityId).optional(),
      roles: codes(engagementRoles).optional(),
      from: day.optional(),
      to: day.optional(),
      withinTermOf: postFilter.optional(),
    })
    .refine(inOrder, orderFault),
  /** One employment that is all of this; `when` is `now` when left out. */
  employer: z.strictObject({
    organizations: valuesOf(organizationId).optional(),
    within: organizationId.optional(),
    text: fragments.optional(),
    when: when.optional(),
  }),
  /** One study or degree that is all of this; abroad is any country or region but the mainland (境外). */
  education: z.strictObject({
    countries: codes(countries).optional(),
    degrees: codes(degrees).optional(),
    abroad: z.boolean().optional(),
  }),
  cadre: z.strictObject({ ranks: codes(cadreRanks).optional(), serving: z.boolean().optional() }),
  /** Some name of the person holds this text. */
  name: z.strictObject({ contains: fragment }),
  /** Made up for demonstration or test. */
  generated: z.boolean(),
})

/** A condition: a group of conditions (`all`, `any`, `none` of them hold) or one leaf; exactly one key, which `conditionFaults` checks. */
export const condition = leaves.partial().extend({
  get all(): Group {
    return z.array(condition).min(1).optional()
  },
  get any(): Group {
    return z.array(condition).min(1).optional()
  },
  get none(): Group {
    return z.array(condition).min(1).optional()
  },
})

type Group = z.ZodOptional<z.ZodArray<typeof condition>>

/** A condition with every name resolved to its code. */
export type Condition = z.infer<typeof condition>
/** A condition as a client writes it. */
export type ConditionInput = z.input<typeof condition>
/** Values of the leaves by name. */
export type Leaves = z.infer<typeof leaves>
/** Name of a leaf. */
export type LeafName = keyof Leaves
