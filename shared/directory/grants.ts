import type { Access, Held } from '../access/access.ts'
import { type Grant, type GrantInput, grant } from '../access/grant.ts'
import type { Actor } from '../domain/actor.ts'
import { dayOf } from '../domain/dates.ts'
import { refuse } from '../errors.ts'
import type { Table } from '../table/client.ts'
import type { Write } from '../table/commit.ts'
import { grants } from '../table/grants.ts'
import { grantedAt, keyOf } from '../table/keys.ts'
import { type Page, type Position, readPage } from '../table/page.ts'
import { readableNodes, requireGranting, requireReadableNode } from './access/granting.ts'
import type { Context } from './context.ts'
import { find, readAll, unknownReference } from './read.ts'
import { expectVersion, organizationExists, replacing, stale, write } from './write.ts'

/** Which grant: whose, of what role, where. */
export type GrantName = Pick<Grant, 'principal' | 'role' | 'node'>

/** What bounds grants. */
export const grantLimits = {
  /** Grants of one principal: all are read with each of their requests. */
  ofOne: 100,
} as const

/** All grants of somebody, strongly consistent, those that have run out among them. */
export function grantsOf(table: Table, principal: string): Promise<Grant[]> {
  return readAll(table, grants, { pk: `W#${principal}` })
}

/** What somebody holds now: their grants, and the role of those who are stewards by the settings of the deployment. */
export async function heldBy(table: Table, principal: string, stewards: readonly string[]): Promise<Held[]> {
  const held = await grantsOf(table, principal)
  const everywhere: Held = { role: 'steward', node: '*', scopes: [] }
  return stewards.includes(principal) ? [everywhere, ...held] : held
}

/** What somebody may do in a job that they asked for, without a token of theirs at hand: what they have been granted by now, a machine client within the scopes that it asked with. */
export async function rightsOf(
  table: Table,
  { id, kind, scopes = [] }: Actor & { readonly scopes?: readonly string[] | undefined },
  stewards: readonly string[],
): Promise<Access> {
  const held = await heldBy(table, id, stewards)
  return { grants: held, scopes: kind === 'client' ? scopes : undefined }
}

/** A page of the grants of somebody, or at a node; those out of the asker's reach are left out, so that a page may be shorter than its limit. */
export async function listGrants(
  ctx: Context,
  of: { readonly principal: string } | { readonly node: Grant['node'] },
  limit: number,
  from: Position | undefined,
): Promise<Page<Grant>> {
  const range = 'principal' in of ? { pk: `W#${of.principal}` } : { index: 'GS1' as const, pk: grantedAt(of.node) }
  const page = await readPage(ctx.table, [range], limit, from, grants.fromItem)
  const nodes = page.items.map(({ node }) => node)
  const readable = await readableNodes(ctx, nodes)
  return { items: page.items.filter(({ node }) => readable.has(node)), next: page.next }
}

/** The grant of this name; throws `forbidden` for a node out of reach, `not-found`. */
export async function getGrant(ctx: Context, name: GrantName): Promise<Grant> {
  await requireReadableNode(ctx, name.node)
  return present(ctx, name)
}

/**
 * Grants a role, or changes until when and for what it is granted; `expected` is the version that it replaces, undefined for a first one. Throws
 * `forbidden` for a node out of reach and for the asker's own grants, `unknown-reference` for a node that is not there.
 */
export async function setGrant(
  ctx: Context,
  name: GrantName,
  expected: number | undefined,
  input: GrantInput,
): Promise<Grant> {
  await requireGranting(ctx, name.role, name.node)
  checkOthers(ctx, name)
  checkKind(name, input)
  if (input.until !== undefined && input.until < dayOf(ctx.now)) throw over(input.until)
  const before = await find(ctx.table, grants, keyOf.grant(name.principal, name.role, name.node))
  const { stamp, expect, action } = replacing(ctx.now, before, expected, taken())
  if (before === undefined) await checkCount(ctx, name.principal)
  const after: Grant = grant.parse({ ...name, ...input, ...stamp })
  await write(
    ctx,
    [{ entity: entityOf(name), type: 'grant', subject: name.node, action, before, after }],
    [{ kind: 'put', item: grants.toItem(after), expect, refusal: stale() }, ...nodeExists(name)],
  )
  return after
}

/** Takes a grant away, from the next request on; throws `forbidden` as `setGrant` does, `stale-version` when `expected` is not its version. */
export async function removeGrant(ctx: Context, name: GrantName, expected: number): Promise<void> {
  await requireGranting(ctx, name.role, name.node)
  checkOthers(ctx, name)
  const before = await present(ctx, name)
  expectVersion(before, expected)
  await write(
    ctx,
    [{ entity: entityOf(name), type: 'grant', subject: name.node, action: 'remove', before }],
    [
      {
        kind: 'delete',
        key: keyOf.grant(name.principal, name.role, name.node),
        expect: { version: expected },
        refusal: stale(),
      },
    ],
  )
}

async function present(ctx: Context, name: GrantName): Promise<Grant> {
  const found = await find(ctx.table, grants, keyOf.grant(name.principal, name.role, name.node))
  if (found !== undefined) return found
  throw refuse(
    'not-found',
    'principal',
    `没有这项授权：${entityOf(name)}。`,
    `There is no such grant: ${entityOf(name)}.`,
  )
}

/** The name of a grant in the audit. */
function entityOf({ principal, role, node }: GrantName): string {
  return `${principal}/${role}/${node}`
}

function nodeExists({ node }: GrantName): Write[] {
  return node === '*' ? [] : [organizationExists(node, unknownReference('node', node))]
}

/** Nobody gives themselves anything, or takes it from themselves: there is always a second one who knows. */
function checkOthers({ actor }: Context, { principal }: GrantName): void {
  if (principal !== actor.id) return
  throw refuse(
    'forbidden',
    'principal',
    '不能变更自己的授权；请由另一位管理员办理。',
    'Nobody changes their own grants; ask another steward.',
  )
}

/** People have roles that say what they may do; a machine client has the one role that its scopes fill. */
function checkKind({ principal, role }: GrantName, { scopes }: GrantInput): void {
  const forClient = principal.startsWith('client:')
  if (forClient !== (role === 'integration'))
    throw refuse(
      'invalid-input',
      'role',
      '机器客户端（client:）只能授予 integration；用户（user:）只能授予其他角色。',
      'A machine client (client:) is granted integration and nothing else; a person (user:) any of the other roles.',
    )
  if (forClient !== scopes.length > 0)
    throw refuse(
      'invalid-input',
      'scopes',
      'integration 须写明 scopes（权限范围）；其他角色不写 scopes。',
      'integration needs scopes, and no other role has any.',
    )
}

async function checkCount(ctx: Context, principal: string): Promise<void> {
  if ((await grantsOf(ctx.table, principal)).length < grantLimits.ofOne) return
  throw refuse(
    'conflict',
    'principal',
    `${principal} 已有 ${grantLimits.ofOne} 项授权；请先收回不用的，或在更高的节点授权。`,
    `${principal} has ${grantLimits.ofOne} grants already; take away what is not used, or grant at a node higher up.`,
  )
}

function over(until: string) {
  return refuse(
    'invalid-date',
    'until',
    `${until} 已经过去；请写今天或以后的日期，要收回授权请用 DELETE。`,
    `${until} is over; give today or a later day, and to take a grant away use DELETE.`,
  )
}

function taken() {
  return refuse(
    'version-required',
    'If-Match',
    '已有这项授权；变更须带 If-Match。',
    'There is such a grant already; to change it send If-Match.',
  )
}
