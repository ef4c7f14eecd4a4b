import type { Identity } from '../domain/identity-number.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Person, type PersonInput, personInput } from '../domain/person.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { Moved } from '../errors.ts'
import type { Write } from '../table/commit.ts'
import { identifierWrites, identityWrites } from '../table/identifiers.ts'
import { keyOf } from '../table/keys.ts'
import { people } from '../table/people.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { factProvenance } from './provenance.ts'
import { load, unknownReference } from './read.ts'
import { movedOr } from './where-now.ts'
import { expectVersion, organizationExists, stale, write } from './write.ts'

/** Creates a person, with the identity number where it is known; every fact given is asserted now, by this actor, from the source of the request. */
export function createPerson(ctx: Context, input: PersonInput, identity?: Identity): Promise<Person> {
  return once(
    ctx,
    (id) => load(ctx.table, people, { PK: `P#${id}`, SK: 'A' }, id),
    async () => {
      const id = ctx.ids.person()
      const created: Person = {
        ...input,
        id,
        status: 'active',
        ...(identity === undefined ? {} : { identity }),
        provenance: factProvenance(ctx, undefined, input),
        ...firstStamp(ctx.now),
      }
      await write(
        ctx,
        [{ entity: id, type: 'person', subject: id, action: 'create', after: created }],
        [
          { kind: 'put', item: people.toItem(created), expect: 'absent' },
          ...identifierWrites(id, [], input.identifiers),
          ...identityWrites(id, undefined, identity),
          ...employersExist(input),
        ],
      )
      return created
    },
  )
}

/** Changes what is said of a person; facts that stay the same keep their provenance. The identity number stays where `identity` is undefined, and goes where it is null. */
export async function changePerson(
  ctx: Context,
  id: PersonId,
  expected: number,
  patch: (input: unknown) => unknown,
  identity?: Identity | null,
): Promise<Person> {
  const before = await getPerson(ctx, id)
  expectVersion(before, expected)
  const input = personInput.parse(patch(inputOf(personInput, before)))
  const { identity: known, ...kept } = replaced(personInput, before, input)
  const next = identity === undefined ? known : (identity ?? undefined)
  const after: Person = {
    ...kept,
    ...(next === undefined ? {} : { identity: next }),
    provenance: factProvenance(ctx, before, input),
    ...nextStamp(before, ctx.now),
  }
  await write(
    ctx,
    [{ entity: id, type: 'person', subject: id, action: 'change', before, after }],
    [
      { kind: 'put', item: people.toItem(after), expect: { version: expected }, refusal: stale() },
      ...identifierWrites(id, before.identifiers, input.identifiers),
      ...identityWrites(id, before.identity, after.identity),
      ...employersExist(input),
    ],
  )
  return after
}

/** The person of this id, without their collection; throws `not-found`, and `Moved` for one who was merged away. */
export async function getPerson(ctx: Pick<Context, 'table'>, id: PersonId): Promise<Person> {
  const person = await load(ctx.table, people, keyOf.person(id), id)
  if (person.merged !== undefined) throw await movedOr(ctx.table, id, 'id', new Moved(id, person.merged.into))
  return person
}

function employersExist({ employments }: PersonInput): Write[] {
  const seen = new Set<string>()
  return employments.flatMap(({ organizationId }, at) => {
    if (organizationId === undefined || seen.has(organizationId)) return []
    seen.add(organizationId)
    return [organizationExists(organizationId, unknownReference(`employments.${at}.organizationId`, organizationId))]
  })
}
