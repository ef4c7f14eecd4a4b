import { type Honour, type HonourInput, honourInput, type Mentoring } from '../domain/honour.ts'
import { type HonourId, type PersonId, personOf } from '../domain/ids.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { refuse } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { honours, mentorings } from '../table/people.ts'
import { requireReferred } from './access/person-reach.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { assertedNow } from './provenance.ts'
import { load, readAll, unknownReference } from './read.ts'
import { expectVersion, organizationExists, personExists, stale, write } from './write.ts'

/** Records an honour or programme of a person; a mentor gets the mirror of it in the same transaction. */
export function createHonour(ctx: Context, personId: PersonId, input: HonourInput): Promise<Honour> {
  return once(
    ctx,
    (id) => load(ctx.table, honours, childKey(id), id),
    async () => {
      await mentorInReach(ctx, input)
      const id = ctx.ids.honour(personId)
      const created: Honour = { ...input, id, personId, provenance: assertedNow(ctx, 'public'), ...firstStamp(ctx.now) }
      await write(
        ctx,
        [{ entity: id, type: 'honour', subject: personId, action: 'create', after: created }],
        [
          { kind: 'put', item: honours.toItem(created), expect: 'absent' },
          personExists(personId),
          ...mentorWrites(undefined, created),
          ...organizationsExist(input),
        ],
      )
      return created
    },
  )
}

/** Changes an honour; throws `stale-version` when `expected` is not its version. */
export async function changeHonour(
  ctx: Context,
  id: HonourId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Honour> {
  const before = await getHonour(ctx, id)
  expectVersion(before, expected)
  const input = honourInput.parse(patch(inputOf(honourInput, before)))
  if (input.mentorId !== before.mentorId) await mentorInReach(ctx, input)
  const provenance = assertedNow(ctx, before.provenance.visibility)
  const after: Honour = { ...replaced(honourInput, before, input), provenance, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'honour', subject: personOf(id), action: 'change', before, after }],
    [
      { kind: 'put', item: honours.toItem(after), expect: { version: expected }, refusal: stale() },
      ...mentorWrites(before, after),
      ...organizationsExist(input),
    ],
  )
  return after
}

/** The honour of this id; throws `not-found`. */
export function getHonour(ctx: Context, id: HonourId): Promise<Honour> {
  return load(ctx.table, honours, childKey(id), id)
}

/** All honours of a person. */
export function honoursOf(ctx: Context, personId: PersonId): Promise<Honour[]> {
  return readAll(ctx.table, honours, { pk: `P#${personId}`, prefix: 'H#' })
}

/** The mentor's side of an honour, if it names a mentor. */
export function mirror(held: Honour): Mentoring | undefined {
  if (held.mentorId === undefined) return undefined
  return {
    honourId: held.id,
    personId: held.mentorId,
    menteeId: held.personId,
    honour: held.honour,
    cohort: held.cohort,
  }
}

/** To name a mentor writes into what is kept of them. */
async function mentorInReach(ctx: Context, { mentorId }: HonourInput): Promise<void> {
  if (mentorId !== undefined) await requireReferred(ctx, 'person.read', mentorId, 'mentorId')
}

function mentorWrites(before: Honour | undefined, after: Honour): Write[] {
  const now = mirror(after)
  const gone = before?.mentorId !== undefined && before.mentorId !== after.mentorId ? before : undefined
  if (now?.personId === after.personId)
    throw refuse('cycle', 'mentorId', '导师不能是本人。', 'Nobody is their own mentor.')
  return [
    ...(now === undefined ? [] : putMirror(now)),
    ...(gone?.mentorId === undefined ? [] : [removeMirror(gone.mentorId, gone.id)]),
  ]
}

function putMirror(now: Mentoring): Write[] {
  return [
    { kind: 'put', item: mentorings.toItem(now), expect: 'anything' },
    {
      kind: 'check',
      key: keyOf.person(now.personId),
      expect: 'current',
      refusal: unknownReference('mentorId', now.personId),
    },
  ]
}

function removeMirror(mentor: PersonId, id: HonourId): Write {
  return { kind: 'delete', key: keyOf.mentoring(mentor, id), expect: 'anything' }
}

function organizationsExist({ sponsorId, organizerId }: HonourInput): Write[] {
  const named = Object.entries({ sponsorId, organizerId })
  return named.flatMap(([field, id]) => (id === undefined ? [] : [organizationExists(id, unknownReference(field, id))]))
}
