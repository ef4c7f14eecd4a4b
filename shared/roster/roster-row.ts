import * as z from 'zod'
import { code } from '../domain/codes.ts'
import { partialDate } from '../domain/dates.ts'
import { identifier } from '../domain/identifier.ts'
import { identity } from '../domain/identity-number.ts'
import { personId } from '../domain/ids.ts'
import { natures } from '../domain/membership.ts'
import { line, nameText, remark } from '../domain/text.ts'
import { degrees } from '../vocabulary/degrees.ts'
import { disciplines } from '../vocabulary/disciplines.ts'
import { ethnicGroups } from '../vocabulary/ethnic-groups.ts'
import { genders } from '../vocabulary/genders.ts'
import { politicalAffiliations } from '../vocabulary/political-affiliations.ts'
import { professionalTitles } from '../vocabulary/professional-titles.ts'

/** What is wrong, or worth a look, in a row: the column as the spreadsheet letters it, its header, and a sentence on what to do. */
export const rowRemark = z.strictObject({
  /** A stable name: `date-form`, `id-number-rounded`, `post-unknown` … */
  code: z.string().regex(/^[a-z][a-z-]*$/),
  column: z
    .string()
    .regex(/^[A-Z]{1,3}$/)
    .optional(),
  header: z.string().max(200).optional(),
  zh: z.string(),
  en: z.string(),
})

/** What a file says of the person in a row; blank cells say nothing. Of identity numbers there is only the keyed hash. */
export const rosterFacts = z.strictObject({
  nameEn: line(200).optional(),
  gender: code(genders).optional(),
  birth: partialDate.optional(),
  ethnicity: code(ethnicGroups).optional(),
  politicalAffiliation: code(politicalAffiliations).optional(),
  degree: code(degrees).optional(),
  employer: line(200).optional(),
  employerTitle: line(200).optional(),
  professionalTitle: code(professionalTitles).optional(),
  disciplines: z.array(code(disciplines)).max(10).optional(),
  phone: line(300).optional(),
  email: line(300).optional(),
  orcid: identifier.optional(),
  /** Keyed hash of the identity number, where one is given and right. */
  identity: identity.shape.hash.optional(),
})

/** A row of a roster as it was read: who, what is said of them, and the posts in the words of the file. */
export const rosterRow = z.strictObject({
  /** As the spreadsheet numbers it, from 1. */
  row: z.int().min(1),
  personId: personId.optional(),
  /** Missing only where a problem says so. */
  name: nameText.optional(),
  facts: rosterFacts,
  /** 副主席、秘书长 are two; the same person may have further rows for further posts. */
  posts: z.array(line(200)).max(20),
  /** Number of the session that the row names. */
  session: z.int().min(1).max(200).optional(),
  nature: z.enum(natures).optional(),
  start: partialDate.optional(),
  /** Last day in office. */
  end: partialDate.optional(),
  note: remark.optional(),
  /** What keeps the row from being applied. */
  problems: z.array(rowRemark),
  /** What is applied and worth a look. */
  warnings: z.array(rowRemark),
})

/** A remark on a row. */
export type RowRemark = z.infer<typeof rowRemark>
/** What a file says of a person. */
export type RosterFacts = z.infer<typeof rosterFacts>
/** A row of a roster as it was read. */
export type RosterRow = z.infer<typeof rosterRow>
