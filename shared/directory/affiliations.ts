import { type Affiliation, type AffiliationInput, affiliationInput } from '../domain/affiliation.ts'
import type { AffiliationId, PersonId } from '../domain/ids.ts'
import { firstStamp, nextStamp } from '../domain/record.ts'
import { refuse } from '../errors.ts'
import { childKey, keyOf } from '../table/keys.ts'
import { organizations } from '../table/organizations.ts'
import { affiliations } from '../table/people.ts'
import type { Context } from './context.ts'
import { once } from './idempotency.ts'
import { inputOf, replaced } from './input-of.ts'
import { assertedNow } from './provenance.ts'
import { load, readAll, refer } from './read.ts'
import { expectVersion, personExists, stale, write } from './write.ts'

/** Affiliates a person to an overseas talent network. */
export function createAffiliation(ctx: Context, personId: PersonId, input: AffiliationInput): Promise<Affiliation> {
  return once(
    ctx,
    (id) => load(ctx.table, affiliations, childKey(id), id),
    async () => {
      await checkNetwork(ctx, input)
      const id = ctx.ids.affiliation(personId)
      const created: Affiliation = {
        ...input,
        id,
        personId,
        provenance: assertedNow(ctx, 'internal'),
        ...firstStamp(ctx.now),
      }
      await write(
        ctx,
        [{ entity: id, type: 'affiliation', subject: personId, action: 'create', after: created }],
        [{ kind: 'put', item: affiliations.toItem(created), expect: 'absent' }, personExists(personId)],
      )
      return created
    },
  )
}

/** Changes an affiliation; throws `stale-version` when `expected` is not its version. */
export async function changeAffiliation(
  ctx: Context,
  id: AffiliationId,
  expected: number,
  patch: (input: unknown) => unknown,
): Promise<Affiliation> {
  const before = await getAffiliation(ctx, id)
  expectVersion(before, expected)
  const input = affiliationInput.parse(patch(inputOf(affiliationInput, before)))
  await checkNetwork(ctx, input)
  const provenance = assertedNow(ctx, before.provenance.visibility)
  const after: Affiliation = { ...replaced(affiliationInput, before, input), provenance, ...nextStamp(before, ctx.now) }
  await write(
    ctx,
    [{ entity: id, type: 'affiliation', subject: before.personId, action: 'change', before, after }],
    [{ kind: 'put', item: affiliations.toItem(after), expect: { version: expected }, refusal: stale() }],
  )
  return after
}

/** The affiliation of this id; throws `not-found`. */
export function getAffiliation(ctx: Context, id: AffiliationId): Promise<Affiliation> {
  return load(ctx.table, affiliations, childKey(id), id)
}

/** All affiliations of a person. */
export function affiliationsOf(ctx: Context, personId: PersonId): Promise<Affiliation[]> {
  return readAll(ctx.table, affiliations, { pk: `P#${personId}`, prefix: 'N#' })
}

/** Kinds of organization never change into or out of a network unnoticed: this reads the network as it is now. */
async function checkNetwork(ctx: Context, { networkId }: AffiliationInput): Promise<void> {
  const network = await refer(ctx.table, organizations, keyOf.organization(networkId), 'networkId', networkId)
  if (network.kind === 'overseas-network') return
  throw refuse(
    'invalid-input',
    'networkId',
    `${networkId} 不是海外人才网络。`,
    `${networkId} is not an overseas talent network.`,
  )
}
