import { applyImport, rollbackImport } from '../../shared/directory/imports/apply-import.ts'
import { carryOn } from '../../shared/directory/imports/carry-on.ts'
import type { ImportContext, Store } from '../../shared/directory/imports/import-context.ts'
import type { Planner } from '../../shared/directory/imports/plan-import.ts'
import { allRows, getImport } from '../../shared/directory/imports/read-imports.ts'
import type { ImportId, MembershipId, OrganizationId, PostId } from '../../shared/domain/ids.ts'
import type { Membership } from '../../shared/domain/membership.ts'
import { mainName } from '../../shared/domain/names.ts'
import type { Person } from '../../shared/domain/person.ts'
import type { PlannedRow } from '../../shared/roster/planned-row.ts'
import type { RosterImport } from '../../shared/roster/roster-import.ts'
import type { Table } from '../../shared/table/client.ts'
import { memberships, people } from '../../shared/table/people.ts'
import type { Requests } from './context.ts'
import { given } from './given.ts'
import { aRow, planOf, uploaded } from './imports.ts'
import { snapshot } from './snapshot.ts'

/** A society with a chair and councillors, and a plan that does everything that a plan can do, in several batches. */
export type ImportStage = {
  readonly id: OrganizationId
  readonly chair: PostId
  readonly council: PostId
  readonly old: { readonly person: Person; readonly held: Membership }
  readonly kept: { readonly person: Person; readonly held: Membership }
  readonly rows: readonly PlannedRow[]
  readonly planner: Planner
}

/** Sets the stage; `newcomers` are as many new councillors beside. */
export async function importStage(request: Requests, newcomers: number): Promise<ImportStage> {
  const { id } = await given(request).organization()
  const chair = (await given(request).post(id)).id
  const council = (await given(request).post(id, { name: '理事', role: 'council-member', capacity: 500 })).id
  const [old, kept] = [await given(request).person(), await given(request).person({ birth: '1970' })]
  const oldHeld = await given(request).membership(old.id, chair, { start: '2020-01-01' })
  const keptHeld = await given(request).membership(kept.id, council, { start: '2020-01-01' })
  const create = (post: object, more: object = {}) => ({
    kind: 'create',
    start: '2026-03-01',
    status: 'in-office',
    ...post,
    ...more,
  })
  const person = (text: string, more: object = {}) => ({ newPerson: { names: [{ text, kind: 'official' }], ...more } })
  const orcid = { scheme: 'internal', value: `编号${id}`, valid: true }
  const rows = [
    aRow(1, {
      ...person('新理事长', { identifiers: [orcid] }),
      steps: [create({ postId: chair }, { predecessorId: oldHeld.id })],
    }),
    aRow(2, { sameAs: 1, steps: [create({ postId: council })] }),
    aRow(3, {
      action: 'change',
      personId: kept.id,
      personVersion: kept.version,
      facts: { birth: '1970-05', gender: '1' },
      factsWere: { birth: '1970' },
      steps: [changing(keptHeld.id, council, { nature: 'part-time', note: '兼' }), create({ newPost: '顾问' })],
    }),
    aRow(4, { action: 'unchanged' }),
    ...Array.from({ length: newcomers }, (_, at) =>
      aRow(5 + at, { ...person(`新人${at}`), steps: [create({ postId: council })] }),
    ),
    {
      ...aRow(5 + newcomers, {
        action: 'leave',
        personId: old.id,
        personVersion: old.version,
        steps: [ending(oldHeld.id, chair)],
      }),
      row: undefined,
    },
  ]
  const planner = planOf(rows, { newPosts: [{ name: '顾问', role: 'other', capacity: 5 }] })
  return {
    id,
    chair,
    council,
    old: { person: old, held: oldHeld },
    kept: { person: kept, held: keptHeld },
    rows,
    planner,
  }
}

/** A membership of the first version altered. */
export function changing(membershipId: MembershipId, postId: PostId, to: object) {
  return { kind: 'change', membershipId, postId, version: 1, to, was: {} }
}

/** A membership of the first version ended on the eve of March. */
export function ending(membershipId: MembershipId, postId: PostId) {
  return { kind: 'end', membershipId, postId, version: 1, end: '2026-02-28', reason: 'term-end' }
}

/** An import of the stage's plan, made and applied. */
export async function applied(
  request: () => ImportContext,
  { id, planner }: Pick<ImportStage, 'id' | 'planner'>,
): Promise<RosterImport> {
  const started = await planned(request, { id, planner })
  await applyImport(request(), started.id, started.version)
  await carryOn(request, started.id, () => false, planner)
  return getImport(request(), started.id)
}

/** An import of the stage's plan, made and not applied. */
export async function planned(
  request: () => ImportContext,
  { id, planner }: Pick<ImportStage, 'id' | 'planner'>,
): Promise<RosterImport> {
  const started = await uploaded(request(), id)
  await carryOn(request, started.id, () => false, planner)
  return getImport(request(), started.id)
}

/** An import taken back. */
export async function rolledBack(request: () => ImportContext, id: ImportId, planner: Planner): Promise<RosterImport> {
  await rollbackImport(request(), id, (await getImport(request(), id)).version)
  await carryOn(request, id, () => false, planner)
  return getImport(request(), id)
}

/** What became of the rows of an import, in words that do not depend on ids. */
export async function outcomesOf(ctx: ImportContext, of: RosterImport): Promise<string[]> {
  return (await allRows(ctx, of)).map(
    ({ row, receipt }) => `${row.nth} ${receipt?.outcome} ${receipt?.wrote.length} ${receipt?.remark?.code ?? ''}`,
  )
}

/** Everything that an organization's members are and hold, by names and not by ids. */
export async function rosterOf(table: Table, id: OrganizationId): Promise<string[]> {
  const all = await snapshot(table)
  const names = new Map(
    all
      .filter(({ T }) => T === 'person')
      .map(people.fromItem)
      .map((each) => [each.id, each]),
  )
  const posts = new Map(all.filter(({ T }) => T === 'post').map((item) => [item.id, item.name]))
  return all
    .filter(({ T }) => T === 'membership')
    .map(memberships.fromItem)
    .filter(({ organizationId }) => organizationId === id)
    .map((each) => {
      const who = names.get(each.personId)
      const { status, start, end, endReason, nature, note, version, provenance } = each
      const about = [mainName(who?.names ?? []), who?.birth, who?.gender, who?.version, who?.identifiers.length]
      return JSON.stringify([
        ...about,
        posts.get(each.postId),
        status,
        start,
        end,
        endReason,
        nature,
        note,
        version,
        provenance.source?.line,
      ])
    })
    .sort()
}

/** The directory without what counts writes: versions, times, audit, imports and the keys of requests. */
export async function contents(table: Table): Promise<string[]> {
  const all = await snapshot(table)
  const counted = new Set(['audit', 'import', 'import-batch', 'idempotency'])
  return all
    .filter(({ T }) => !counted.has(String(T)))
    .map(({ version: _, updatedAt: __, ...rest }) => JSON.stringify(sorted(rest)))
}

/** Spans of a seat sheet come in the order of their last change. */
function sorted(item: object): unknown {
  return JSON.parse(JSON.stringify(item), (key, value: unknown) =>
    key === 'spans' && Array.isArray(value) ? value.map((each) => JSON.stringify(each)).sort() : value,
  )
}

/** Requests over another table that still use the same store. */
export function over(request: () => ImportContext, table: Table): () => ImportContext {
  return () => ({ ...request(), table })
}

/** Whose files and jobs these are. */
export function storeOf({ files, jobs }: ImportContext): Store {
  return { files, jobs }
}
