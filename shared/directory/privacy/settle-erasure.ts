import { fullAccess } from '../../access/access.ts'
import type { Erasure, ErasureWork } from '../../domain/erasure.ts'
import type { PersonId } from '../../domain/ids.ts'
import { nextStamp } from '../../domain/record.ts'
import { audits } from '../../table/audits.ts'
import { commit } from '../../table/commit.ts'
import { imports } from '../../table/imports.ts'
import { readEntries } from '../../table/index/entries.ts'
import { readGenerations } from '../../table/index/generations.ts'
import { mapInFlight } from '../../table/index/in-flight.ts'
import { keyOf } from '../../table/keys.ts'
import { erasures } from '../../table/privacy.ts'
import { queryAll, type Stored } from '../../table/read.ts'
import { scanOnce } from '../../table/scan-once.ts'
import type { ImportContext } from '../imports/import-context.ts'
import { find } from '../read.ts'
import { write } from '../write.ts'
import { eraseFromCase } from './erase-case.ts'
import { eraseItem } from './erase-elsewhere.ts'
import { traceOf } from './trace.ts'

/** The system carries on what somebody with the right to do it began: the person is not there any more to say whether they are in reach. */
function onBehalf(ctx: ImportContext, { startedBy }: Erasure): ImportContext {
  const via = ctx.actor.id === startedBy ? {} : { via: ctx.actor.id }
  return { ...ctx, access: fullAccess, idempotency: undefined, ...via }
}

/** Takes away what is known to be the person's by its keys: their partition, those of the records merged into them, their referral cases. */
export async function eraseKnown(request: ImportContext, erasure: Erasure): Promise<void> {
  const ctx = onBehalf(request, erasure)
  const trace = traceOf(erasure)
  for (const id of trace.ids) {
    // Memberships that rest on others go like these: all are theirs.
    for await (const item of queryAll(ctx.table, { pk: `P#${id}` })) await eraseItem(ctx, trace, item)
  }
  for (const id of erasure.work?.cases ?? []) await eraseFromCase(ctx, trace, id)
}

/** Pages of the table (1 MB each) between two notes of how far a pass has come. */
const pagesANote = 10

/** Mentions that are kept for people to look at. */
const mostMentions = 50

/**
 * Carries on an erasure: passes over the whole table until one finds nothing, then waits for the index to have followed, and forgets what it looked for.
 * `more` when time is up, `waiting` while the index still lists the person or keeps an older generation. Safe to call at any time, by several at once.
 */
export async function carryOnErasure(
  request: () => ImportContext,
  id: PersonId,
  until: () => boolean,
): Promise<'done' | 'more' | 'waiting'> {
  const first = await find(request().table, erasures, keyOf.erasure(id))
  if (first?.status !== 'erasing') return 'done'
  await eraseKnown(request(), first)
  for (let erasure: Erasure = first; ; ) {
    const { work } = erasure
    if (work === undefined) return 'done'
    // A pass that found nothing is the proof that nothing is left.
    if (work.pass > 0 && work.after === undefined && work.found === 0) {
      if (await isListed(request(), erasure)) return 'waiting'
      await finish(request(), erasure)
      return 'done'
    }
    erasure = await somePages(request, erasure, work, until)
    if (until()) return 'more'
  }
}

async function somePages(
  request: () => ImportContext,
  erasure: Erasure,
  work: ErasureWork,
  until: () => boolean,
): Promise<Erasure> {
  const ctx = onBehalf(request(), erasure)
  const trace = traceOf(erasure)
  let after = work.after
  let found = work.after === undefined ? 0 : work.found
  const mentions = new Set(erasure.mentions)
  for (let page = 0; page < pagesANote && (page === 0 || (after !== undefined && !until())); page++) {
    const { items, next } = await scanOnce(ctx.table, after)
    const look = async (item: Stored) => ({ item, what: await eraseItem(ctx, trace, item) })
    // A file takes much room while it is read, so there is one at a time.
    const [files = [], others = []] = [true, false].map((is) => items.filter(({ T }) => (T === imports.type) === is))
    const seen = [...(await mapInFlight(others, look, 4)), ...(await mapInFlight(files, look, 1))]
    for (const { item, what } of seen) {
      if (what === 'erased') found++
      if (what === 'mention' && mentions.size < mostMentions) mentions.add(nameOf(item))
    }
    after = next
  }
  const pass = work.after === undefined ? work.pass + 1 : work.pass
  const noted: Erasure = {
    ...erasure,
    mentions: [...mentions],
    work: { ...work, pass, found, after },
    ...nextStamp(erasure, ctx.now),
  }
  // How far it has come is nobody's doing and not recorded.
  await commit(ctx.table, [{ kind: 'put', item: erasures.toItem(noted), expect: { version: erasure.version } }])
  return noted
}

/** What people call a thing: its id, or its keys where it has none; a trail is named by what it is of. */
function nameOf({ id, entity, T, PK, SK }: Stored): string {
  if (T === audits.type && typeof entity === 'string') return entity
  return typeof id === 'string' ? id : `${String(PK)} ${String(SK)}`
}

/** Whether the referral index still has anything under one of the ids, or a generation from before that is not swept away yet. */
async function isListed({ table }: ImportContext, { id, absorbed }: Erasure): Promise<boolean> {
  const generations = await readGenerations(table)
  if (generations === undefined) return false
  if (generations.sweeping) return true
  const numbers = [generations.live, generations.building].flatMap((each) => each?.number ?? [])
  const entries = await Promise.all(numbers.map((number) => readEntries(table, number, [id, ...absorbed])))
  return entries.some((each) => [...each.values()].some(({ kind }) => kind !== 'none'))
}

async function finish(request: ImportContext, erasure: Erasure): Promise<void> {
  const ctx = onBehalf(request, erasure)
  const { work: _, ...rest } = erasure
  const done: Erasure = {
    ...rest,
    status: 'erased',
    finishedAt: ctx.now.toISOString(),
    ...nextStamp(erasure, ctx.now),
  }
  const { id, status, version } = done
  await write(
    ctx,
    [{ entity: id, type: 'erasure', subject: id, action: status, after: { status, version } }],
    [{ kind: 'put', item: erasures.toItem(done), expect: { version: erasure.version } }],
  )
}
