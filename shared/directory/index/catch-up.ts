import { type HonourId, honourId, organizationId, personId } from '../../domain/ids.ts'
import type { Table } from '../../table/client.ts'
import { advanceWatermark } from '../../table/index/watermark.ts'
import { childKey } from '../../table/keys.ts'
import { honours } from '../../table/people.ts'
import { find } from '../read.ts'
import { changesBetween } from './as-of.ts'
import { membersOf } from './follow-change.ts'
import { project } from './project.ts'

/** The log is read again this far back: clocks of writers differ a little. */
const overlapMs = 5 * 60_000

const idsAtOnce = 1000

/**
 * Projects everybody whom a change concerns that was logged since `since`, for when the stream has lost changes or was not read: of an
 * organization its members too, whatever changed. Answers those who cannot be read, with the reason.
 */
export async function catchUp(table: Table, since: Date, now: Date): Promise<ReadonlyMap<string, unknown>> {
  const unreadable = new Map<string, unknown>()
  let ids = new Set<string>()
  let reached: string | undefined
  const flush = async () => {
    for (const [id, error] of await project(table, [...ids])) unreadable.set(id, error)
    if (reached !== undefined) await advanceWatermark(table, reached)
    ids = new Set()
  }
  const seen = new Set<string>()
  const from = new Date(since.getTime() - overlapMs).toISOString()
  for await (const { at, subject, entity } of changesBetween(table, from, new Date(now.getTime() + overlapMs))) {
    reached = at
    // An honour shows at its mentor too, in a partition that its log does not name.
    const honour = honourId.safeParse(entity).data
    if (honour !== undefined) for (const id of await mentorsOf(table, honour)) ids.add(id)
    if (seen.has(subject)) continue
    seen.add(subject)
    const isOrganization = organizationId.safeParse(subject).success
    if (isOrganization || personId.safeParse(subject).success) ids.add(subject)
    if (isOrganization) for (const id of await membersOf(table, subject)) ids.add(id)
    if (ids.size >= idsAtOnce) await flush()
  }
  await flush()
  return unreadable
}

async function mentorsOf(table: Table, id: HonourId): Promise<string[]> {
  const held = await find(table, honours, childKey(id))
  return held?.mentorId === undefined ? [] : [held.mentorId]
}
