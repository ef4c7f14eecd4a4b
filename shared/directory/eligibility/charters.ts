import type { Day } from '../../domain/dates.ts'
import type { OrganizationId } from '../../domain/ids.ts'
import type { Charter, CharterInput } from '../../eligibility/charter.ts'
import { refuse } from '../../errors.ts'
import { keyOf } from '../../table/keys.ts'
import { charters } from '../../table/rules.ts'
import type { Context } from '../context.ts'
import { assertedNow } from '../provenance.ts'
import { find, readAll, unknownReference } from '../read.ts'
import { organizationExists, replacing, stale, write } from '../write.ts'

/** Sets the charter of an organization that is in force from a day; `expected` is the version that it replaces, undefined for a first one. */
export async function setCharter(
  ctx: Context,
  organizationId: OrganizationId,
  from: Day,
  expected: number | undefined,
  input: CharterInput,
): Promise<Charter> {
  const before = await find(ctx.table, charters, keyOf.charter(organizationId, from))
  const { stamp, expect, action } = replacing(
    ctx.now,
    before,
    expected,
    refuse(
      'version-required',
      'If-Match',
      `${from} 起施行的章程已有记载；修改须带 If-Match。`,
      `There is a charter from ${from} already; to change it send If-Match.`,
    ),
  )
  const after: Charter = { ...input, organizationId, from, provenance: assertedNow(ctx, 'public'), ...stamp }
  await write(
    ctx,
    [{ entity: `${organizationId}/charter/${from}`, type: 'charter', subject: organizationId, action, before, after }],
    [
      { kind: 'put', item: charters.toItem(after), expect, refusal: stale() },
      organizationExists(organizationId, unknownReference('id', organizationId)),
    ],
  )
  return after
}

/** All charters of an organization, by the day from which they are in force. */
export function chartersOf(ctx: Context, organizationId: OrganizationId): Promise<Charter[]> {
  return readAll(ctx.table, charters, { pk: `O#${organizationId}`, prefix: 'C#' })
}
