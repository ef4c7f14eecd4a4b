import { nextStamp } from '../../domain/record.ts'
import type { AppError } from '../../errors.ts'
import type { RosterImport } from '../../roster/roster-import.ts'
import type { Write } from '../../table/commit.ts'
import { imports } from '../../table/imports.ts'
import type { Context } from '../context.ts'
import { type Change, write } from '../write.ts'

/** What becomes of an import, what else is written with it, and what its audit calls the step; without `action` it is progress and not recorded. */
export type ImportStep = {
  readonly before: RosterImport
  readonly change: Partial<RosterImport>
  readonly action?: string
  readonly changes?: readonly Change[]
  readonly writes?: readonly Write[]
  readonly refusal?: AppError | undefined
}

/** Writes an import's next version and all that goes with it in one transaction; answers with the import as it then is. */
export async function writeImport(ctx: Context, step: ImportStep): Promise<RosterImport> {
  const { before, change, action, changes = [], writes = [], refusal } = step
  const after: RosterImport = { ...before, ...change, ...nextStamp(before, ctx.now) }
  const own = action === undefined ? [] : [importChange(action, before, after)]
  const put: Write = { kind: 'put', item: imports.toItem(after), expect: { version: before.version } }
  await write(
    { ...ctx, importId: before.id },
    [...own, ...changes],
    [refusal === undefined ? put : { ...put, refusal }, ...writes],
  )
  return after
}

/** What the audit keeps of a step of an import: how it was asked and what came of it; rows and people have audit items of their own. */
export function importChange(action: string, before: RosterImport | undefined, after: RosterImport): Change {
  return {
    entity: after.id,
    type: 'import',
    subject: after.organizationId,
    action,
    before: before === undefined ? undefined : told(before),
    after: told(after),
  }
}

function told({ state, settings, file, counts, newPosts, undoing, trouble, version }: RosterImport) {
  return { state, settings, digest: file.digest, counts, newPosts, undoing, trouble: trouble?.code, version }
}
