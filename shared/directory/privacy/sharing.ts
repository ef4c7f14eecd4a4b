import { dayOf } from '../../domain/dates.ts'
import { type OrganizationId, type PersonId, personId } from '../../domain/ids.ts'
import { mayShare } from '../../domain/sharing.ts'
import { keyOf } from '../../table/keys.ts'
import { handlings } from '../../table/privacy.ts'
import { getItems } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { nothingThere } from '../read.ts'
import { consentsOf } from './consents.ts'
import { getHandling } from './handling.ts'

/** Whom a machine client receives data for: the organizations at which it has been granted something. One granted everywhere is none of them. */
export function recipientsOf({ actor, access, now }: Pick<Context, 'actor' | 'access' | 'now'>): OrganizationId[] {
  if (actor.kind !== 'client') return []
  const today = dayOf(now)
  return access.grants.flatMap(({ node, until }) =>
    node === '*' || (until !== undefined && until < today) ? [] : [node],
  )
}

/** Whether what is held on a person may go to `recipient` today, for `purpose` where one is named; strongly consistent, so a withdrawal counts at once. */
export async function sharingWith(
  ctx: Pick<Context, 'table' | 'now'>,
  id: PersonId,
  recipient: OrganizationId,
  purpose?: string,
): Promise<boolean> {
  const [{ says }, consents] = await Promise.all([getHandling(ctx, id), consentsOf(ctx, id)])
  return mayShare(says, consents, recipient, purpose, dayOf(ctx.now))
}

/** Those of `ids` whom whoever asks may be shown: all for people and the system; a machine client sees those whose record rests on consent only by one to it. */
export async function sharableAmong(ctx: Context, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ctx.actor.kind !== 'client') return new Set(ids)
  const people = [...new Set(ids)].flatMap((id) => personId.safeParse(id).data ?? [])
  const stated = (await getItems(ctx.table, people.map(keyOf.handling), true)).map(handlings.fromItem)
  const recipients = recipientsOf(ctx)
  const refused = await Promise.all(
    stated
      .filter(({ basis }) => basis === 'consent')
      .map(async ({ personId: id }) => {
        const shared = await Promise.all(recipients.map((recipient) => sharingWith(ctx, id, recipient)))
        return shared.includes(true) ? undefined : id
      }),
  )
  const hidden = new Set<string | undefined>(refused)
  return new Set(ids.filter((id) => !hidden.has(id)))
}

/** Those of some lines whose person whoever asks may be shown; lists leave the others out, so a page may be short. */
export async function sharable<T>(ctx: Context, lines: readonly T[], personOf: (line: T) => string): Promise<T[]> {
  const shown = await sharableAmong(ctx, lines.map(personOf))
  return lines.filter((line) => shown.has(personOf(line)))
}

/** Throws the `not-found` of somebody who does not exist where a machine client may not be shown the person. */
export async function expectSharable(ctx: Context, id: PersonId): Promise<void> {
  if (!(await sharableAmong(ctx, [id])).has(id)) throw nothingThere(id)
}
