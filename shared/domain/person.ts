import * as z from 'zod'
import { cadreRanks } from '../vocabulary/cadre-ranks.ts'
import { countries } from '../vocabulary/countries.ts'
import { degrees } from '../vocabulary/degrees.ts'
import { delegateKinds } from '../vocabulary/delegate-kinds.ts'
import { disciplines } from '../vocabulary/disciplines.ts'
import { ethnicGroups } from '../vocabulary/ethnic-groups.ts'
import { genders } from '../vocabulary/genders.ts'
import { languages } from '../vocabulary/languages.ts'
import { politicalAffiliations } from '../vocabulary/political-affiliations.ts'
import { professionalTitles } from '../vocabulary/professional-titles.ts'
import { regions } from '../vocabulary/regions.ts'
import { talentCategories } from '../vocabulary/talent-categories.ts'
import { code } from './codes.ts'
import { day, endsBeforeStart, partialDate } from './dates.ts'
import { identifier } from './identifier.ts'
import { identity } from './identity-number.ts'
import { organizationId, personId } from './ids.ts'
import { periodFault, personName } from './names.ts'
import { levels } from './organization.ts'
import { mergeLimits, merging } from './person-merge.ts'
import { place } from './place.ts'
import { provenance } from './provenance.ts'
import { record } from './record.ts'
import { line, remark } from './text.ts'

const period = { start: partialDate.optional(), end: partialDate.optional() }

/** Where someone works and as what; the organization by id where the directory holds it, else as written. */
export const employment = z
  .strictObject({
    organizationId: organizationId.optional(),
    organization: line(200).optional(),
    title: line(200).optional(),
    ...period,
  })
  .refine((job) => job.organizationId !== undefined || job.organization !== undefined, {
    error: 'employer-missing',
    path: ['organization'],
  })
  .refine((job) => !endsBeforeStart(job), periodFault)

/** A mandate as delegate: 党代表, 人大代表, 政协委员, with level, number of the congress and dates where known. */
export const delegate = z
  .strictObject({
    kind: code(delegateKinds),
    level: z.enum(levels).optional(),
    term: z.int().min(1).max(100).optional(),
    ...period,
  })
  .refine((mandate) => !endsBeforeStart(mandate), periodFault)

/** Study or degree, at home or abroad. */
export const education = z.strictObject({
  degree: code(degrees).optional(),
  country: code(countries).optional(),
  institution: line(200).optional(),
  discipline: code(disciplines).optional(),
  year: z.int().min(1900).max(2100).optional(),
})

/** A way to reach a person; always restricted. */
export const contact = z.strictObject({ kind: z.enum(['phone', 'email', 'address', 'wechat']), value: line(300) })

/** What a user says of a person; what is left out is unknown, and unknown is never taken for a value. */
export const personInput = z.strictObject({
  names: z.array(personName).min(1).max(20),
  birth: partialDate.optional(),
  gender: code(genders).optional(),
  ethnicity: code(ethnicGroups).optional(),
  nationality: code(countries).optional(),
  /** Where the person works (not native place). */
  workplace: place.optional(),
  nativePlace: code(regions).optional(),
  employments: z.array(employment).max(30).default([]),
  disciplines: z.array(code(disciplines)).max(10).default([]),
  /** Professional rank by GB/T 8561; the highest one where there are several. */
  professionalTitle: code(professionalTitles).optional(),
  talentCategories: z.array(code(talentCategories)).max(10).default([]),
  delegateRoles: z.array(delegate).max(20).default([]),
  languages: z.array(code(languages)).max(20).default([]),
  educations: z.array(education).max(20).default([]),
  politicalAffiliation: code(politicalAffiliations).optional(),
  /** Rank as a cadre (县处级 …) and whether still serving; decides which rule packs apply. */
  cadre: z.strictObject({ rank: code(cadreRanks), serving: z.boolean().optional() }).optional(),
  identifiers: z.array(identifier).max(10).default([]),
  contacts: z.array(contact).max(20).default([]),
  note: remark.optional(),
})

/** The fields of a person that are facts of their own, each with its provenance. */
export const factNames = personInput.keyof()

/** A person as it is stored: facts, and beside each its provenance under the fact's name. */
export const person = personInput.extend({
  id: personId,
  /** `merged`: turned out to be the same as another person, under whose id all that is said of them now lies. */
  status: z.enum(['active', 'deceased', 'merged']),
  /** That the identity number is known: its keyed hash, which goes into no answer, list or index. */
  identity: identity.optional(),
  /** How the life ended; `done` once every open membership has been ended for this reason. */
  death: z.strictObject({ on: day, done: z.boolean() }).optional(),
  /** For one merged away: into whom, and whether everything has moved. */
  merged: merging.optional(),
  /** For one who others were merged into: their ids, from the moment on which their things begin to move. */
  absorbed: z.array(personId).max(mergeLimits.absorbed).optional(),
  /** Whose things are just moving here, or back: nobody else is merged meanwhile. */
  absorbing: personId.optional(),
  provenance: z.partialRecord(factNames, provenance),
  /** True for people made up for demonstration or test. */
  generated: z.boolean().optional(),
  ...record,
})

/** A person as it is stored. */
export type Person = z.infer<typeof person>
/** What a user says of a person. */
export type PersonInput = z.infer<typeof personInput>
/** Name of a fact of a person. */
export type FactName = z.infer<typeof factNames>
