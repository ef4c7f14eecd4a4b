import * as z from 'zod'
import { partialDate } from '../domain/dates.ts'
import { identity } from '../domain/identity-number.ts'
import { membershipId, personId, postId, sessionId } from '../domain/ids.ts'
import { endReasons, membershipInput } from '../domain/membership.ts'
import { personInput } from '../domain/person.ts'
import { rowRemark } from './roster-row.ts'

/** What a row comes to: `review` waits for somebody to say who is meant, `problem` for the file to be mended; both change nothing. */
export const rowActions = ['create', 'change', 'leave', 'unchanged', 'review', 'problem'] as const

/** How well a person of the directory fits a row, and by what: the parts add up to the score (docs/rosters.md has the table). */
export const likeness = z.strictObject({
  personId,
  score: z.number(),
  evidence: z.array(z.strictObject({ of: z.string(), says: z.enum(['same', 'near', 'other']), points: z.number() })),
})

const said = { ...membershipInput.shape }

/** A membership that a row brings about: its person is the row's; the post is one of the organization's, or one that the import makes, by name. */
const creation = z.strictObject({
  kind: z.literal('create'),
  postId: postId.optional(),
  newPost: z.string().optional(),
  sessionId: sessionId.optional(),
  nature: said.nature,
  start: said.start,
  end: said.end,
  status: said.status,
  endReason: said.endReason,
  title: said.title,
  predecessorId: membershipId.optional(),
  note: said.note,
})

/** An end that lies ahead is a change; one that has passed is an ending. */
const altered = z.strictObject({ nature: said.nature, start: said.start, end: said.end, note: said.note }).partial()

const alteration = z.strictObject({
  kind: z.literal('change'),
  membershipId,
  postId,
  version: z.int().min(1),
  /** What the row says otherwise, and what was on record. */
  to: altered,
  was: altered,
})

const ending = z.strictObject({
  kind: z.literal('end'),
  membershipId,
  postId,
  version: z.int().min(1),
  end: partialDate,
  reason: z.enum(endReasons),
})

/** One membership begun, altered or ended. */
export const rowStep = z.discriminatedUnion('kind', [creation, alteration, ending])

const { shape } = personInput

/** Some facts of a person: the lists without their default, for a list that is not named stays as it is. */
export const someFacts = personInput
  .extend({
    employments: shape.employments.unwrap(),
    disciplines: shape.disciplines.unwrap(),
    talentCategories: shape.talentCategories.unwrap(),
    delegateRoles: shape.delegateRoles.unwrap(),
    languages: shape.languages.unwrap(),
    educations: shape.educations.unwrap(),
    identifiers: shape.identifiers.unwrap(),
    contacts: shape.contacts.unwrap(),
  })
  .partial()

/** A row of the plan: one of the file's, or, without a number, somebody on the roster whom the file does not name. */
export const plannedRow = z.strictObject({
  /** Place in the plan, from 1: rows of the file in their order, then those who are absent from it. */
  nth: z.int().min(1),
  /** As the spreadsheet numbers it; undefined for those who are absent from the file. */
  row: z.int().min(1).optional(),
  /** As the file, or for those absent the directory, has it. */
  name: z.string(),
  action: z.enum(rowActions),
  /** Posts in the words of the file, or of the directory for those who are absent. */
  posts: z.array(z.string()),
  /** Who is meant; undefined for a new person, and while it is open. */
  personId: personId.optional(),
  /** The version of that person on which the steps were planned. */
  personVersion: z.int().min(1).optional(),
  /** How the person was found, or who may be meant, best first. */
  candidates: z.array(likeness).max(10),
  /** A person who is new to the directory. A second row of the same new person names the first by `sameAs`. */
  newPerson: personInput.optional(),
  sameAs: z.int().min(1).optional(),
  /** Whole facts that replace those of a person who is there, and what they were. */
  facts: someFacts.optional(),
  factsWere: someFacts.optional(),
  /** The identity number that the file gives of somebody of whom none is known, as its keyed hash. */
  identity: identity.optional(),
  steps: z.array(rowStep),
  problems: z.array(rowRemark),
  warnings: z.array(rowRemark),
  /** What it said was taken out, because the person whom it was about was erased. */
  erased: z.literal(true).optional(),
})

/** A post that the file names, that the organization does not have, and that applying the plan makes. */
export const newPost = z.strictObject({
  name: z.string(),
  role: z.string(),
  capacity: z.int().min(1).max(10_000),
  postId: postId.optional(),
  /** False where it turned out to be there when the plan was applied: it is not the import's to take away. */
  made: z.boolean().optional(),
})

/** What a row comes to. */
export type RowAction = (typeof rowActions)[number]
/** How well a person fits a row. */
export type Likeness = z.infer<typeof likeness>
/** One membership begun, altered or ended. */
export type RowStep = z.infer<typeof rowStep>
/** A row of the plan. */
export type PlannedRow = z.infer<typeof plannedRow>
/** A post that applying the plan makes. */
export type NewPost = z.infer<typeof newPost>
