import type { OrganizationId } from '../domain/ids.ts'
import { type Organization, type OrganizationInput, organizationInput } from '../domain/organization.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { refuse } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { identifierWrites } from '../table/identifiers.ts'
import { keyOf } from '../table/keys.ts'
import { organizations, sheets } from '../table/organizations.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf } from './input-of.ts'
import { assertedNow } from './provenance.ts'
import { find, load, refer, unknownReference } from './read.ts'
import { sheetFollows } from './seat-sheets.ts'
import { settleOrganization } from './settle-organization.ts'
import { expectVersion, organizationExists, retrying, stale, write } from './write.ts'

/** The organization of this id; throws `not-found`. */
export function getOrganization(ctx: Context, id: OrganizationId): Promise<Organization> {
  return load(ctx.table, organizations, keyOf.organization(id), id)
}

/** Creates an organization with its empty seat sheet; refuses identifiers that are taken and references that lead nowhere. */
export function createOrganization(ctx: Context, input: OrganizationInput): Promise<Organization> {
  const recall = (id: string) => load(ctx.table, organizations, { PK: `O#${id}`, SK: 'A' }, id)
  return once(ctx, recall, () =>
    retrying(async () => {
      checkNetwork(input)
      const parent = await parentOf(ctx, input)
      const id = ctx.ids.organization()
      const created: Organization = {
        ...input,
        id,
        path: [...(parent?.path ?? []), id],
        provenance: assertedNow(ctx, 'public'),
        ...firstStamp(ctx.now),
      }
      await write(
        ctx,
        [{ entity: id, type: 'organization', subject: id, action: 'create', after: created }],
        [
          { kind: 'put', item: organizations.toItem(created), expect: 'absent' },
          ...identifierWrites(id, [], input.identifiers),
          ...parentUnchanged(parent),
          ...networkReferences(input),
        ],
      )
      return created
    }),
  )
}

/**
 * Replaces what is said of an organization; throws `stale-version` when `expected` is not its version. A new parent moves everything
 * below with it, in steps that `settleOrganization` resumes after a crash.
 */
export async function changeOrganization(
  ctx: Context,
  id: OrganizationId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Organization> {
  const changed = await retrying(async () => {
    const before = await getOrganization(ctx, id)
    expectVersion(before, expected)
    const sheet = await find(ctx.table, sheets, keyOf.sheet(id))
    const input = changedInput(before, patch)
    checkNetwork(input)
    const moves = input.parentId !== before.parentId
    if (moves && before.movedFrom !== undefined) throw stillMoving()
    const parent = moves ? await parentOf(ctx, input) : undefined
    if (parent?.path.includes(id)) throw cycle()
    const above = parent === undefined ? [] : await ancestorsUnchanged(ctx, parent)
    const after: Organization = {
      ...input,
      status: before.status === 'closed' ? 'closed' : input.status,
      closing: before.closing,
      movedFrom: moves ? before.path : before.movedFrom,
      id,
      path: moves ? [...(parent?.path ?? []), id] : before.path,
      provenance: assertedNow(ctx, before.provenance.visibility),
      ...nextStamp(before, ctx.now),
    }
    await write(
      ctx,
      [{ entity: id, type: 'organization', subject: id, action: 'change', before, after }],
      [
        { kind: 'put', item: organizations.toItem(after), expect: { version: expected }, refusal: stale() },
        ...sheetFollows(sheet, after),
        ...identifierWrites(id, before.identifiers, input.identifiers),
        ...parentUnchanged(parent),
        ...above,
        ...networkReferences(input),
      ],
    )
    return after
  })
  return changed.movedFrom === undefined ? changed : settleOrganization(ctx, id)
}

function changedInput(before: Organization, patch: (input: unknown) => unknown): OrganizationInput {
  const closed = before.status === 'closed'
  const said = inputOf(organizationInput, { ...before, status: closed ? 'active' : before.status })
  const input = organizationInput.parse(patch(said))
  if (closed && input.status !== 'active')
    throw refuse(
      'not-active',
      'status',
      '已关闭的组织不能改变状态；如需恢复，请新建组织并注明承接关系。',
      'A closed organization keeps its status; to bring it back, create a new one and relate it.',
    )
  return input
}

async function parentOf(ctx: Context, { parentId }: OrganizationInput): Promise<Organization | undefined> {
  if (parentId === undefined) return undefined
  const parent = await refer(ctx.table, organizations, keyOf.organization(parentId), 'parentId', parentId)
  if (parent.status !== 'closed') return parent
  throw refuse(
    'not-active',
    'parentId',
    '上级组织已关闭，不能再挂接下级。',
    'The parent organization is closed and takes no children.',
  )
}

/** The path of a child holds its parent's: the parent must not move in between. */
function parentUnchanged(parent: Organization | undefined): Write[] {
  return parent === undefined
    ? []
    : [{ kind: 'check', key: keyOf.organization(parent.id), expect: { version: parent.version } }]
}

/** A move goes by the path of the new parent: nobody on it may be on the move, or two moves at once could close a ring. */
async function ancestorsUnchanged(ctx: Context, { path }: Organization): Promise<Write[]> {
  const above = path.slice(0, -1)
  const found = await Promise.all(above.map((id) => load(ctx.table, organizations, keyOf.organization(id), id)))
  if (found.some((each, at) => each.path.join() !== path.slice(0, at + 1).join())) throw stillMoving()
  return found.map(({ id, version }) => ({ kind: 'check', key: keyOf.organization(id), expect: { version } }))
}

function networkReferences({ network }: OrganizationInput): Write[] {
  const host = network?.hostId === undefined ? [] : [{ id: network.hostId, path: 'network.hostId' }]
  const others = (network?.counterpartIds ?? []).map((id, at) => ({ id, path: `network.counterpartIds.${at}` }))
  return [...host, ...others].map(({ id, path }) => organizationExists(id, unknownReference(path, id)))
}

function checkNetwork({ kind, network }: OrganizationInput): void {
  if (network === undefined || kind === 'overseas-network') return
  throw refuse(
    'invalid-input',
    'network',
    '只有海外人才网络（overseas-network）才有 network 一栏。',
    'Only an overseas-network has the field network.',
  )
}

function cycle() {
  return refuse(
    'cycle',
    'parentId',
    '上级不能是自己或自己的下级。',
    'The parent must be neither the organization itself nor one below it.',
  )
}

function stillMoving() {
  return refuse(
    'conflict',
    'parentId',
    '上一次移动尚未完成；请先调用 settle 完成它。',
    'The last move is not finished; call settle first.',
  )
}
