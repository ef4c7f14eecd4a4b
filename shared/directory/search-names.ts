import * as z from 'zod'
import { dayOf } from '../domain/dates.ts'
import { organizationId } from '../domain/ids.ts'
import type { Organization } from '../domain/organization.ts'
import { certainOf } from '../index/postings/certain-of.ts'
import type { Document } from '../index/postings/document.ts'
import type { StoredCard } from '../index/postings/index-reader.ts'
import type { OpenIndex } from '../index/postings/open-index.ts'
import type { OrdinalSet } from '../index/postings/ordinal-set.ts'
import { nameLimits } from '../names/name-limits.ts'
import { matchOf, type NameMatch, type StoredName } from '../names/name-match.ts'
import type { NameQuery } from '../names/name-query.ts'
import { organizationTiers } from '../names/organization-tiers.ts'
import { personTiers } from '../names/person-tiers.ts'
import { keyOf } from '../table/keys.ts'
import { organizations } from '../table/organizations.ts'
import { hasPermission } from './access/reaching.ts'
import { searchScope } from './access/search-scope.ts'
import type { Context } from './context.ts'
import { keptAmong, type NameCandidates, type NameReader, nameCandidates } from './name-candidates.ts'
import { findAll } from './read.ts'
import { type PersonSummary, readPeople } from './read-people.ts'

/** Opens the live index for a request: its lists and cards, whom of people whoever asks may read, and up to when it knows the directory. */
export type OpenNames = (
  ctx: Context,
) => Promise<{ readonly reader: NameReader; readonly reached?: NameSearch['reached']; readonly dataAsOf: Date }>

/** What bears names. */
export const namedTypes = ['person', 'organization'] as const

/** A kind of thing that bears names. */
export type NamedType = (typeof namedTypes)[number]

/** A search by name: what was typed, as typed and as it was read, and whom it is for. */
export type NameSearch = {
  readonly text: string
  readonly query: NameQuery
  readonly types: readonly NamedType[]
  readonly limit: number
  readonly cursor: string | undefined
  /** Of some people those whom whoever asks may read; everybody when left out. */
  readonly reached?: ((people: OrdinalSet) => Promise<OrdinalSet>) | undefined
}

/** Somebody found by a name, as the table has them now, and how the name fits. */
export type NameHit =
  | { readonly type: 'person'; readonly match: NameMatch; readonly person: PersonSummary }
  | { readonly type: 'organization'; readonly match: NameMatch; readonly organization: Organization }

/** A page of hits; without `exact` the total is the most that it can be. */
export type NamesFound = {
  readonly hits: readonly NameHit[]
  readonly total: number
  readonly exact: boolean
  readonly nextCursor: string | undefined
}

/**
 * Finds people and organizations by name in three rounds: lists, cards, the table. Whole names come before beginnings and those before
 * parts, as far as the lists can tell, and within a page official names before former ones. The cursor is a place in that order, so nobody
 * is skipped or repeated while others come and go; a page may be short of `limit`. Throws `invalid-cursor`.
 */
export async function searchNames(ctx: Context, reader: NameReader, search: NameSearch): Promise<NamesFound> {
  const { text, query, limit, cursor, reached } = search
  const types = search.types.filter((type) => type === 'organization' || hasPermission(ctx, 'person.read'))
  const bound = { search: 'names', text, types }
  const after = cursor === undefined ? undefined : ctx.cursors.open(cursor, bound, place)
  const tiers = types.flatMap((type) => (type === 'person' ? personTiers(query) : organizationTiers(query)))
  const listed = await nameCandidates(reader, tiers)
  const candidates = reached === undefined ? listed : await inReach(reader, query, listed, reached)

  const exact = candidates.doubtful.size <= nameLimits.verified
  const window = windowAfter(candidates, after, limit, exact)
  const doubtful = exact ? candidates.doubtful.toArray() : []
  const cards = await reader.readCards([...new Set([...window.map(({ ordinal }) => ordinal), ...doubtful])])

  const fits = (ordinal: number) => fitsCard(query, candidates, ordinal, cards.get(ordinal))
  const refuted = new Set(doubtful.filter((ordinal) => !fits(ordinal)))
  const shown = window.filter(({ ordinal }) => !refuted.has(ordinal) && fits(ordinal)).slice(0, limit)
  const last = shown.length === limit ? shown.at(-1) : window.at(-1)
  const more = last !== undefined && isMoreAfter(candidates, last, refuted)
  return {
    hits: await readHits(ctx, query, candidates, shown, cards),
    total: candidates.sure.size + candidates.doubtful.size - refuted.size,
    exact,
    nextCursor: more ? ctx.cursors.seal(last, bound) : undefined,
  }
}

/** Of some people those whom whoever asks may read, by the index; undefined where they may read everybody. */
export async function reachedIn(ctx: Context, open: OpenIndex): Promise<NameSearch['reached']> {
  const scope = hasPermission(ctx, 'person.read') ? await searchScope(ctx, 'person.read') : undefined
  return scope && ((people) => certainOf(open, scope, dayOf(ctx.now), people))
}

/** Without the people out of reach: they are not counted either. Organizations everybody may read. */
async function inReach(
  reader: NameReader,
  query: NameQuery,
  candidates: NameCandidates,
  reached: NonNullable<NameSearch['reached']>,
): Promise<NameCandidates> {
  const { sure, doubtful } = await nameCandidates(reader, organizationTiers(query))
  const people = await reached(candidates.sure.or(candidates.doubtful))
  return keptAmong(candidates, people.or(sure).or(doubtful))
}

/** A place in the order of candidates: the number of the extent, then the ordinal. */
const place = z.strictObject({ extent: z.int(), ordinal: z.int() })
type Place = z.infer<typeof place>

/** The places whose cards are read for a page: `limit` certain ones and the doubtful among them, or twice as many where none is looked at. */
function windowAfter(
  candidates: NameCandidates,
  after: Place | undefined,
  limit: number,
  exact: boolean,
): readonly Place[] {
  const window: Place[] = []
  let certain = 0
  for (const each of placesAfter(candidates, after)) {
    window.push(each)
    if (candidates.sure.has(each.ordinal)) certain++
    if (exact ? certain === limit : window.length === limit * 2) break
  }
  return window
}

function isMoreAfter(candidates: NameCandidates, last: Place, refuted: ReadonlySet<number>): boolean {
  for (const { ordinal } of placesAfter(candidates, last)) if (!refuted.has(ordinal)) return true
  return false
}

function* placesAfter({ byExtent }: NameCandidates, after: Place = { extent: -1, ordinal: -1 }): Generator<Place> {
  for (const [extent, { ordinals }] of byExtent.entries()) {
    if (extent < after.extent) continue
    for (const ordinal of ordinals.values())
      if (extent > after.extent || ordinal > after.ordinal) yield { extent, ordinal }
  }
}

/** Whether one of the names on the card fits: lists of several names may have come together by chance. */
function fitsCard(
  query: NameQuery,
  candidates: NameCandidates,
  ordinal: number,
  card: StoredCard | undefined,
): boolean {
  if (card === undefined) return false
  const names = namesOn(card.document)
  const stored = names.map((text) => ({ text, kind: 'official' }))
  return matchOf(query, card.document.kind, stored, candidates.proofsOf(ordinal, new Set(names))) !== undefined
}

/** The hits of a page as the table has them; whoever has lost the name since they were listed is left out. */
async function readHits(
  ctx: Context,
  query: NameQuery,
  candidates: NameCandidates,
  shown: readonly Place[],
  cards: ReadonlyMap<number, StoredCard>,
): Promise<readonly NameHit[]> {
  const found = shown.flatMap(({ ordinal }) => {
    const document = cards.get(ordinal)?.document
    return document === undefined ? [] : [{ ordinal, document, id: document.facts.id }]
  })
  const idsOf = (type: NamedType) => found.flatMap(({ id, document }) => (document.kind === type ? [id] : []))
  const organizationKeys = idsOf('organization').map((id) => keyOf.organization(organizationId.parse(id)))
  const [people, organizationsFound] = await Promise.all([
    readPeople(ctx, idsOf('person'), dayOf(ctx.now)),
    findAll(ctx.table, organizations, organizationKeys),
  ])
  const organizationOf = new Map<string, Organization>(organizationsFound.map((each) => [each.id, each]))
  const hits = found.flatMap(({ ordinal, document, id }): NameHit[] => {
    const matching = (names: readonly StoredName[]) =>
      matchOf(query, document.kind, names, candidates.proofsOf(ordinal, new Set(namesOn(document))))
    const person = people.get(id)
    const organization = organizationOf.get(id)
    const match = matching(person?.person.names ?? organization?.names ?? [])
    if (match === undefined) return []
    if (person !== undefined) return [{ type: 'person', match, person }]
    return organization === undefined ? [] : [{ type: 'organization', match, organization }]
  })
  return hits.toSorted((a, b) => a.match.rank - b.match.rank)
}

function namesOn({ kind, facts }: Document): readonly string[] {
  return kind === 'person' ? facts.single.names.split('\n') : facts.names
}
