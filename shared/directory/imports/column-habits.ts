import type { OrganizationId } from '../../domain/ids.ts'
import type { ColumnMap, ColumnMapInput } from '../../roster/column-map.ts'
import { type ColumnHabits, habitsOf } from '../../roster/file/map-columns.ts'
import { commit } from '../../table/commit.ts'
import { columnHabits } from '../../table/imports.ts'
import { keyOf } from '../../table/keys.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'

/** How an organization has had columns read before, by header. */
export async function readHabits(ctx: Pick<Context, 'table'>, id: OrganizationId): Promise<ColumnHabits> {
  return (await find(ctx.table, columnHabits, keyOf.columnHabits(id)))?.columns ?? {}
}

/** Remembers what a user has said of the columns of a file; the last one who says so is right. */
export async function keepHabits(
  ctx: Pick<Context, 'table'>,
  organizationId: OrganizationId,
  map: ColumnMap,
  said: ColumnMapInput,
  before: ColumnHabits,
): Promise<void> {
  const columns = habitsOf(map, said, before)
  if (JSON.stringify(columns) === JSON.stringify(before)) return
  const item = columnHabits.toItem({ organizationId, columns: { ...columns } })
  await commit(ctx.table, [{ kind: 'put', item, expect: 'anything' }])
}
