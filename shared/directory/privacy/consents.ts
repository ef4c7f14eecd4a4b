import { type Day, dayOf } from '../../domain/dates.ts'
import { type ConsentId, type PersonId, personId as personIdOf, personOf } from '../../domain/ids.ts'
import type { PersonalConsent, PersonalConsentInput } from '../../domain/personal-consent.ts'
import { firstStamp } from '../../domain/record.ts'
import { refuse } from '../../errors.ts'
import { childKey, keyOf } from '../../table/keys.ts'
import { personalConsents } from '../../table/privacy.ts'
import type { Context } from '../context.ts'
import { once } from '../idempotency.ts'
import { getPerson } from '../people.ts'
import { load, nothingThere, readAll, unknownReference } from '../read.ts'
import { whereNow } from '../where-now.ts'
import { organizationExists, personExists, write } from '../write.ts'

/** Records a consent of a person, who is there. */
export function recordPersonalConsent(
  ctx: Context,
  personId: PersonId,
  input: PersonalConsentInput,
): Promise<PersonalConsent> {
  return once(
    ctx,
    (id) => load(ctx.table, personalConsents, childKey(id), id),
    async () => {
      const today = dayOf(ctx.now)
      if (input.givenOn > today)
        throw refuse(
          'invalid-input',
          'givenOn',
          `同意的日期 ${input.givenOn} 在今天（${today}）之后；请在本人同意之后再记录。`,
          `${input.givenOn} lies after today (${today}); record a consent once it was given.`,
        )
      await getPerson(ctx, personId)
      const id = ctx.ids.consent(personId)
      const created: PersonalConsent = { ...input, id, personId, recordedBy: ctx.actor.id, ...firstStamp(ctx.now) }
      const { recipientId } = input
      await write(
        ctx,
        [{ entity: id, type: personalConsents.type, subject: personId, action: 'create', after: created }],
        [
          { kind: 'put', item: personalConsents.toItem(created), expect: 'absent' },
          personExists(personId),
          ...(recipientId === undefined
            ? []
            : [organizationExists(recipientId, unknownReference('recipientId', recipientId))]),
        ],
      )
      return created
    },
  )
}

/** All consents of a person, those among them that were given under records merged into theirs; strongly consistent. */
export async function consentsOf(ctx: Pick<Context, 'table'>, personId: PersonId): Promise<PersonalConsent[]> {
  const { absorbed = [] } = await getPerson(ctx, personId)
  const lists = await Promise.all(
    [personId, ...absorbed].map((id) =>
      readAll(ctx.table, personalConsents, { pk: keyOf.person(id).PK, prefix: 'C#' }),
    ),
  )
  return lists.flat().sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
}

/** A consent of this person; throws `not-found` for somebody else's. */
export async function getPersonalConsent(
  ctx: Pick<Context, 'table'>,
  personId: PersonId,
  id: ConsentId,
): Promise<PersonalConsent> {
  const { absorbed = [] } = await getPerson(ctx, personId)
  if (![personId, ...absorbed].includes(personOf(id))) throw nothingThere(id)
  return load(ctx.table, personalConsents, childKey(id), id)
}

/** The last day on which a person has withdrawn a consent to this recipient for this purpose; undefined where they have not. */
export async function lastWithdrawal(
  ctx: Pick<Context, 'table'>,
  id: PersonId,
  { recipientId, purpose }: Pick<PersonalConsentInput, 'recipientId' | 'purpose'>,
): Promise<Day | undefined> {
  const now = personIdOf.parse((await whereNow(ctx.table, id)) ?? id)
  const days = (await consentsOf(ctx, now)).flatMap((each) =>
    each.recipientId === recipientId && each.purpose === purpose ? (each.withdrawn?.on ?? []) : [],
  )
  return days.sort().at(-1)
}
