import type { OrganizationId, RelationId } from '../domain/ids.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { type Relation, type RelationInput, relationInput } from '../domain/relation.ts'
import { refuse } from '../errors.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { relations } from '../table/organizations.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { assertedNow } from './provenance.ts'
import { load, unknownReference } from './read.ts'
import { expectVersion, organizationExists, stale, write } from './write.ts'

/** Relates an organization to another one. */
export function createRelation(ctx: Context, from: OrganizationId, input: RelationInput): Promise<Relation> {
  return once(
    ctx,
    (id) => loadRelation(ctx, id),
    async () => {
      refuseItself(from, input)
      const id = ctx.ids.relation(from)
      const created: Relation = {
        ...input,
        id,
        organizationId: from,
        provenance: assertedNow(ctx, 'public'),
        ...firstStamp(ctx.now),
      }
      await write(
        ctx,
        [{ entity: id, type: 'relation', subject: from, action: 'create', after: created }],
        [
          { kind: 'put', item: relations.toItem(created), expect: 'absent' },
          {
            kind: 'check',
            key: keyOf.organization(from),
            expect: 'present',
            refusal: refuse('not-found', 'id', `没有编号为 ${from} 的组织。`, `There is no organization ${from}.`),
          },
          organizationExists(input.targetId, unknownReference('targetId', input.targetId)),
        ],
      )
      return created
    },
  )
}

/** Changes a relation; throws `stale-version` when `expected` is not its version. */
export async function changeRelation(
  ctx: Context,
  id: RelationId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Relation> {
  const before = await loadRelation(ctx, id)
  expectVersion(before, expected)
  const input = relationInput.parse(patch(inputOf(relationInput, before)))
  refuseItself(before.organizationId, input)
  const provenance = assertedNow(ctx, before.provenance.visibility)
  const after: Relation = { ...replaced(relationInput, before, input), provenance, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'relation', subject: before.organizationId, action: 'change', before, after }],
    [
      { kind: 'put', item: relations.toItem(after), expect: { version: expected }, refusal: stale() },
      organizationExists(input.targetId, unknownReference('targetId', input.targetId)),
    ],
  )
  return after
}

/** The relation of this id; throws `not-found`. */
export function getRelation(ctx: Context, id: RelationId): Promise<Relation> {
  return loadRelation(ctx, id)
}

/** A page of the relations of an organization: those that it states, then those that others state of it. */
export function listRelations(
  ctx: Context,
  id: OrganizationId,
  filter: { readonly direction?: 'own' | 'incoming' | undefined; readonly kinds?: readonly string[] | undefined },
  limit: number,
  from: Position | undefined,
): Promise<Page<Relation>> {
  const own = { pk: `O#${id}`, prefix: 'R#' } as const
  const incoming = { index: 'GS1', pk: `R#${id}` } as const
  const ranges = filter.direction === undefined ? [own, incoming] : [filter.direction === 'own' ? own : incoming]
  return readPage(ctx.table, ranges, limit, from, (item) => {
    const relation = relations.fromItem(item)
    return filter.kinds?.includes(relation.kind) === false ? undefined : relation
  })
}

function refuseItself(from: OrganizationId, { targetId }: RelationInput): void {
  if (targetId === from)
    throw refuse('cycle', 'targetId', '组织不能与自己建立关系。', 'An organization cannot be related to itself.')
}

function loadRelation(ctx: Context, id: string): Promise<Relation> {
  return load(ctx.table, relations, childKey(id), id)
}
