import type { PersonId } from '../../domain/ids.ts'
import { organizationId } from '../../domain/ids.ts'
import type { Stamp } from '../../domain/record.ts'
import type { PlannedRow } from '../../roster/planned-row.ts'
import type { ImportBatch, RosterImport } from '../../roster/roster-import.ts'
import type { Write } from '../../table/commit.ts'
import { identifierWrites, identityWrites } from '../../table/identifiers.ts'
import { importBatches } from '../../table/imports.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { memberships, people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { sheetWrite } from '../seat-sheets.ts'
import type { Change } from '../write.ts'
import { applyRows } from './apply-rows.ts'
import { readGround } from './batch-ground.ts'
import type { Outcome, Pair } from './outcome.ts'
import { getBatchOf } from './read-imports.ts'
import { strangersAmong } from './strangers.ts'
import { writeImport } from './write-import.ts'

/**
 * Applies what is left of the next batch, or as much of it as one transaction takes: people, identifiers, memberships, the seat sheet, audit
 * items, receipts, what undoes it, and how far the import has come, all or nothing.
 */
export async function applyBatch(ctx: Context, of: RosterImport): Promise<RosterImport> {
  const nth = of.batches.order[of.batches.done] ?? 0
  const batch = await getBatchOf(ctx, of, nth)
  const known = new Map(
    batch.receipts.flatMap(({ nth, personId }): [number, PersonId][] =>
      personId === undefined ? [] : [[nth, personId]],
    ),
  )
  const rows = batch.rows.slice(batch.receipts.length).map((row) => withKnown(row, known))
  const expected = of.basis?.sheetVersion
  const ground = await readGround(ctx, of.organizationId, rows, ({ version }) => version !== expected)
  const wary = ground.sheet.version !== expected
  const named = new Set<string>(
    batch.rows.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === 'create' ? [] : step.membershipId))),
  )
  const own = new Map(batch.undo.map(({ id, version }) => [id, version]))
  const told = rows.filter(({ facts, identity }) => facts !== undefined || identity !== undefined)
  const strangers = await strangersAmong(
    ctx,
    'person.write',
    told.flatMap(({ personId }) => (personId === undefined || own.has(personId) ? [] : personId)),
  )
  const outcome = applyRows(ctx, rows, { ...ground, of, wary, own, named, strangers }, known)
  const receipts = [...batch.receipts, ...outcome.receipts]
  const isDone = receipts.length === batch.rows.length
  const after: ImportBatch = {
    ...batch,
    receipts,
    undo: withUndo(batch.undo, outcome),
    state: isDone ? 'applied' : 'planned',
    version: batch.version + 1,
  }
  const { basis, batches, progress } = of
  return writeImport(ctx, {
    before: of,
    change: {
      batches: { ...batches, done: batches.done + (isDone ? 1 : 0) },
      progress: { ...progress, done: progress.done + outcome.receipts.length },
      // Once somebody else has changed the roster, every batch that follows looks closer.
      ...(basis === undefined || wary ? {} : { basis: { ...basis, sheetVersion: outcome.sheet.version } }),
    },
    changes: changesOf(outcome),
    writes: [
      { kind: 'put', item: importBatches.toItem(after), expect: { version: batch.version } },
      ...(outcome.sheet === ground.sheet ? [] : sheetWrite(ground.sheet, outcome.sheet)),
      ...writesOf(outcome),
    ],
  })
}

/** A further row of a new person whom an earlier transaction has created. */
function withKnown(row: PlannedRow, known: ReadonlyMap<number, PersonId>): PlannedRow {
  const personId = row.sameAs === undefined ? undefined : known.get(row.sameAs)
  return personId === undefined ? row : { ...row, personId }
}

function writesOf({ people: persons, memberships: held, held: unchanged, present }: Outcome): Write[] {
  return [
    ...[...persons.values()].flatMap(({ before, after }): Write[] => [
      { kind: 'put', item: people.toItem(after), expect: expectationOf(before) },
      ...identifierWrites(after.id, before?.identifiers ?? [], after.identifiers),
      ...identityWrites(after.id, before?.identity, after.identity),
    ]),
    ...[...held.values()].map(
      ({ before, after }): Write => ({ kind: 'put', item: memberships.toItem(after), expect: expectationOf(before) }),
    ),
    ...[...unchanged.values()].map(
      ({ id, version }): Write => ({ kind: 'check', key: keyOf.person(id), expect: { version } }),
    ),
    ...[...present].map(
      ([id, kind]): Write => ({
        kind: 'check',
        key: kind === 'organization' ? keyOf.organization(organizationId.parse(id)) : childKey(id),
        expect: 'present',
      }),
    ),
  ]
}

function expectationOf(before: Stamp | undefined) {
  return before === undefined ? 'absent' : { version: before.version }
}

function changesOf({ people: persons, memberships: held, flagged }: Outcome): Change[] {
  return [
    ...[...persons.values()].map(({ before, after }) => ({
      entity: after.id,
      type: 'person',
      subject: after.id,
      action: before === undefined ? 'create' : 'change',
      before,
      after,
    })),
    ...[...held.values()].map(({ before, after }) => ({
      entity: after.id,
      type: 'membership',
      subject: after.personId,
      action: actionOf(before?.status, after.status, flagged.has(after.id)),
      before,
      after,
    })),
  ]
}

function actionOf(before: string | undefined, after: string, flagged: boolean): string {
  if (flagged) return 'base-ended'
  if (before === undefined) return 'create'
  return after === 'ended' && before !== 'ended' ? 'end' : 'change'
}

type Undo = ImportBatch['undo']

/** What undoes a batch once these things are written too: each thing once, as it was before the first of its writes. */
function withUndo(undo: Undo, { people: persons, memberships: held }: Outcome): Undo {
  const entries = new Map(undo.map((each) => [each.id, each]))
  const add = (type: 'person' | 'membership', { before, after }: Pair<Thing>) => {
    const first = entries.get(after.id)
    const isNew = first === undefined ? before === undefined : first.before === undefined
    const was = isNew ? {} : { before: { ...formerFields(before, after), ...first?.before } }
    entries.set(after.id, { id: after.id, type, version: after.version, ...was })
  }
  for (const pair of persons.values()) add('person', pair)
  for (const pair of held.values()) add('membership', pair)
  return [...entries.values()]
}

type Thing = Stamp & { readonly id: string }

/** The fields in which a thing was otherwise, null where they were not there. */
function formerFields(before: object | undefined, after: object): Record<string, unknown> {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after)])
  const was = (field: string): unknown => Reflect.get(before ?? {}, field)
  const differ = [...fields].filter((field) => JSON.stringify(was(field)) !== JSON.stringify(Reflect.get(after, field)))
  return Object.fromEntries(
    differ.filter((field) => field !== 'version' && field !== 'updatedAt').map((field) => [field, was(field) ?? null]),
  )
}
