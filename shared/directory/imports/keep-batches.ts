import type { ImportBatch, RosterImport } from '../../roster/roster-import.ts'
import { commit } from '../../table/commit.ts'
import { importBatches } from '../../table/imports.ts'
import type { Context } from '../context.ts'
import { chunksOf } from './chunks-of.ts'
import { batchesOf } from './read-imports.ts'
import { writeImport } from './write-import.ts'

/** From here on the table forgets no row of an import: it was begun, and may be looked at, taken up again or rolled back at any time. */
export async function keepBatches(ctx: Context, of: RosterImport): Promise<RosterImport> {
  for await (const chunk of chunksOf(unkept(ctx, of)))
    await commit(
      ctx.table,
      chunk.map((batch) => ({
        kind: 'put',
        item: importBatches.toItem({ ...batch, kept: true, version: batch.version + 1 }),
        expect: { version: batch.version },
      })),
    )
  return writeImport(ctx, { before: of, change: { batches: { ...of.batches, kept: true } } })
}

async function* unkept(ctx: Context, of: RosterImport): AsyncGenerator<ImportBatch> {
  for await (const batch of batchesOf(ctx, of)) if (!batch.kept) yield batch
}
