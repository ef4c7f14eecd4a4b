import { isDeepStrictEqual } from 'node:util'
import { type FactName, factNames, type Person, person } from './person.ts'
import type { Merging } from './person-merge.ts'
import type { Provenance } from './provenance.ts'

/** What the survivor took of the one merged away, and what had no room. */
export type TakenFacts = Pick<Merging, 'took' | 'added' | 'unfit'>

type Facts = Record<string, unknown>
type Sources = Record<string, Provenance>

/**
 * The survivor with what it lacked: its own facts stay; facts that it has none of are taken with their provenance; lists are united as far as
 * the schema has room; other names become aliases. A death is taken too. What is not taken stays with the one merged away.
 */
export function withFactsOf(survivor: Person, loser: Person): { readonly person: Person; readonly taken: TakenFacts } {
  const facts: Facts = { ...survivor }
  const provenance: Sources = { ...survivor.provenance }
  const taken: { took: string[]; added: Record<string, unknown[]>; unfit: Record<string, unknown[]> } = {
    took: [],
    added: {},
    unfit: {},
  }
  for (const fact of factNames.options) {
    const [mine, theirs] = [survivor[fact], loser[fact]]
    if (Array.isArray(theirs)) {
      const own: unknown[] = Array.isArray(mine) ? mine : []
      const news = missing(fact, own, fact === 'names' ? aliases(survivor, loser) : theirs)
      const room = Math.max(0, most(fact) - own.length)
      if (news.length > 0) taken.added[fact] = news.slice(0, room)
      if (news.length > room) taken.unfit[fact] = news.slice(room)
      facts[fact] = [...own, ...news.slice(0, room)]
      if (own.length > 0 || news.length === 0 || room === 0) continue
    } else if (mine === undefined && theirs !== undefined) {
      taken.took.push(fact)
      facts[fact] = theirs
    } else continue
    const source = loser.provenance[fact]
    if (source !== undefined) provenance[fact] = source
  }
  if (survivor.identity === undefined && loser.identity !== undefined) {
    taken.took.push('identity')
    facts.identity = loser.identity
  }
  if (survivor.death === undefined && loser.death !== undefined) {
    taken.took.push('death')
    Object.assign(facts, { status: 'deceased', death: loser.death })
  }
  return { person: asPerson(survivor, facts, provenance), taken }
}

/** The survivor without what it had taken and what has stayed as it was: `from` is the one who was merged away. */
export function withoutFactsOf(survivor: Person, from: Person, { took, added }: TakenFacts): Person {
  const facts: Facts = { ...survivor }
  const provenance: Sources = { ...survivor.provenance }
  for (const fact of factNames.options) {
    const [mine, news] = [survivor[fact], added[fact]]
    if (Array.isArray(mine) && news !== undefined) {
      const rest = without(mine, news)
      // Nobody is without a name: the last one stays, wherever it came from.
      facts[fact] = fact === 'names' && rest.length === 0 ? mine : rest
      if (rest.length === 0 && fact !== 'names') Reflect.deleteProperty(provenance, fact)
    }
    if (!took.includes(fact) || !isDeepStrictEqual(mine, from[fact])) continue
    Reflect.deleteProperty(facts, fact)
    Reflect.deleteProperty(provenance, fact)
  }
  if (took.includes('identity') && survivor.identity?.hash === from.identity?.hash)
    Reflect.deleteProperty(facts, 'identity')
  if (took.includes('death') && survivor.death?.on === from.death?.on) {
    Reflect.deleteProperty(facts, 'death')
    facts.status = 'active'
  }
  return asPerson(survivor, facts, provenance)
}

/** The names of the one merged away that the survivor does not have; what was their official name is another name of one person now. */
function aliases(survivor: Person, loser: Person): Person['names'] {
  const known = new Set(survivor.names.map(({ text }) => text))
  return loser.names
    .filter(({ text }, at) => !known.has(text) && loser.names.findIndex((each) => each.text === text) === at)
    .map((name) => ({ ...name, kind: name.kind === 'official' ? 'alias' : name.kind }))
}

/** Of identifiers a second one of a scheme in which a person has one only is no more of theirs than of anybody's: it stays where it was. */
function missing(fact: FactName, own: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const isNew = (each: unknown, at: number) =>
    !own.some((other) => isDeepStrictEqual(other, each)) &&
    theirs.findIndex((other) => isDeepStrictEqual(other, each)) === at
  const news = theirs.filter(isNew)
  if (fact !== 'identifiers') return news
  const orcid = (each: unknown) => schemeOf(each) === 'orcid'
  return own.some(orcid) ? news.filter((each) => !orcid(each)) : news
}

function schemeOf(identifier: unknown): unknown {
  return typeof identifier === 'object' && identifier !== null ? Reflect.get(identifier, 'scheme') : undefined
}

function without(all: readonly unknown[], some: readonly unknown[]): unknown[] {
  return all.filter((each) => !some.some((other) => isDeepStrictEqual(other, each)))
}

/** Entries that the schema allows in a list. */
function most(fact: FactName): number {
  const full = listLimits[fact]
  return full ?? 0
}

const listLimits: Partial<Record<FactName, number>> = {
  names: 20,
  employments: 30,
  disciplines: 10,
  talentCategories: 10,
  delegateRoles: 20,
  languages: 20,
  educations: 20,
  identifiers: 10,
  contacts: 20,
}

function asPerson(of: Person, facts: Facts, provenance: Sources): Person {
  const said = Object.fromEntries(
    factNames.options.flatMap((fact) => (facts[fact] === undefined ? [] : [[fact, facts[fact]]])),
  )
  const kept: Record<string, unknown> = { ...of }
  for (const fact of factNames.options) Reflect.deleteProperty(kept, fact)
  for (const beside of ['death', 'identity']) Reflect.deleteProperty(kept, beside)
  const death = facts.death === undefined ? {} : { death: facts.death }
  const identity = facts.identity === undefined ? {} : { identity: facts.identity }
  return person.parse({ ...kept, ...said, ...death, ...identity, status: facts.status, provenance })
}
