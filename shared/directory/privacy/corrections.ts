import { isDeepStrictEqual } from 'node:util'
import * as z from 'zod'
import { levelOf } from '../../access/fields.ts'
import { type Correction, type CorrectionInput, type CorrectionState, dueOf } from '../../domain/correction.ts'
import { dayOf } from '../../domain/dates.ts'
import { type CorrectionId, type PersonId, personId as personIdOf, personOf } from '../../domain/ids.ts'
import { factNames, personInput } from '../../domain/person.ts'
import { firstStamp, nextStamp } from '../../domain/record.ts'
import { remark } from '../../domain/text.ts'
import { Forbidden, refuse } from '../../errors.ts'
import { childKey, correctionsIn, keyOf } from '../../table/keys.ts'
import { type Page, type Position, readPage } from '../../table/page.ts'
import { corrections } from '../../table/privacy.ts'
import { holdsPersonId } from '../access/person-reach.ts'
import { areaOf, hasPermission } from '../access/reaching.ts'
import type { Context } from '../context.ts'
import { once } from '../idempotency.ts'
import { inputOf } from '../input-of.ts'
import { changePerson, getPerson } from '../people.ts'
import { load, readAll } from '../read.ts'
import { whereNow } from '../where-now.ts'
import { expectVersion, personExists, stale, write } from '../write.ts'

/** What a user says of how a request ended; a refusal says why. `personVersion` goes with a patch of the person that carries the correction out. */
export const closingInput = z
  .strictObject({
    state: z.enum(['accepted', 'refused', 'withdrawn']),
    reason: remark.optional(),
    patch: z.record(z.string(), z.unknown()).optional(),
    personVersion: z.int().min(1).optional(),
  })
  .refine(({ state, reason }) => state !== 'refused' || reason !== undefined, {
    error: 'reason-missing',
    path: ['reason'],
  })
  .refine(({ patch, personVersion }) => (patch === undefined) === (personVersion === undefined), {
    error: 'patch-version',
    path: ['personVersion'],
  })
  .refine(({ state, patch }) => patch === undefined || state === 'accepted', { error: 'patch-state', path: ['patch'] })

/** How a request ended, with the change of the person that carries it out. */
export type Closing = Pick<z.infer<typeof closingInput>, 'state' | 'reason'> & {
  readonly change?: PersonChange | undefined
}

/** The change of a person that carries a request out; `fields` are the facts that it names. */
type PersonChange = {
  readonly personVersion: number
  readonly fields: readonly string[]
  readonly patch: (input: unknown) => unknown
}

/** Records a request of a person for correction. */
export function requestCorrection(ctx: Context, personId: PersonId, input: CorrectionInput): Promise<Correction> {
  return once(
    ctx,
    (id) => load(ctx.table, corrections, childKey(id), id),
    async () => {
      const today = dayOf(ctx.now)
      const receivedOn = input.receivedOn ?? today
      if (receivedOn > today)
        throw refuse(
          'invalid-input',
          'receivedOn',
          `收到日期 ${receivedOn} 在今天（${today}）之后。`,
          `${receivedOn} lies after today (${today}).`,
        )
      await getPerson(ctx, personId)
      const id = ctx.ids.correction(personId)
      const created: Correction = {
        ...input,
        id,
        personId,
        state: 'open',
        receivedOn,
        dueOn: dueOf(receivedOn),
        recordedBy: ctx.actor.id,
        ...firstStamp(ctx.now),
      }
      await write(
        ctx,
        [{ entity: id, type: corrections.type, subject: personId, action: 'create', after: created }],
        [{ kind: 'put', item: corrections.toItem(created), expect: 'absent' }, personExists(personId)],
      )
      return created
    },
  )
}

/** A request by id; throws `not-found`. */
export function getCorrection(ctx: Pick<Context, 'table'>, id: CorrectionId): Promise<Correction> {
  return load(ctx.table, corrections, childKey(id), id)
}

/** All requests of a person, also under records merged into theirs, the oldest first. */
export async function correctionsOf(ctx: Pick<Context, 'table'>, personId: PersonId): Promise<Correction[]> {
  const { absorbed = [] } = await getPerson(ctx, personId)
  const lists = await Promise.all(
    [personId, ...absorbed].map((id) => readAll(ctx.table, corrections, { pk: keyOf.person(id).PK, prefix: 'Q#' })),
  )
  return lists.flat().sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

/** Requests in a state, the one that is due first before the others. */
export function listCorrections(
  ctx: Context,
  state: CorrectionState,
  limit: number,
  from: Position | undefined,
): Promise<Page<Correction>> {
  return readPage(ctx.table, [{ index: 'GS1', pk: correctionsIn(state) }], limit, from, corrections.fromItem)
}

/**
 * Ends a request, on the version that the caller has seen. Where it is accepted with a change of the person, that is made first, and a call that is made
 * again after a crash finds it made.
 */
export async function closeCorrection(
  request: Context,
  id: CorrectionId,
  expected: number,
  { state, reason, change }: Closing,
): Promise<Correction> {
  const ctx = { ...request, idempotency: undefined }
  const before = await getCorrection(ctx, id)
  expectVersion(before, expected)
  if (before.state !== 'open') throw closedAlready(before)
  const personId = await ownerNow(ctx, id)
  if (change !== undefined) {
    await expectSeen(ctx, personId, change.fields)
    if (!(await isMade(ctx, personId, change))) await changePerson(ctx, personId, change.personVersion, change.patch)
  }
  const closed = { at: ctx.now.toISOString(), by: ctx.actor.id, ...(reason === undefined ? {} : { reason }) }
  const after: Correction = { ...before, state, closed, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: corrections.type, subject: personId, action: state, before, after }],
    [{ kind: 'put', item: corrections.toItem(after), expect: { version: expected }, refusal: stale() }],
  )
  return after
}

/** Whether the call was made before: by the version first, so that no wrong guess is told from a right one by somebody who has seen no version. */
async function isMade(ctx: Context, personId: PersonId, { personVersion, patch }: PersonChange): Promise<boolean> {
  const person = await getPerson(ctx, personId)
  if (person.version !== personVersion + 1) return false
  const said = inputOf(personInput, person)
  return isDeepStrictEqual(personInput.parse(said), personInput.parse(patch(said)))
}

/** Throws `forbidden`, naming them, where a change is of restricted facts and whoever makes it may not see those of the person. */
async function expectSeen(ctx: Context, personId: PersonId, fields: readonly string[]): Promise<void> {
  const restricted = fields.filter((field) => restrictedFacts.has(field))
  if (restricted.length === 0) return
  const isOpen =
    hasPermission(ctx, 'person.restricted') &&
    (await holdsPersonId(ctx, await areaOf(ctx, 'person.restricted'), personId))
  if (isOpen) return
  const zh = '您无权查看这项信息，也就不能在更正请求中修改它；请交由有权查看的人办理。'
  const en = 'You may not see this fact, so a request for correction of it is carried out by somebody who may.'
  throw new Forbidden(
    'person.restricted',
    restricted.map((field) => ({ path: `patch.${field}`, zh, en })),
  )
}

const restrictedFacts: ReadonlySet<string> = new Set(factNames.options.filter((fact) => levelOf[fact] === 'restricted'))

/** Whose request it is, under the id that they have since records were merged. */
async function ownerNow(ctx: Context, id: CorrectionId): Promise<PersonId> {
  const owner = personOf(id)
  const now = await whereNow(ctx.table, owner)
  return now === undefined ? owner : personIdOf.parse(now)
}

function closedAlready({ state }: Correction) {
  return refuse(
    'wrong-state',
    'state',
    `这项更正请求已经办结（${state}）；如有新的内容，请另行提出。`,
    `This request is closed (${state}); make another one if there is more to correct.`,
  )
}
