import * as z from 'zod'
import { rosterColumns } from './roster-column.ts'

/** Which sheet is read, where its header is, and what each column says. */
export const columnMap = z.strictObject({
  sheet: z.string().min(1).max(100),
  /** The last row of the header, as the spreadsheet numbers it; 0 where there is none. */
  headerRow: z.int().min(0).max(100),
  columns: z
    .array(
      z.strictObject({
        /** Counted from 1. */
        column: z.int().min(1).max(100),
        header: z.string().max(200),
        as: z.enum(rosterColumns),
        /** False where the meaning was guessed from a part of the header or from the cells. */
        sure: z.boolean(),
      }),
    )
    .max(100),
})

/** What a user says of it: only the columns that are to be read otherwise, by letter (`C`) or header. */
export const columnMapInput = z.strictObject({
  sheet: z.string().min(1).max(100).optional(),
  headerRow: z.int().min(0).max(100).optional(),
  columns: z.record(z.string().min(1).max(200), z.enum(rosterColumns)).default({}),
})

/** Which sheet is read, where its header is, and what each column says. */
export type ColumnMap = z.infer<typeof columnMap>
/** What a user says of it. */
export type ColumnMapInput = z.infer<typeof columnMapInput>
