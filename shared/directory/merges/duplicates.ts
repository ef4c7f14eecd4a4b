import type { Identifier } from '../../domain/identifier.ts'
import type { PersonId } from '../../domain/ids.ts'
import { personId } from '../../domain/ids.ts'
import { mainName } from '../../domain/names.ts'
import type { Person } from '../../domain/person.ts'
import { type Sameness, sameness } from '../../domain/sameness.ts'
import { keyOf, namedUnder } from '../../table/keys.ts'
import { people } from '../../table/people.ts'
import { queryOnce } from '../../table/read.ts'
import { holdsPerson } from '../access/person-reach.ts'
import { areaOf } from '../access/reaching.ts'
import type { Collection } from '../collection.ts'
import type { Context } from '../context.ts'
import { ownersOf } from '../identifier-lookup.ts'
import { readCollection } from '../person-record.ts'
import { readCollections } from '../profiles.ts'
import { findAll } from '../read.ts'
import { whereNow } from '../where-now.ts'
import { areDifferent, differentOnes, pairOf } from './not-the-same.ts'

/** Most people of one name that are looked at: more namesakes than these are told apart by no list. */
export const duplicateLimits = { namesakes: 50, page: 50 } as const

/** A person with their collection. */
export type Whole = Collection & { readonly person: Person }

/** Two people who may be one, smaller id first, with what speaks for it. */
export type Pair = Sameness & { readonly a: Whole; readonly b: Whole }

/**
 * Who may be the same as a person, likeliest first: people of a name of theirs, or with the same wrong or internal number. Those who contradict
 * them, and those who are on record as not the same, are left out. By an index that may lag a moment.
 */
export async function duplicatesOf(ctx: Context, id: PersonId): Promise<readonly Pair[]> {
  return duplicatesOfWhole(ctx, await readCollection(ctx, id))
}

/** The same of somebody who was read already. */
export async function duplicatesOfWhole(ctx: Context, whole: Whole): Promise<readonly Pair[]> {
  const { person } = whole
  const ids = await likely(ctx, person)
  if (ids.size === 0) return []
  const [different, found] = await Promise.all([differentOnes(ctx, person), readCollections(ctx.table, [...ids])])
  const area = await areaOf(ctx, 'person.merge')
  const reached = await Promise.all(
    found.map(
      async ({ person: them, ...rest }) => them !== undefined && holdsPerson(ctx, area, { ...rest, person: them }),
    ),
  )
  return found
    .flatMap((other, at): Pair[] => {
      const { person: them } = other
      if (them === undefined || !reached[at] || them.status === 'merged' || areDifferent(different, them)) return []
      const theirs: Whole = { ...other, person: them }
      const alike = sameness(whole, theirs)
      if (alike === undefined) return []
      const [a, b] = pairOf(person.id, them.id).a === person.id ? [whole, theirs] : [theirs, whole]
      return [{ ...alike, a, b }]
    })
    .sort((one, other) => other.score - one.score || (keyOfPair(one) < keyOfPair(other) ? -1 : 1))
}

/** A pair as text: each has one. */
export function keyOfPair({ a, b }: Pair): string {
  return `${a.person.id}/${b.person.id}`
}

/** Whether somebody's duplicates can hold another: not the same both ways, for people are listed under their main name alone. */
export function finds({ person }: Whole, { person: other }: Whole): boolean {
  const named = namedUnder(mainName(other.names))
  return person.names.some(({ text }) => namedUnder(text) === named) || sharesNumber(person, other)
}

function sharesNumber(person: Person, other: Person): boolean {
  const isSame = (a: Identifier) => (b: Identifier) => a.scheme === b.scheme && a.value === b.value
  return loose(person).some((each) => other.identifiers.some(isSame(each)))
}

/** Identifiers that several may hold: wrong ones, and internal numbers. */
function loose({ identifiers }: Person): readonly Identifier[] {
  return identifiers.filter(({ scheme, valid }) => !valid || scheme === 'internal')
}

async function likely(ctx: Context, person: Person): Promise<ReadonlySet<PersonId>> {
  const names = [...new Set(person.names.map(({ text }) => namedUnder(text)))]
  const shared = loose(person)
  const [namesakes, owners] = await Promise.all([
    Promise.all(names.map((pk) => queryOnce(ctx.table, { index: 'GS1', pk }, duplicateLimits.namesakes, undefined))),
    Promise.all(shared.map(({ scheme, value }) => ownersOf(ctx, scheme, value))),
  ])
  const named = namesakes.flatMap(({ items }) => items.map((item) => people.fromItem(item)))
  const owning = await findAll(
    ctx.table,
    people,
    owners.flat().flatMap((owner) => {
      const { data } = personId.safeParse(owner)
      return data === undefined ? [] : [keyOf.person(data)]
    }),
  )
  const ids = new Set<PersonId>()
  for (const { id, merged } of [...named, ...owning]) {
    const now = merged === undefined ? id : ((await whereNow(ctx.table, id)) ?? id)
    if (now !== person.id) ids.add(personId.parse(now))
  }
  return ids
}
