import type { Correction } from '../../domain/correction.ts'
import { dayOf } from '../../domain/dates.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Person } from '../../domain/person.ts'
import type { Lineage, NotSame } from '../../domain/person-merge.ts'
import type { PersonalConsent } from '../../domain/personal-consent.ts'
import type { Ruling } from '../../domain/ruling.ts'
import { keyOf } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import type { Context } from '../context.ts'
import { lineagesOf } from '../merges/lineage-steps.ts'
import { differentOnes } from '../merges/not-the-same.ts'
import { organizationNames } from '../organization-names.ts'
import { type PersonRecord, readPerson } from '../person-record.ts'
import { findAll } from '../read.ts'
import { consentsOf } from './consents.ts'
import { correctionsOf } from './corrections.ts'
import { type DisclosedCase, disclosedCases } from './disclosed-cases.ts'
import { type DisclosedImport, disclosedImports } from './disclosed-imports.ts'
import { disclosedTrail } from './disclosed-trail.ts'
import { getHandling, type HandlingNow } from './handling.ts'

/** What is held on a person as far as whoever asks reaches, with where it comes from and whom it went to (art. 45 of the law). */
export type Disclosure = {
  readonly record: PersonRecord
  readonly rulings: readonly Ruling[]
  readonly handling: HandlingNow
  readonly consents: readonly PersonalConsent[]
  readonly corrections: readonly Correction[]
  readonly cases: readonly DisclosedCase[]
  readonly imports: readonly DisclosedImport[]
  /** How many more there are where whoever asks does not reach. */
  readonly elsewhere: { readonly cases: number; readonly imports: number }
  /** Records that were merged into this one, and where things went between them. */
  readonly absorbed: readonly Person[]
  readonly moves: readonly Lineage[]
  readonly notSame: readonly NotSame[]
  readonly looks: Awaited<ReturnType<typeof disclosedTrail>>['looks']
  readonly writes: Awaited<ReturnType<typeof disclosedTrail>>['writes']
  /** Names of the organizations that are named, by id. */
  readonly organizations: ReadonlyMap<string, string>
}

/** Gathers what is held on a person; throws `not-found`, and `Moved`. The caller puts the look on record before it answers. */
export async function disclose(ctx: Context, id: PersonId): Promise<Disclosure> {
  const record = await readPerson(ctx, id, dayOf(ctx.now))
  const { person } = record
  const ids = [id, ...(person.absorbed ?? [])]
  const [handling, consents, corrections, ofCases, absorbed, moves, notSame, trail] = await Promise.all([
    getHandling(ctx, id),
    consentsOf(ctx, id),
    correctionsOf(ctx, id),
    disclosedCases(ctx, id),
    findAll(ctx.table, people, (person.absorbed ?? []).map(keyOf.person)),
    Promise.all(ids.map((each) => lineagesOf(ctx, each))),
    differentOnes(ctx, person),
    disclosedTrail(ctx, ids),
  ])
  const { cases } = ofCases
  const { imports, elsewhere } = await disclosedImports(
    ctx,
    new Set<string>(ids),
    [...importsIn(record, absorbed), ...trail.writes.flatMap(({ importId }) => importId ?? [])],
    record.memberships.map(({ organizationId }) => organizationId),
  )
  const organizations = await organizationNames(ctx, [
    ...[...record.organizations.values()].map((each) => each.id),
    ...cases.map(({ recipientId }) => recipientId),
    ...consents.flatMap(({ recipientId }) => recipientId ?? []),
    ...imports.map(({ organizationId }) => organizationId),
    ...(handling.says.custodianId === undefined ? [] : [handling.says.custodianId]),
  ])
  const { rulings } = record
  return {
    record,
    rulings,
    handling,
    consents,
    corrections,
    cases,
    imports,
    elsewhere: { cases: ofCases.elsewhere, imports: elsewhere },
    absorbed,
    moves: moves.flat(),
    notSame,
    ...trail,
    organizations,
  }
}

/** The imports that facts and memberships say they come from: a source names its import first. */
function importsIn(record: PersonRecord, absorbed: readonly Person[]): string[] {
  const sources = [
    ...[record.person, ...absorbed].flatMap(({ provenance }) => Object.values(provenance).map((each) => each?.source)),
    ...record.memberships.map(({ provenance }) => provenance.source),
  ]
  return sources.flatMap((source) => source?.ref.split(' ')[0] ?? [])
}
