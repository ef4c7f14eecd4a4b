import * as z from 'zod'
import { principalId } from '../../access/grant.ts'
import type { Erasure, ErasureWork } from '../../domain/erasure.ts'
import { erasureReasons } from '../../domain/erasure.ts'
import type { PersonId } from '../../domain/ids.ts'
import { mainName } from '../../domain/names.ts'
import type { Person } from '../../domain/person.ts'
import { firstStamp } from '../../domain/record.ts'
import type { Write } from '../../table/commit.ts'
import { identifierWrites, identityWrites } from '../../table/identifiers.ts'
import { keyOf, namedUnder } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import { erasures } from '../../table/privacy.ts'
import { casesOf, nominees } from '../../table/referrals.ts'
import type { Context } from '../context.ts'
import type { ImportContext } from '../imports/import-context.ts'
import { getPerson } from '../people.ts'
import { find, findAll, readAll } from '../read.ts'
import { expectVersion, stale, write } from '../write.ts'
import { expectErasable } from './erasure-obstacles.ts'
import { eraseKnown } from './settle-erasure.ts'

/** What a user says of an erasure: why, and who decided it, which is a claim beside the one who asks. */
export const erasureInput = z.strictObject({ reason: z.enum(erasureReasons), decidedBy: principalId.optional() })

/**
 * Erases a person. From the first commit on they are not there for any reader: the record itself goes in it, with its name key and identifiers. Then everything
 * that is known to be theirs goes, in steps that resume when the same call is made again; a job goes over the whole table for the rest (`carryOnErasure`).
 */
export async function erasePerson(
  request: ImportContext,
  id: PersonId,
  expected: number,
  input: z.infer<typeof erasureInput>,
): Promise<Erasure> {
  // Erased again is erased once, so it needs no idempotency key.
  const ctx = { ...request, idempotency: undefined }
  const begun = (await find(ctx.table, erasures, keyOf.erasure(id))) ?? (await begin(ctx, id, expected, input))
  if (begun.status === 'erased') return begun
  await ctx.jobs.send({ kind: 'erasure', personId: id })
  await eraseKnown(ctx, begun)
  return begun
}

async function begin(
  ctx: ImportContext,
  id: PersonId,
  expected: number,
  { reason, decidedBy }: z.infer<typeof erasureInput>,
): Promise<Erasure> {
  const person = await getPerson(ctx, id)
  expectVersion(person, expected)
  await expectErasable(ctx, person)
  const absorbed = person.absorbed ?? []
  const begun: Erasure = {
    id,
    status: 'erasing',
    reason,
    startedBy: ctx.actor.id,
    ...(decidedBy === undefined ? {} : { decidedBy }),
    absorbed,
    startedAt: ctx.now.toISOString(),
    mentions: [],
    work: await workOf(ctx, person),
    ...firstStamp(ctx.now),
  }
  const { work: _, ...told } = begun
  const writes: Write[] = [
    { kind: 'delete', key: keyOf.person(id), expect: { version: expected }, refusal: stale() },
    { kind: 'put', item: erasures.toItem(begun), expect: 'absent' },
    ...identifierWrites(id, person.identifiers, []),
    ...identityWrites(id, person.identity, undefined),
  ]
  // Sent ahead, so that a crash right after the commit is not the end of it; where nothing was begun it finds nothing to do.
  await ctx.jobs.send({ kind: 'erasure', personId: id }, aheadSeconds)
  await write(ctx, [{ entity: id, type: 'erasure', subject: id, action: 'erase', after: told }], writes)
  return begun
}

/** Longer than a request may take. */
const aheadSeconds = 60

/** Shorter ones are not one person's: an internal number 7 is in every other text. */
const least = 5

/** What is looked for: collected before the record goes, for afterwards nobody knows it. */
async function workOf(ctx: Context, person: Person): Promise<ErasureWork> {
  const ids = [person.id, ...(person.absorbed ?? [])]
  const records = [person, ...(await findAll(ctx.table, people, (person.absorbed ?? []).map(keyOf.person)))]
  const names = [...new Set(records.flatMap((each) => each.names.map(({ text }) => text)))]
  const values = records.flatMap(({ contacts, identifiers, identity, merged }) => [
    ...contacts.map(({ value }) => value),
    ...(identity === undefined ? [] : [identity.hash]),
    ...[...identifiers, ...(merged?.identifiers ?? [])].map(({ value }) => value),
  ])
  const nominations = await Promise.all(
    ids.map((id) => readAll(ctx.table, nominees, { index: 'GS1', pk: casesOf(id) })),
  )
  return {
    names,
    sole: await soleNames(ctx, new Set<string>(ids), names),
    values: [...new Set(values)].filter((value) => value.length >= least),
    cases: [...new Set(nominations.flat().map(({ referralId }) => referralId))],
    pass: 0,
    found: 0,
  }
}

/** Names that nobody else has as the main one: found elsewhere, they mean this person. */
async function soleNames(ctx: Context, ids: ReadonlySet<string>, names: readonly string[]): Promise<string[]> {
  const namesakes = await Promise.all(
    names.map((name) => readAll(ctx.table, people, { index: 'GS1', pk: namedUnder(name) })),
  )
  const others = namesakes.map((all) => all.filter((each) => !ids.has(each.id)))
  return names.filter(
    (name, at) => name.length > 1 && (others[at] ?? []).every((each) => mainName(each.names) !== name),
  )
}
