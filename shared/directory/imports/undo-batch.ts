import { dayOf } from '../../domain/dates.ts'
import type { Membership } from '../../domain/membership.ts'
import type { Person } from '../../domain/person.ts'
import { withMembership } from '../../domain/seat-sheet.ts'
import type { ImportBatch, RosterImport } from '../../roster/roster-import.ts'
import type { Write } from '../../table/commit.ts'
import { identifierWrites, identityWrites } from '../../table/identifiers.ts'
import { importBatches } from '../../table/imports.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { memberships, people } from '../../table/people.ts'
import { getItems, queryAll, type Stored } from '../../table/read.ts'
import type { Context } from '../context.ts'
import { checkCapacity } from '../membership-ground.ts'
import { readSheet, sheetWrite } from '../seat-sheets.ts'
import type { Change } from '../write.ts'
import { getBatchOf } from './read-imports.ts'
import { removePost } from './remove-post.ts'
import { restingOn } from './resting-on.ts'
import { keyOfEntry, restoredMembership, restoredPerson, type UndoEntry } from './restore.ts'
import { touched } from './touched.ts'
import { writeImport } from './write-import.ts'

/**
 * Takes back what is left of the last batch that is still applied, or as much of it as one transaction takes, the last thing first; then the posts
 * that the import has made. Undefined when nothing is left. Throws `roster-moved` for what has changed since.
 */
export async function undoBatch(ctx: Context, of: RosterImport): Promise<RosterImport | undefined> {
  const nth = of.batches.order[of.batches.done - 1]
  if (nth === undefined) return removePost(ctx, of)
  const batch = await getBatchOf(ctx, of, nth)
  const sheet = await readSheet(ctx, of.organizationId)
  const items = await getItems(ctx.table, batch.undo.slice(-mostAtOnce).map(keyOfEntry), true)
  const part = lastThatFit(batch.undo, items)
  const undo = batch.undo.slice(0, batch.undo.length - part.length)
  let after = sheet
  const changes: Change[] = []
  const writes: Write[] = []
  for (const entry of part) {
    const item = items.find(({ id }) => id === entry.id)
    if (item?.version !== entry.version) throw touched([entry.id])
    if (entry.type === 'person') {
      const step = await undonePerson(ctx, item, entry, batch)
      changes.push(step.change)
      writes.push(...step.writes)
      continue
    }
    const step = undoneMembership(ctx, item, entry)
    after = withMembership(after, step.before, step.after)
    changes.push(step.change)
    writes.push(step.write)
  }
  await expectNothingRests(ctx, changes)
  for (const { after: back } of changes) if (isMembership(back)) checkCapacity(sheet, after, back, dayOf(ctx.now))
  const state = undo.length === 0 ? 'rolled-back' : batch.state
  const done = of.batches.done - (undo.length === 0 ? 1 : 0)
  return writeImport(ctx, {
    before: of,
    change: {
      batches: { ...of.batches, done },
      progress: { ...of.progress, done: Math.max(0, of.progress.done - (undo.length === 0 ? batch.rows.length : 0)) },
    },
    changes,
    writes: [
      {
        kind: 'put',
        item: importBatches.toItem({ ...batch, undo, state, version: batch.version + 1 }),
        expect: { version: batch.version },
      },
      ...(after === sheet ? [] : sheetWrite(sheet, after)),
      ...writes,
    ],
  })
}

/** Things that a transaction takes at most, each with its audit item, beside batch, import and sheet. */
const mostAtOnce = 48

/** The last things of a batch that go into one transaction, the last first. */
function lastThatFit(undo: ImportBatch['undo'], items: readonly Stored[]): UndoEntry[] {
  let room = 2 * mostAtOnce
  const part: UndoEntry[] = []
  for (const entry of undo.slice(-mostAtOnce).reverse()) {
    const item = items.find(({ id }) => id === entry.id)
    const number = item?.identity === undefined ? 0 : 1
    room -= 2 + number + lengthOf(item?.identifiers) + lengthOf(entry.before?.identifiers)
    if (room < 0) break
    part.push(entry)
  }
  return part
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length : 0
}

async function undonePerson(ctx: Context, item: Stored, entry: UndoEntry, batch: ImportBatch) {
  const before = people.fromItem(item)
  const after = restoredPerson(before, entry, ctx.now)
  if (after === undefined) await expectAlone(ctx, before, batch)
  const put: Write =
    after === undefined
      ? { kind: 'delete', key: keyOf.person(before.id), expect: { version: before.version } }
      : { kind: 'put', item: people.toItem(after), expect: { version: before.version } }
  return {
    change: changeOf('person', before.id, before.id, before, after),
    writes: [
      put,
      ...identifierWrites(before.id, before.identifiers, after?.identifiers ?? []),
      ...identityWrites(before.id, before.identity, after?.identity),
    ],
  }
}

/** A person who goes has nothing but what this batch has written. */
async function expectAlone(ctx: Context, { id }: Person, batch: ImportBatch): Promise<void> {
  const own = new Set(batch.undo.map((entry) => entry.id))
  for await (const item of queryAll(ctx.table, { pk: keyOf.person(id).PK }))
    if (typeof item.id !== 'string' || !own.has(item.id)) throw touched([id])
}

/** Nothing rests on a membership that goes: whoever makes something rest on it counts up the sheet, and this transaction then starts over. */
async function expectNothingRests(ctx: Context, changes: readonly Change[]): Promise<void> {
  const going = new Map<string, Membership['personId']>(
    changes.flatMap(({ before, after }) =>
      after === undefined && isMembership(before) ? [[before.id, before.personId]] : [],
    ),
  )
  for (const id of new Set(going.values())) {
    const resting = await restingOn(ctx, id, (base) => going.has(base))
    if (resting.length > 0) throw touched(resting.map((each) => each.id))
  }
}

function undoneMembership(ctx: Context, item: Stored, entry: UndoEntry) {
  const before = memberships.fromItem(item)
  const after = restoredMembership(before, entry, ctx.now)
  const write: Write =
    after === undefined
      ? { kind: 'delete', key: childKey(before.id), expect: { version: before.version } }
      : { kind: 'put', item: memberships.toItem(after), expect: { version: before.version } }
  return { before, after, write, change: changeOf('membership', before.id, before.personId, before, after) }
}

function changeOf(
  type: string,
  entity: string,
  subject: string,
  before: Person | Membership,
  after: Person | Membership | undefined,
): Change {
  return { entity, type, subject, action: 'rolled-back', before, after }
}

function isMembership(thing: Change['after']): thing is Membership {
  return thing !== undefined && 'postId' in thing
}
