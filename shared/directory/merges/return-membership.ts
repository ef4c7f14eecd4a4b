import { membershipId } from '../../domain/ids.ts'
import { type Membership, membership } from '../../domain/membership.ts'
import type { Lineage } from '../../domain/person-merge.ts'
import { nextStamp } from '../../domain/record.ts'
import { withMembership } from '../../domain/seat-sheet.ts'
import type { Write } from '../../table/commit.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { memberships } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { find, readAll } from '../read.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { type Change, write } from '../write.ts'
import { arriving, leaving, lineagesOf } from './lineage-steps.ts'
import { linksBack } from './links-back.ts'
import { baseThere } from './move-membership.ts'
import type { OngoingMerge } from './ongoing-merge.ts'

/**
 * Puts a membership back under its old id as it is now, with whatever was changed of it since. One that had been found to be the same as one
 * of the survivor's comes to be again, beside that. What was taken away meanwhile stays away.
 */
export async function returnMembership(
  ctx: Context,
  { loser, into, still }: OngoingMerge,
  gone: Lineage,
): Promise<void> {
  // Others may have put it back since the list was read.
  const lineages = await lineagesOf(ctx, loser.id)
  if (!lineages.some(({ id, kind }) => id === gone.id && kind === gone.kind)) return
  const [id, to] = [membershipId.parse(gone.id), membershipId.parse(gone.to)]
  const there = await find(ctx.table, memberships, childKey(to))
  if (there === undefined) return write(ctx, [], [still, arriving(loser.id, id)])
  const sheet = await readSheet(ctx, there.organizationId)
  const stamp = { version: gone.last + 1, updatedAt: ctx.now.toISOString() }
  const joined = gone.kind === 'joined'
  const now = joined ? apart(gone, there) : { ...there, ...(await linksBack(ctx, there, gone, lineages)) }
  const plain: Membership = { ...now, id, personId: loser.id, ...stamp }
  const base = await baseThere(ctx, plain)
  const after: Membership = {
    ...plain,
    baseEnded: base === undefined && plain.baseId === undefined ? undefined : (base?.ended ?? plain.baseEnded),
  }
  const left = joined ? { changes: [], writes: [] } : await letGo(ctx, there, lineages)
  const arrival: Change = { entity: id, type: 'membership', subject: loser.id, action: 'merge-back', after }
  const removal: Write = { kind: 'delete', key: childKey(to), expect: { version: there.version } }
  const departure: Change = { entity: to, type: 'membership', subject: into, action: 'merge-off', before: there }
  const pointer = { personId: into, id: to, to: id, kind: 'back', last: there.version, there: after.version } as const
  return write(
    ctx,
    [arrival, ...(joined ? [] : [departure]), ...left.changes],
    [
      still,
      { kind: 'put', item: memberships.toItem(after), expect: 'absent' },
      arriving(loser.id, id),
      ...(joined
        ? [{ kind: 'check' as const, key: childKey(to), expect: { version: there.version } }]
        : [removal, leaving(pointer, ctx)]),
      ...sheetWrite(sheet, joined ? withMembership(sheet, undefined, after) : { ...sheet, version: sheet.version + 1 }),
      ...(base?.unchanged ?? []),
      ...left.writes,
    ],
  )
}

/** What was on record twice, as it left; what has become of the holding since is said of both. */
function apart({ before, there: seen }: Lineage, twin: Membership): Membership {
  const was = membership.parse(before)
  if (twin.version === seen) return was
  const { status, start, end, endReason, neverHeld } = twin
  return { ...was, status, start, end, endReason, neverHeld }
}

/** What was made to rest on it since the merge stays with the survivor, and rests on nothing of theirs. */
async function letGo(
  ctx: Context,
  there: Membership,
  lineages: readonly Lineage[],
): Promise<{ readonly changes: readonly Change[]; readonly writes: readonly Write[] }> {
  const theirs = await readAll(ctx.table, memberships, { pk: keyOf.person(there.personId).PK, prefix: 'M#' })
  const goingToo = new Set(lineages.map(({ to }) => to))
  const pairs = theirs
    .filter(({ id, baseId }) => baseId === there.id && !goingToo.has(id))
    .map((before) => {
      const { baseId, baseEnded, ...rest } = before
      const after: Membership = { ...rest, ...nextStamp(before, ctx.now) }
      return { before, after }
    })
  return {
    changes: pairs.map(({ before, after }) => ({
      entity: after.id,
      type: 'membership',
      subject: after.personId,
      action: 'base-gone',
      before,
      after,
    })),
    writes: pairs.map(({ before, after }) => ({
      kind: 'put',
      item: memberships.toItem(after),
      expect: { version: before.version },
    })),
  }
}
