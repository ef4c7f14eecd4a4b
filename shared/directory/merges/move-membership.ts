import { type MembershipId, membershipId, type PersonId, personOf } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Lineage } from '../../domain/person-merge.ts'
import { isSameHolding } from '../../domain/same-holding.ts'
import { withMembership } from '../../domain/seat-sheet.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { type Base, baseOf } from '../dependents.ts'
import { find, readAll } from '../read.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { write } from '../write.ts'
import { arriving, leaving, lineagesOf, stampThere } from './lineage-steps.ts'
import type { OngoingMerge } from './ongoing-merge.ts'
import { freeId } from './own-part.ts'

/**
 * Moves one membership to the survivor, in one transaction with where it went. The seat sheet keeps its counts and is counted up, so whoever
 * is just ending what this one rests on looks again. One that the survivor has already is not moved, for it would fill two seats.
 */
export async function moveMembership(ctx: Context, merge: OngoingMerge, id: MembershipId): Promise<void> {
  const { into, still, loser } = merge
  const before = await find(ctx.table, memberships, childKey(id))
  if (before === undefined) return
  const theirs = await readAll(ctx.table, memberships, { pk: keyOf.person(into).PK, prefix: 'M#' })
  const gone = await lineagesOf(ctx, loser.id)
  // What was on record twice of the one merged away stays so.
  const twin = theirs.find(
    (each) => isSameHolding(each, before) && !gone.some(({ to, kind }) => to === each.id && kind === 'moved'),
  )
  const sheet = await readSheet(ctx, before.organizationId)
  const left = { personId: loser.id, id, last: before.version, before }
  const departure = { entity: id, type: 'membership', subject: loser.id, action: 'merge-out', before }
  const removal = { kind: 'delete', key: childKey(id), expect: { version: before.version } } as const
  if (twin !== undefined)
    return write(
      ctx,
      [departure],
      [
        still,
        removal,
        leaving({ ...left, to: twin.id, kind: 'joined', there: twin.version }, ctx),
        { kind: 'check', key: childKey(twin.id), expect: { version: twin.version } },
        ...sheetWrite(sheet, withMembership(sheet, before, undefined)),
      ],
    )
  const to = await freeId(ctx, id, into, membershipId, ctx.ids.membership)
  const links = linksThere(before, gone)
  const stamp = await stampThere(ctx, into, to, before)
  const moved: Membership = { ...before, ...links, id: to, personId: into, ...stamp }
  const base = await baseThere(ctx, moved)
  const after: Membership = base === undefined ? moved : { ...moved, baseEnded: base.ended }
  return write(
    ctx,
    [departure, { entity: to, type: 'membership', subject: into, action: 'merge-in', after }],
    [
      still,
      removal,
      { kind: 'put', item: memberships.toItem(after), expect: 'absent' },
      leaving({ ...left, to, kind: 'moved', there: after.version }, ctx),
      arriving(into, to),
      ...sheetWrite(sheet, { ...sheet, version: sheet.version + 1 }),
      ...(base?.unchanged ?? []),
    ],
  )
}

/** Base and predecessor under the ids that they have now. */
export function linksThere(
  { baseId, predecessorId }: Membership,
  gone: readonly Lineage[],
): Pick<Membership, 'baseId' | 'predecessorId'> {
  const now = (id: MembershipId | undefined) => {
    const lineage = gone.find((each) => each.id === id && each.kind !== 'back')
    return lineage === undefined ? id : membershipId.parse(lineage.to)
  }
  return { baseId: now(baseId), predecessorId: now(predecessorId) }
}

/** What a membership rests on, where that lies with the same person by now; undefined where it has still to come, or is gone. */
export async function baseThere(ctx: Context, membership: Membership): Promise<Base | undefined> {
  const { baseId, personId } = membership
  if (baseId === undefined || personOf(baseId) !== personId) return undefined
  if ((await find(ctx.table, memberships, childKey(baseId))) === undefined) return undefined
  return baseOf(ctx, membership, membership.id)
}

/** Memberships in an order in which each comes after the one that it rests on and the one before it; a circle is cut anywhere. */
export function inOrder<T extends Pick<Membership, 'id' | 'baseId' | 'predecessorId'>>(all: readonly T[]): T[] {
  const left = new Map(all.map((each) => [each.id, each]))
  const order: T[] = []
  const take = (each: T | undefined) => {
    if (each === undefined || !left.delete(each.id)) return
    for (const id of [each.baseId, each.predecessorId]) if (id !== undefined) take(left.get(id))
    order.push(each)
  }
  for (const each of all) take(each)
  return order
}

/** Whether a membership of the survivor still points at what moved after it: a circle of links that was cut. */
export function pointsBack({ baseId, predecessorId }: Membership, from: PersonId): boolean {
  return [baseId, predecessorId].some((id) => id !== undefined && personOf(id) === from)
}
