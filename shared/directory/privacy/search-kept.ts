import * as z from 'zod'
import { AppError } from '../../errors.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import type { Workbook } from '../../spreadsheet/workbook.ts'
import type { ImportContext } from '../imports/import-context.ts'
import { readKept } from '../imports/kept-workbook.ts'
import { holdsAny, type Trace } from './trace.ts'

/**
 * Whether what is kept of an upload may name the person, in whatever column or sheet it stands: read by rows or not. Of a file without a plan nobody knows whom its
 * rows mean, so any name of theirs is enough, a namesake's as well; and one that cannot be read is taken to name them.
 */
export async function mayNameInFile(ctx: ImportContext, trace: Trace, of: RosterImport): Promise<boolean> {
  const texts = await textsKept(ctx, of)
  if (texts === undefined) return false
  if (texts === 'unreadable') return true
  const words = (of.batches.total === 0 ? trace.words : trace.own).map(plain)
  for (const text of texts) if (holdsAny(words, plain(text))) return true
  return false
}

async function textsKept(ctx: ImportContext, of: RosterImport): Promise<Iterable<string> | 'unreadable' | undefined> {
  try {
    const kept = await readKept(ctx.files, of.file.key)
    if (kept === undefined) return undefined
    if ('workbook' in kept) return textsOf(kept.workbook)
    if (ctx.openFile === undefined) throw new TypeError('files are read by jobs')
    return textsOf(await ctx.openFile(kept.bytes))
  } catch (error) {
    // That the store does not answer says nothing of the file.
    if (error instanceof AppError || error instanceof SyntaxError || error instanceof z.ZodError) return 'unreadable'
    throw error
  }
}

function* textsOf({ sheets }: Workbook): Generator<string> {
  for (const { name, rows } of sheets) {
    yield name
    for (const { cells } of rows)
      for (const cell of cells) {
        if (cell === undefined) continue
        yield cell.text
        if (cell.kind !== 'number' && cell.identity !== undefined && 'hash' in cell.identity) yield cell.identity.hash
      }
  }
}

/** As people write the same name or number: with blanks, hyphens and brackets in it or without, in capitals or not. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\-()]/g, '')
}
