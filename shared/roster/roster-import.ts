import * as z from 'zod'
import { day, electionDay } from '../domain/dates.ts'
import { importId, organizationId, personId, postId, sessionId } from '../domain/ids.ts'
import { record } from '../domain/record.ts'
import { line } from '../domain/text.ts'
import { columnMap, columnMapInput } from './column-map.ts'
import { newPost, plannedRow, rowActions } from './planned-row.ts'
import { rosterColumns } from './roster-column.ts'
import { rowRemark } from './roster-row.ts'

/** What becomes of people on the roster: `add` only brings in, `update` also changes, `whole` also lets those go whom the file does not name. */
export const importModes = ['add', 'update', 'whole'] as const

/** Limits of an import; `/v1/capabilities` states them. */
export const importLimits = {
  /** Rows of people. */
  rows: 20_000,
  /** Rows of which somebody has said who is meant. */
  choices: 2_000,
  /** Days for which a file, and a plan that was not applied, are kept. */
  keptDays: 30,
} as const

/**
 * Where an import stands. `reading` → `planned` | `unreadable`; `planned` → `reading` (asked otherwise) | `applying` | `cancelled`;
 * `applying` → `applied` | `stopped`; `stopped` → `applying` | `rolling-back`; `applied` → `rolling-back` → `rolled-back`, or back to where it was
 * when something that it wrote turns out to have been touched.
 */
export const importStates = [
  'reading',
  'unreadable',
  'planned',
  'cancelled',
  'applying',
  'stopped',
  'applied',
  'rolling-back',
  'rolled-back',
] as const

const count = z.int().min(0)

/** How a file is to be read and what it is to bring about; all of it may be changed until it is applied. */
export const importSettings = z.strictObject({
  mode: z.enum(importModes).default('update'),
  /** The session whose roster it is; the sitting one when left out. Its scope are that session's memberships and those without session. */
  sessionId: sessionId.optional(),
  /** Only these posts are looked at; all when left out. */
  posts: z.array(postId).min(1).max(100).optional(),
  /** The day from which the file holds: who is new begins then, who is absent leaves on its eve. The day of upload when left out. */
  on: electionDay.optional(),
  /** Whether posts that the organization does not have are made. */
  createPosts: z.boolean().default(false),
  columns: columnMapInput.optional(),
})

/** Who is meant by a row of the file: somebody of the directory, or, with `null`, a new person. */
export const rowChoice = z.strictObject({ row: z.int().min(1), personId: personId.nullable() })

/** An import as it is stored. */
export const rosterImport = z.strictObject({
  id: importId,
  organizationId,
  settings: importSettings,
  choices: z.array(rowChoice).max(importLimits.choices),
  file: z.strictObject({
    /** Where it is kept: never a name that the user gave. */
    key: z.string(),
    name: line(200).optional(),
    bytes: z.int().min(1),
    /** Hex of its SHA-256, once it is read; none of a file with identity numbers, which could be tried out by it. */
    digest: z.string().optional(),
    kind: z.enum(['xlsx', 'csv']).optional(),
    encoding: z.string().optional(),
    sheets: z.array(z.string()).optional(),
    /** The file was taken away, because somebody whom it named was erased. */
    erased: z.literal(true).optional(),
  }),
  state: z.enum(importStates),
  /** Why it is unreadable or stopped, or was not rolled back. */
  trouble: rowRemark.optional(),
  /** How its columns were read. */
  map: columnMap.optional(),
  /** What the plan says of the whole: posts that the file does not mention, and so on. */
  warnings: z.array(rowRemark),
  newPosts: z.array(newPost),
  /** Rows of the plan by what they come to. */
  counts: z.record(z.enum(rowActions), count).optional(),
  /** On which roster the plan rests: the version of the seat sheet, and the resolved session and day. */
  basis: z
    .strictObject({ sheetVersion: count, sessionId: sessionId.optional(), on: day, at: z.iso.datetime() })
    .optional(),
  /** Batches of the plan; `order` names those with anything to do as they are applied, and `done` counts how many of these are, or while rolling back still are. */
  batches: z.strictObject({
    total: count,
    done: count,
    order: z.array(z.int().min(1)),
    /** That none of them is forgotten any more: the import has been begun. */
    kept: z.boolean().optional(),
  }),
  /** True once a rollback has begun: it may stop and be taken up again, and there is no way back. */
  undoing: z.boolean().optional(),
  /** While rolling back: that nothing it wrote had been touched when that was looked at. */
  checked: z.boolean().optional(),
  /** Rows, or while applying rows of the plan, that have been gone through. */
  progress: z.strictObject({ done: count, total: count }),
  createdBy: z.string(),
  /** Whoever asked for what is being done, or was done last: the job acts for them. */
  actor: z.strictObject({
    id: z.string(),
    kind: z.enum(['user', 'client', 'system']),
    /** Of a machine client: the scopes of the token with which it asked, beyond which its job does not go. */
    scopes: z.array(z.string()).optional(),
  }),
  appliedAt: z.iso.datetime().optional(),
  ...record,
})

/** What can become of a row. */
export const receiptOutcomes = ['done', 'nothing', 'moved'] as const

/** What became of a row: `done` with what it wrote, `nothing` to do, `moved` where the directory had changed since the plan. */
export const receipt = z.strictObject({
  nth: z.int().min(1),
  outcome: z.enum(receiptOutcomes),
  /** Who it was about. */
  personId: personId.optional(),
  /** Ids of what was written. */
  wrote: z.array(z.string()),
  remark: rowRemark.optional(),
})

/** Rows of a plan that are applied by one transaction (by several where they are too many), their receipts, and what undoes them. */
export const importBatch = z.strictObject({
  importId,
  nth: z.int().min(1),
  rows: z.array(plannedRow),
  state: z.enum(['planned', 'applied', 'rolled-back']),
  /** One for each row, in their order; fewer while the batch is on its way. */
  receipts: z.array(receipt),
  /** What was written: the fields that were otherwise before it, null where they were not there (undefined for a new thing), and the version that it has since. */
  undo: z.array(
    z.strictObject({
      id: z.string(),
      type: z.enum(['person', 'membership']),
      version: z.int().min(1),
      before: z.record(z.string(), z.unknown()).optional(),
    }),
  ),
  plannedAt: z.iso.datetime(),
  /** Its import has been begun: it is not forgotten. */
  kept: z.boolean().optional(),
  version: z.int().min(1),
})

/** Who is importing into an organization just now. */
export const rosterLock = z.strictObject({ organizationId, importId, since: z.iso.datetime(), by: z.string() })

/** How an organization has had the columns of its files read, by header. */
export const storedHabits = z.strictObject({
  organizationId,
  columns: z.record(z.string(), z.enum(rosterColumns)),
})

/** How a file is read and what it brings about. */
export type ImportSettings = z.infer<typeof importSettings>
/** An import as it is stored. */
export type RosterImport = z.infer<typeof rosterImport>
/** Where an import stands. */
export type ImportState = (typeof importStates)[number]
/** Rows that are applied by one transaction. */
export type ImportBatch = z.infer<typeof importBatch>
/** What became of a row. */
export type Receipt = z.infer<typeof receipt>
/** Who is importing into an organization just now. */
export type RosterLock = z.infer<typeof rosterLock>
/** Who is meant by a row. */
export type RowChoice = z.infer<typeof rowChoice>
