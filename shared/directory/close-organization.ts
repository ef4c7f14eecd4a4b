import * as z from 'zod'
import { type Day, day, lastDay } from '../domain/dates.ts'
import { type OrganizationId, organizationId } from '../domain/ids.ts'
import { closingReasons, type Organization } from '../domain/organization.ts'
import { nextStamp } from '../domain/record.ts'
import { refuse } from '../errors.ts'
import { keyOf } from '../table/keys.ts'
import { organizations, sheets } from '../table/organizations.ts'
import { queryOnce } from '../table/read.ts'
import type { Context } from './context.ts'
import { getOrganization } from './organizations.ts'
import { find, unknownReference } from './read.ts'
import { sheetFollows } from './seat-sheets.ts'
import { settleOrganization } from './settle-organization.ts'
import { expectVersion, organizationExists, retrying, stale, write } from './write.ts'

/** What a user says of a closing: last day of life, why, and who carries on. */
export const closingInput = z.strictObject({
  on: day,
  reason: z.enum(closingReasons),
  successorIds: z.array(organizationId).max(20).default([]),
})

/** Last day, reason and successors of a closing. */
export type ClosingInput = z.infer<typeof closingInput>

/**
 * Closes an organization: from this commit on it takes no new memberships; then its open memberships are ended with the reason, in steps
 * that resume when the same call (or `settleOrganization`) is made again. Organizations below must be closed or moved first.
 */
export async function closeOrganization(
  request: Context,
  id: OrganizationId,
  expected: number,
  input: ClosingInput,
): Promise<Organization> {
  // Closing again is no other closing, so it needs no idempotency key.
  const ctx = { ...request, idempotency: undefined }
  await retrying(async () => {
    const before = await getOrganization(ctx, id)
    if (isSameClosing(before, input)) return
    expectVersion(before, expected)
    if (before.status === 'closed')
      throw refuse('not-active', 'status', '该组织已经关闭。', 'The organization is closed already.')
    checkDay(before, input.on)
    if (input.successorIds.includes(id))
      throw refuse('cycle', 'successorIds', '承接单位不能是自己。', 'An organization cannot succeed itself.')
    await refuseOpenChildren(ctx, id)
    const sheet = await find(ctx.table, sheets, keyOf.sheet(id))
    const after: Organization = {
      ...before,
      status: 'closed',
      closing: { ...input, done: (sheet?.unended ?? 0) === 0 },
      ...nextStamp(before, ctx.now),
    }
    await write(
      ctx,
      [{ entity: id, type: 'organization', subject: id, action: 'close', before, after }],
      [
        { kind: 'put', item: organizations.toItem(after), expect: { version: expected }, refusal: stale() },
        ...sheetFollows(sheet, after),
        ...input.successorIds.map((successor, at) =>
          organizationExists(successor, unknownReference(`successorIds.${at}`, successor)),
        ),
      ],
    )
  })
  return settleOrganization(ctx, id)
}

function isSameClosing({ closing }: Organization, input: ClosingInput): boolean {
  return (
    closing !== undefined &&
    closing.on === input.on &&
    closing.reason === input.reason &&
    closing.successorIds.join() === input.successorIds.join()
  )
}

function checkDay({ founded }: Organization, on: Day): void {
  if (founded !== undefined && on < founded && on < lastDay(founded))
    throw refuse(
      'end-before-start',
      'on',
      `关闭日期 ${on} 早于成立日期 ${founded}。`,
      `The closing day ${on} lies before the founding ${founded}.`,
    )
}

async function refuseOpenChildren(ctx: Context, id: OrganizationId): Promise<void> {
  let after: Awaited<ReturnType<typeof queryOnce>>['next']
  do {
    const page = await queryOnce(ctx.table, { index: 'GS1', pk: `C#${id}` }, undefined, after)
    const open = page.items.map(organizations.fromItem).find((child) => child.status !== 'closed')
    if (open !== undefined)
      throw refuse(
        'still-in-use',
        'id',
        `仍有下级组织（如 ${open.id}）；请先移走或关闭它们。`,
        `There are still organizations below it (${open.id}, for one); move or close them first.`,
      )
    after = page.next
  } while (after !== undefined)
}
