import { type ImportId, importId, type OrganizationId } from '../../domain/ids.ts'
import type { PlannedRow } from '../../roster/planned-row.ts'
import type { Receipt, RosterImport } from '../../roster/roster-import.ts'
import { imports } from '../../table/imports.ts'
import { keyOf } from '../../table/keys.ts'
import { queryOnce } from '../../table/read.ts'
import { areaOf, holdsOrganization } from '../access/reaching.ts'
import type { Context } from '../context.ts'
import { batchesOf } from '../imports/read-imports.ts'
import { findAll } from '../read.ts'

/** An import whose rows name a person: the file, when and into which organization, and what the rows say. */
export type DisclosedImport = {
  readonly id: ImportId
  readonly organizationId: OrganizationId
  readonly file: string | undefined
  readonly uploadedAt: string
  readonly state: RosterImport['state']
  readonly rows: readonly DisclosedRow[]
}

/** A row about a person; of one that is not decided only that they may be meant. */
export type DisclosedRow = {
  readonly row: number | undefined
  readonly name: string
  readonly as: 'this-person' | 'candidate'
  readonly says: Pick<PlannedRow, 'posts' | 'facts' | 'factsWere' | 'newPerson'> | undefined
}

/** Imports of each organization that are looked through beside those known to have written something, the newest first. */
const newest = 10

/**
 * The imports whose rows name somebody: those that facts and trails say have written, and the newest of the organizations that they belong or belonged to.
 * Rows elsewhere that only found somebody of the name and changed nothing are not looked for. Of imports into organizations out of reach only how many name them.
 */
export async function disclosedImports(
  ctx: Context,
  ids: ReadonlySet<string>,
  known: Iterable<string>,
  organizations: Iterable<OrganizationId>,
): Promise<{ readonly imports: DisclosedImport[]; readonly elsewhere: number }> {
  const written = [...new Set(known)].flatMap((id) => importId.safeParse(id).data ?? [])
  const [those, lists] = await Promise.all([
    findAll(ctx.table, imports, written.map(keyOf.import)),
    Promise.all([...new Set(organizations)].map((id) => newestOf(ctx, id))),
  ])
  const all = new Map([...those, ...lists.flat()].map((each) => [each.id, each]))
  const area = await areaOf(ctx, 'roster.read')
  const found: DisclosedImport[] = []
  let elsewhere = 0
  for (const of of [...all.values()].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))) {
    const rows = await rowsAbout(ctx, of, ids)
    const { id, organizationId, file, createdAt, state } = of
    if (rows.length === 0) continue
    if (await holdsOrganization(ctx, area, organizationId))
      found.push({ id, organizationId, file: file.name, uploadedAt: createdAt, state, rows })
    else elsewhere++
  }
  return { imports: found, elsewhere }
}

async function newestOf({ table }: Pick<Context, 'table'>, id: OrganizationId): Promise<RosterImport[]> {
  const range = { index: 'GS1', pk: `F#${id}`, descending: true } as const
  return (await queryOnce(table, range, newest, undefined)).items.map(imports.fromItem)
}

async function rowsAbout(
  ctx: Pick<Context, 'table'>,
  of: RosterImport,
  ids: ReadonlySet<string>,
): Promise<DisclosedRow[]> {
  const rows: DisclosedRow[] = []
  for await (const batch of batchesOf(ctx, of))
    for (const [at, row] of batch.rows.entries()) rows.push(...shown(row, batch.receipts[at], ids))
  return rows
}

function shown(row: PlannedRow, receipt: Receipt | undefined, ids: ReadonlySet<string>): DisclosedRow[] {
  const who = receipt?.personId ?? row.personId
  const { name, posts, facts, factsWere, newPerson } = row
  if (who !== undefined)
    return ids.has(who) ? [{ row: row.row, name, as: 'this-person', says: { posts, facts, factsWere, newPerson } }] : []
  const offered = row.candidates.some(({ personId }) => ids.has(personId))
  return offered ? [{ row: row.row, name, as: 'candidate', says: undefined }] : []
}
