import type { PersonId } from '../../domain/ids.ts'
import { sharableAmong } from '../access/sharable-among.ts'
import type { Context } from '../context.ts'
import { nothingThere } from '../read.ts'

/** Those of some lines whose person whoever asks may be shown; lists leave the others out, so a page may be short. */
export async function sharable<T>(ctx: Context, lines: readonly T[], personOf: (line: T) => string): Promise<T[]> {
  const shown = await sharableAmong(ctx, lines.map(personOf))
  return lines.filter((line) => shown.has(personOf(line)))
}

/** Throws the `not-found` of somebody who does not exist where a machine client may not be shown the person. */
export async function expectSharable(ctx: Context, id: PersonId): Promise<void> {
  if (!(await sharableAmong(ctx, [id])).has(id)) throw nothingThere(id)
}
