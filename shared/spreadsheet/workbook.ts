import type { IdentityFacts, IdentityFault } from '../domain/identity-number.ts'

/** An identity number of which only what it says, and its keyed hash, are left; or why it was none. */
export type HiddenIdentity =
  | (IdentityFacts & { readonly hash: string })
  | { readonly fault: IdentityFault; readonly says?: IdentityFacts | undefined }

/**
 * A cell that is not blank: its text as a person reads it, and the number where it is one. Dates are `YYYY-MM-DD`, or `YYYY-MM` or
 * `YYYY` where no more is shown of the first day of a month or year. Numbers are in full (`13800138000`) with the zeros that their
 * format adds (`1965.10`), from 10^15 on as spreadsheets show them (`4.4E+17`). In CSV, plain digits without quotation marks are numbers.
 */
export type Cell =
  | {
      readonly kind: 'text' | 'date' | 'boolean' | 'error'
      readonly text: string
      /** What stood here as an identity number: taken out before anything was read or kept. */
      readonly identity?: HiddenIdentity | undefined
    }
  | { readonly kind: 'number'; readonly text: string; readonly number: number }

/** A row as the file numbers it, counted from 1; blank cells are undefined, and trailing ones are left out. */
export type SheetRow = { readonly row: number; readonly cells: readonly (Cell | undefined)[] }

/** A merged area: rows and columns counted from 1, all inclusive. */
export type MergedArea = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** One sheet of a workbook, without its blank rows; a CSV file is a workbook of one sheet. */
export type Sheet = {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SheetRow[]
  readonly merged: readonly MergedArea[]
}

/** What a file was found to be. */
export type FileKind = 'xlsx' | 'csv'

/** A file as it was read; `encoding` is that of a CSV file. */
export type Workbook = {
  readonly kind: FileKind
  readonly encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'
  readonly sheets: readonly Sheet[]
}

/** Limits of a file that is read; `/v1/capabilities` states them. */
export const fileLimits = {
  /** Bytes of the file. */
  bytes: 4 * 1024 * 1024,
  /** Bytes that its parts say they unpack to, together. */
  unpackedBytes: 96 * 1024 * 1024,
  /** How many times larger than packed any part over 1 MB may say it is. */
  ratio: 200,
  /** Parts of the package. */
  parts: 500,
  sheets: 20,
  /** Rows with anything in them, of the sheet that is read, its title and header among them. */
  rows: 20_100,
  columns: 100,
  /** Characters of a cell. */
  cellLength: 2_000,
  /** Milliseconds that reading may take. */
  milliseconds: 20_000,
} as const

/** A sheet to write: its header, then rows of texts and numbers; `widths` are in characters. All texts are written as text. */
export type SheetToWrite = {
  readonly name: string
  /** Lines above the header, each merged over all columns: 名单标题. */
  readonly title?: readonly string[]
  readonly header: readonly string[]
  readonly widths?: readonly number[]
  readonly rows: Iterable<readonly (string | number | undefined)[]>
  /** Choices for a column (0-based) in all rows below the header. */
  readonly choices?: readonly { readonly column: number; readonly values: readonly string[] }[]
}
