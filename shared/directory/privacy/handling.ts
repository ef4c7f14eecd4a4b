import { dayOf } from '../../domain/dates.ts'
import { type Handling, type HandlingInput, handlingInput, initialHandling } from '../../domain/handling.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import { refuse } from '../../errors.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import { handlings } from '../../table/privacy.ts'
import type { Context } from '../context.ts'
import { inputOf } from '../input-of.ts'
import { getPerson } from '../people.ts'
import { find, findAll, unknownReference } from '../read.ts'
import { organizationExists, personExists, replacing, write } from '../write.ts'

/** Why a record is kept, and whether anybody has said so yet: `stated` is missing while it is as it was from the creation on. */
export type HandlingNow = { readonly says: HandlingInput; readonly stated: Handling | undefined }

/** Why a person's record is kept; throws `not-found`, and `Moved`. */
export async function getHandling(ctx: Pick<Context, 'table'>, id: PersonId): Promise<HandlingNow> {
  const [person, stated] = await Promise.all([getPerson(ctx, id), find(ctx.table, handlings, keyOf.handling(id))])
  return handlingOf(person, stated)
}

/** Of a person who has been read: what somebody has said, else what stands from the creation on. */
export function handlingOf(
  person: Pick<Person, 'provenance' | 'createdAt'>,
  stated: Handling | undefined,
): HandlingNow {
  return {
    says: stated === undefined ? initialHandling(person) : handlingInput.parse(inputOf(handlingInput, stated)),
    stated,
  }
}

/** Why the records of many people are kept, by id; those who are not there, or merged away, are left out. */
export async function handlingsOf(
  ctx: Pick<Context, 'table'>,
  ids: readonly PersonId[],
): Promise<ReadonlyMap<string, HandlingNow>> {
  const [found, stated] = await Promise.all([
    findAll(ctx.table, people, ids.map(keyOf.person)),
    findAll(ctx.table, handlings, ids.map(keyOf.handling)),
  ])
  const byId = new Map<string, Handling>(stated.map((each) => [each.personId, each]))
  return new Map(
    found
      .filter(({ merged }) => merged === undefined)
      .map((person) => [person.id, handlingOf(person, byId.get(person.id))]),
  )
}

/** Says why a person's record is kept, in place of what was said before (`expected`, undefined for the first time). */
export async function changeHandling(
  ctx: Context,
  personId: PersonId,
  expected: number | undefined,
  input: HandlingInput,
): Promise<Handling> {
  const { stated: before } = await getHandling(ctx, personId)
  const { custodianId, retainUntil } = input
  const today = dayOf(ctx.now)
  if (retainUntil !== undefined && retainUntil !== before?.retainUntil && retainUntil < today)
    throw refuse(
      'invalid-input',
      'retainUntil',
      `保存期限 ${retainUntil} 已过（今天 ${today}）；请写今天或以后的日期，或删除此人的记录。`,
      `${retainUntil} has passed (today is ${today}); give today or a later day, or erase the record.`,
    )
  const { stamp, expect, action } = replacing(ctx.now, before, expected, alreadyStated)
  const after: Handling = { ...input, personId, ...stamp }
  await write(
    ctx,
    [{ entity: `${personId}/handling`, type: handlings.type, subject: personId, action, before, after }],
    [
      { kind: 'put', item: handlings.toItem(after), expect },
      personExists(personId),
      ...(custodianId === undefined
        ? []
        : [organizationExists(custodianId, unknownReference('custodianId', custodianId))]),
    ],
  )
  return after
}

const alreadyStated = refuse(
  'version-required',
  'If-Match',
  '此人的处理依据已经写明；修改须带 If-Match，写上读取时所得的 ETag。',
  'The ground of this record is stated already; a change needs If-Match with the ETag that reading gave.',
)
