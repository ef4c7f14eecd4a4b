import * as z from 'zod'
import type { Honour } from '../../domain/honour.ts'
import { honourId, membershipId, organizationId } from '../../domain/ids.ts'
import type { Membership } from '../../domain/membership.ts'
import { nextStamp } from '../../domain/record.ts'
import { withMembership } from '../../domain/seat-sheet.ts'
import { commit, type Write } from '../../table/commit.ts'
import { identifierWrites, identityWrites } from '../../table/identifiers.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { affiliations, engagements, honours, memberships, mentorings, people, rulings } from '../../table/people.ts'
import { corrections, handlings, personalConsents } from '../../table/privacy.ts'
import type { Stored } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { find } from '../read.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import { type Change, retrying, write } from '../write.ts'
import { isTheirs, type Trace } from './trace.ts'

/** Takes away a thing in the person's own partition, with what mirrors or counts it, in one transaction; the audit says that it went and not what it was. */
export async function eraseOwn(ctx: Context, trace: Trace, item: Stored): Promise<void> {
  switch (item.T) {
    case people.type:
      return eraseRecord(ctx, item)
    case memberships.type:
      return eraseMembership(ctx, membershipId.parse(item.id))
    case honours.type:
      return eraseHonour(ctx, honourId.parse(item.id))
    case mentorings.type:
      return eraseMentored(ctx, trace, item)
    default:
      return erasePart(ctx, item)
  }
}

/** A thing that nothing mirrors or counts. */
function erasePart(ctx: Context, item: Stored): Promise<void> {
  const step: Write = { kind: 'delete', key: keyIn(item), expect: 'anything' }
  const { data } = part.safeParse(item)
  if (data === undefined) return commit(ctx.table, [step])
  const { T, id = data.personId, personId } = data
  return write(ctx, [gone({ id, personId }, T)], [step])
}

/** Where things went in a merge is not on record; each of them is. */
const part = z.object({
  T: z.enum([
    affiliations.type,
    engagements.type,
    rulings.type,
    handlings.type,
    personalConsents.type,
    corrections.type,
  ]),
  id: z.string().optional(),
  personId: z.string(),
})

/** The audit of a thing that goes: that it did. */
function gone(item: { readonly id: string; readonly personId: string }, type: string): Change {
  return { entity: item.id, type, subject: item.personId, action: 'erased' }
}

/** A record that had been merged into the person, with its identifiers. */
async function eraseRecord(ctx: Context, item: Stored): Promise<void> {
  const { id, identifiers, identity, version } = people.fromItem(item)
  await write(
    ctx,
    [{ entity: id, type: 'person', subject: id, action: 'erased' }],
    [
      { kind: 'delete', key: keyOf.person(id), expect: { version } },
      ...identifierWrites(id, identifiers, []),
      ...identityWrites(id, identity, undefined),
    ],
  )
}

function eraseMembership(ctx: Context, id: Membership['id']): Promise<void> {
  return retrying(async () => {
    const before = await find(ctx.table, memberships, childKey(id))
    if (before === undefined) return
    const sheet = await readSheet(ctx, organizationId.parse(before.organizationId))
    await write(
      ctx,
      [gone(before, memberships.type)],
      [
        { kind: 'delete', key: childKey(id), expect: { version: before.version } },
        ...sheetWrite(sheet, withMembership(sheet, before, undefined)),
      ],
    )
  })
}

function eraseHonour(ctx: Context, id: Honour['id']): Promise<void> {
  return retrying(async () => {
    const before = await find(ctx.table, honours, childKey(id))
    if (before === undefined) return
    const { mentorId } = before
    const mirror: Write[] =
      mentorId === undefined ? [] : [{ kind: 'delete', key: keyOf.mentoring(mentorId, id), expect: 'anything' }]
    await write(
      ctx,
      [gone(before, honours.type)],
      [{ kind: 'delete', key: childKey(id), expect: { version: before.version } }, ...mirror],
    )
  })
}

/** Somebody else's honour names nobody as mentor any more. */
function eraseMentored(ctx: Context, trace: Trace, item: Stored): Promise<void> {
  const { personId, honourId: id } = mentorings.fromItem(item)
  return retrying(async () => {
    const before = await find(ctx.table, honours, childKey(id))
    const side: Write = { kind: 'delete', key: keyOf.mentoring(personId, id), expect: 'anything' }
    if (before === undefined || before.mentorId !== personId || isTheirs(trace, id)) return commit(ctx.table, [side])
    const { mentorId: _, ...rest } = before
    const after: Honour = { ...rest, ...nextStamp(before, ctx.now) }
    await write(
      ctx,
      [{ entity: id, type: honours.type, subject: before.personId, action: 'mentor-erased', before, after }],
      [{ kind: 'put', item: honours.toItem(after), expect: { version: before.version } }, side],
    )
  })
}

/** The key of an item as it was read. */
export function keyIn({ PK, SK }: Stored) {
  return { PK: String(PK), SK: String(SK) }
}
